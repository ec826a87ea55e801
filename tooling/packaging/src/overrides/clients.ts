import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../open-sandbox.ts';
import { packagingRoot } from '../workspace.ts';

/** A package manager that a test can run. */
export interface Client {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Why it cannot run here, for the name of the skipped test. */
  readonly missing?: string | undefined;
}

const installed = (path: string): string => join(packagingRoot, 'node_modules', path);

/** Returns the clients of a package manager: yarn has two, whose settings differ. */
export function findClient(
  manager: string,
  { env, pnpm, registryUrl, directory }: Sandbox,
): readonly Client[] {
  const clients: Readonly<Record<string, readonly Client[]>> = {
    npm: [{ name: 'npm', command: ['npm'], env }],
    pnpm: [{ name: 'pnpm', command: pnpm, env }],
    yarn: [
      ofFile('yarn 1', installed('yarn/bin/yarn.js'), {
        ...env,
        npm_config_registry: registryUrl,
        YARN_CACHE_FOLDER: join(directory, 'yarn-1-cache'),
      }),
      ofFile('yarn 4', installed('@yarnpkg/cli-dist/bin/yarn.js'), {
        ...env,
        YARN_NPM_REGISTRY_SERVER: registryUrl,
        YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
        YARN_ENABLE_TELEMETRY: '0',
        // The packages of the test were published a moment ago.
        YARN_NPM_MINIMAL_AGE_GATE: '0',
        YARN_NODE_LINKER: 'node-modules',
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_GLOBAL_FOLDER: join(directory, 'yarn-4'),
      }),
    ],
    bun: [ofProgram('bun', installed('bun/bin/bun.exe'), { ...env, BUN_CONFIG_REGISTRY: registryUrl })],
  };
  return clients[manager] ?? [];
}

const ofFile = (name: string, path: string, env: Client['env']): Client => ({
  name,
  command: [process.execPath, path],
  env,
  missing: reasonOf(path),
});

const ofProgram = (name: string, path: string, env: Client['env']): Client => ({
  name,
  command: [path],
  env,
  missing: reasonOf(path),
});

const reasonOf = (path: string): string | undefined =>
  existsSync(path) ? undefined : ` (skipped: there is no ${path})`;
