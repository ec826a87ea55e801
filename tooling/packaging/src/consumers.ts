import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagingRoot, readManifest } from './workspace.ts';

/** A project under `consumers/` that uses our packages as users do. */
export interface Consumer {
  /** The name of its directory, which contains the programs `main.mjs` and `main.cjs`. */
  readonly name: string;
  readonly installs: readonly string[];
  /** Exactly the packages that `node_modules` then contains. */
  readonly gets: readonly string[];
  /** Whether its types need the globals of Node. */
  readonly needsNode?: true;
}

/** The version in the catalog of this repository. */
const { version: UNDICI_VERSION } = await readManifest(join(packagingRoot, 'node_modules/undici'));

const backend = [
  '@x/auth-state',
  '@x/backend',
  '@x/errors',
  '@x/jwt',
  '@x/proxy',
  '@x/rest-client',
  '@x/webhooks',
];

export const consumers: readonly Consumer[] = [
  { name: 'jwt', installs: ['@x/jwt'], gets: ['@x/errors', '@x/jwt'] },
  { name: 'backend', installs: ['@x/backend'], gets: backend },
  { name: 'libraries', installs: backend, gets: backend },
  {
    name: 'undici',
    installs: ['@x/rest-client', `undici@${UNDICI_VERSION}`],
    gets: ['@x/errors', '@x/rest-client', 'undici'],
    needsNode: true,
  },
  {
    name: 'emulator',
    installs: ['@x/backend', '@x/emulator'],
    gets: [...backend, '@x/emulator', '@hono/node-server', '@noble/hashes', 'hono', 'yaml'],
  },
];

export function consumerDirectory(name: string): string {
  return fileURLToPath(new URL(`../consumers/${name}/`, import.meta.url));
}
