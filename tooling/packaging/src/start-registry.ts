import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { run } from './run.ts';

export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

interface Upstream {
  url: string;
  /** Certificates as PEM. */
  ca?: string;
}

/**
 * Starts a registry in this process, on a free port of the loopback interface. It keeps its files in `directory`. It
 * serves our own packages itself, and fetches all others from the registry in the settings of npm.
 */
export async function startRegistry(directory: string): Promise<Registry> {
  const server: Server = await runServer({
    configPath: join(directory, 'config.yaml'),
    storage: join(directory, 'storage'),
    auth: { htpasswd: { file: join(directory, 'htpasswd') } },
    uplinks: { upstream: await readUpstream() },
    packages: {
      '@x/*': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'fatal' },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  // The cast: the address of a server that listens on a port is an object.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => close(server) };
}

/** Reads the settings of npm. The registry can be a mirror with its own certificate authority. */
async function readUpstream(): Promise<Upstream> {
  const [url, ca] = await Promise.all([readNpmSetting('registry'), readNpmSetting('cafile')]);
  return ca === 'null' || ca === '' ? { url } : { url, ca: await readFile(ca, 'utf8') };
}

async function readNpmSetting(name: string): Promise<string> {
  const { stdout } = await run('npm', ['config', 'get', name], { cwd: process.cwd() });
  return stdout.trim();
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
  server.closeAllConnections();
  await closed;
}
