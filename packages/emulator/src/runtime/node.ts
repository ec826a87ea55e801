import { webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import type { FetchHandler, Listener, Runtime } from './runtime.ts';

const loopback = '127.0.0.1';

export const runtime: Runtime = {
  // Node 18 has no `globalThis.crypto`. The cast: @types/node and the DOM library have separate types for one object.
  crypto: webcrypto as Crypto,
  listen,
};

async function listen(fetch: FetchHandler, port: number): Promise<Listener> {
  const toNodeListener = await importRequestListener();
  const server = createServer(toNodeListener(fetch, { overrideGlobalObjects: false, hostname: loopback }));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });

  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${loopback}:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @hono/node-server defines `globalThis.crypto` on Node 18 when it loads. Tests that use this emulator must see the
 * runtime as it is, so this function removes the property again.
 */
async function importRequestListener() {
  const hadCrypto = 'crypto' in globalThis;
  const { getRequestListener } = await import('@hono/node-server');
  if (!hadCrypto) Reflect.deleteProperty(globalThis, 'crypto');
  return getRequestListener;
}
