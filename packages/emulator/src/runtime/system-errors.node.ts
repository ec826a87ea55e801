import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import type { Address } from './runtime.ts';

type Advice = Readonly<Record<string, string>>;

const ANY_FILE = {
  EISDIR: 'is a directory: pass the path of a file',
  ENOTDIR: 'leads through a file that is not a directory',
  EACCES: 'is not accessible for this user: permission denied',
  EPERM: 'is not accessible for this user: permission denied',
  EROFS: 'is on a file system that is read-only',
  ENAMETOOLONG: 'has a name that is too long',
  ELOOP: 'is a symbolic link that leads back to itself',
  ERR_INVALID_ARG_VALUE: 'contains a null character',
};

const READING: Advice = { ...ANY_FILE, ENOENT: 'does not exist' };
const WRITING: Advice = { ...ANY_FILE, ENOENT: 'is in a directory that does not exist: create it first' };

const PORT: Advice = {
  EADDRINUSE: 'is in use: stop the other program, or pass 0 for any free port',
  EACCES: 'is not open to this user: pass a port from 1024, or 0 for any free port',
};

const NOT_HERE = 'is not an address of this machine: pass 127.0.0.1, or 0.0.0.0 for all addresses';
const HOST: Advice = { EADDRNOTAVAIL: NOT_HERE, EINVAL: NOT_HERE, ENOTFOUND: NOT_HERE, EAI_AGAIN: NOT_HERE };

/** Runs work on a file that a setting names. Rejects with a `ConfigError` that names the setting and the path. */
export async function onFile<T>(
  setting: string,
  path: string,
  use: 'read' | 'write',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error, `${setting}: ${quote(path)}`, use === 'read' ? READING : WRITING);
  }
}

/** Returns a `ConfigError` for an address that the operating system rejects, and every other error as it is. */
export function explainListening(error: unknown, { host, port }: Address): unknown {
  const explained = explain(error, `createEmulator(): host ${quote(host)}`, HOST);
  return explain(explained, `createEmulator(): port ${port}`, PORT);
}

function explain(error: unknown, subject: string, advice: Advice): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!Object.hasOwn(advice, code)) return error;
  return new ConfigError(`${subject} ${advice[code]} (${code}).`, { cause: error });
}
