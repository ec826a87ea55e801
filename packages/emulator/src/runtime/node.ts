import { webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { readPackageFile } from './package-file.node.ts';
import type { Address, FetchHandler, Listener, Runtime } from './runtime.ts';
import { openStateFile } from './state-file.node.ts';
import { explainListening, onFile } from './system-errors.node.ts';

const loopback = '127.0.0.1';

/** How long a listener that closes waits for the answers that are under way. */
const GRACE_IN_MS = 500;

export const runtime: Runtime = {
  // Node 18 has no `globalThis.crypto`. The cast: @types/node and the DOM library have separate types for one object.
  crypto: webcrypto as Crypto,
  listen,
  openStateFile: (path) => onFile('createEmulator(): persist', path, 'write', () => openStateFile(path)),
  readPackageFile,
};

async function listen(fetch: FetchHandler, { host, port }: Address): Promise<Listener> {
  const toNodeListener = await importRequestListener();
  const { listener, RESPONSE_ALREADY_SENT } = toNodeListener;
  const answer = async (request: Request, env: unknown) => {
    const { incoming, outgoing } = env as HttpBindings;
    outgoing.once('finish', () => discardRest(incoming));
    try {
      const response = await fetch(request);
      // Node reads a body to its end after the response, unless something has begun to read it.
      if (!incoming.complete) incoming.read(0);
      return response;
    } catch {
      // Only a fault makes the handler reject: it closes the connection.
      incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    }
  };
  const server = createServer(listener(answer, { overrideGlobalObjects: false, hostname: loopback }));

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListening(error, { host, port })));
    server.listen(port, host, resolve);
  });

  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${urlHostOf(host)}:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE_IN_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** How much of a body is discarded after the response, so that the connection can be used again. */
const MAXIMUM_DISCARDED_BYTES = 16 * 1024 * 1024;

/**
 * Discards what the handler has left of a body. Above the maximum, it reads no further, and @hono/node-server closes the
 * connection half a second after the response. Without this function it always does: its stream pauses the request.
 */
function discardRest(incoming: HttpBindings['incoming']): void {
  if (incoming.complete) return;
  let discarded = 0;
  incoming.removeAllListeners('data');
  incoming.on('data', ({ length }: Uint8Array) => {
    discarded += length;
    if (discarded > MAXIMUM_DISCARDED_BYTES) incoming.pause();
  });
  incoming.resume();
}

/** Every address of this machine includes loopback. */
function urlHostOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return loopback;
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @hono/node-server defines `globalThis.crypto` on Node 18 when it loads. Tests that use this emulator must see the
 * runtime as it is, so this function removes the property again.
 */
async function importRequestListener() {
  const hadCrypto = 'crypto' in globalThis;
  const { getRequestListener: listener } = await import('@hono/node-server');
  const { RESPONSE_ALREADY_SENT } = await import('@hono/node-server/utils/response');
  if (!hadCrypto) Reflect.deleteProperty(globalThis, 'crypto');
  return { listener, RESPONSE_ALREADY_SENT };
}
