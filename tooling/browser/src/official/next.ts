import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import type { Server } from '../apps/app.ts';
import { type Environment, outputOf, runNode, stop } from './run-node.ts';

const DIRECTORY = fileURLToPath(new URL('./next/', import.meta.url));
const PROGRAM = createRequire(import.meta.url).resolve('next/dist/bin/next');

function runNext(parameters: readonly string[], env: Environment) {
  return runNode([PROGRAM, ...parameters], { ...env, NEXT_TELEMETRY_DISABLED: '1' }, DIRECTORY);
}

/** An application on Next.js. Its build writes variables of the environment into the pages and the middleware. */
export const next: Server = {
  name: '@clerk/nextjs',
  loadsClerkJs: true,
  async start({ env = {} }) {
    const started = Date.now();
    const build = runNext(['build'], env);
    build.stdout.resume();
    const [code] = await once(build, 'exit');
    if (code !== 0) {
      throw new Error(`next build exited with ${code}.`);
    }
    console.info(`next build took ${Math.round((Date.now() - started) / 1000)} s.`);
    const port = await getPort({ host: '127.0.0.1' });
    // The middleware rewrites to the host name of the page, and Next.js serves a rewrite to another name as a proxy.
    const server = runNext(['start', '--hostname', 'localhost', '--port', String(port)], env);
    await outputOf(server, /Ready in/);
    return { url: `http://localhost:${port}`, close: () => stop(server) };
  },
};
