import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readPem } from './signing-key.ts';

/** Reads a YAML file if its name says so, and otherwise a JSON file. `createEmulator()` validates the content. */
export async function readData(path: string | undefined) {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8');
  return /\.ya?ml$/i.test(path) ? readYaml(text, path) : readJson(text, path);
}

/** Reads a private key as a JWK or as PEM. */
export async function readSigningKey(path: string | undefined) {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8');
  return text.trimStart().startsWith('{') ? readJson(text, path) : readPem(text, path);
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
    throw new TypeError(`${path} is not YAML: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
