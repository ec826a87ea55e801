import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Command, findPnpm } from './find-pnpm.ts';
import { startRegistry } from './start-registry.ts';

/** A place to publish and install packages without the settings and caches of this machine. */
export interface Sandbox {
  /** A temporary directory, which contains everything that the sandbox writes. */
  readonly directory: string;
  readonly registryUrl: string;
  /** The whole environment of commands that use the registry of the sandbox. */
  readonly env: Readonly<Record<string, string>>;
  readonly pnpm: Command;
}

export interface OpenSandbox extends Sandbox {
  /** Stops the registry and removes the directory. */
  close(): Promise<void>;
}

export async function openSandbox(): Promise<OpenSandbox> {
  const pnpm = await findPnpm();
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'x-packaging-')));
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    const registry = await startRegistry(join(directory, 'registry'));
    const home = await createHome(directory, registry.url);
    const close = async () => {
      await registry.close();
      await remove();
    };
    return { directory, registryUrl: registry.url, pnpm, env: createEnv(home, pnpm), close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** npm and pnpm read their settings from the home directory and keep their caches there. */
async function createHome(directory: string, registryUrl: string): Promise<string> {
  const home = join(directory, 'home');
  await mkdir(home);
  const settings = [
    `registry=${registryUrl}`,
    // The registry accepts every token, but npm and pnpm do not publish without one.
    `${registryUrl.replace('http:', '')}:_authToken=anybody`,
    'audit=false',
    'fund=false',
    'update-notifier=false',
  ];
  await writeFile(join(home, '.npmrc'), `${settings.join('\n')}\n`);
  return home;
}

function createEnv(home: string, [pnpmProgram]: Command): Record<string, string> {
  const path = [dirname(pnpmProgram), process.env['PATH'] ?? ''].join(delimiter);
  return { HOME: home, PATH: path };
}
