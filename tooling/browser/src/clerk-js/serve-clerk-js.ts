import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { App } from '../apps/app.ts';

/** The main file of the package lies next to the file of a script tag, which it does not export. */
const DIRECTORY = dirname(createRequire(import.meta.url).resolve('@clerk/clerk-js'));

/** Serves the files of `@clerk/clerk-js` from `node_modules`, in place of a content delivery network. */
export async function serveClerkJs(): Promise<App> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = await readFile(join(DIRECTORY, basename(pathname))).catch(() => undefined);
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': 'text/javascript' });
    response.end(content);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on a port has this type.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
