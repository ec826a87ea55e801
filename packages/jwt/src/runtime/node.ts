/** The runtime seam for Node: 18.17 has no `globalThis.crypto`. */
import crypto from 'node:crypto';
import process from 'node:process';
import type { Runtime } from './runtime.ts';

export const runtime: Runtime = {
  // Node's own type of the same object.
  subtle: () => crypto.webcrypto.subtle as SubtleCrypto,
  readEnvironment: (name) => process.env[name],
};
