import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { onFile } from '../runtime/system-errors.node.ts';
import { readPem } from './signing-key.ts';

/** Reads a YAML file if its name says so, and otherwise a JSON file. `createEmulator()` validates the content. */
export async function readData(flag: 'seed' | 'import', path: string | undefined) {
  if (path === undefined) return undefined;
  const text = await readText(flag, path);
  return /\.ya?ml$/i.test(path) ? readYaml(text, path) : readJson(text, path);
}

/** Reads a private key as a JWK or as PEM. */
export async function readSigningKey(path: string | undefined) {
  if (path === undefined) return undefined;
  const text = await readText('signing-key', path);
  return text.trimStart().startsWith('{') ? readJson(text, path) : readPem(text, path);
}

async function readText(flag: string, path: string): Promise<string> {
  const bytes = await onFile(`--${flag}`, path, 'read', () => readFile(path));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TypeError(`${path} is not UTF-8 text. Save it as UTF-8.`, { cause });
  }
  if (text.trim() === '') throw new TypeError(`${path} is empty.`);
  return text;
}

function readJson(text: string, path: string) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError(`${path} is not JSON: ${messageOf(cause)}`, { cause });
  }
}

function readYaml(text: string, path: string) {
  try {
    return parse(text, { logLevel: 'error' });
  } catch (cause) {
    throw new TypeError(`${path} is not YAML: ${firstLineOf(messageOf(cause))}`, { cause });
  }
}

/** The lines after it show the place in the file. */
function firstLineOf(message: string): string {
  return message.replace(/:?\n.*$/s, '');
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
