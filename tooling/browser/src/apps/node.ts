import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '@x/adapters/node';
import type { Keys, Server } from './app.ts';
import { answerClock, createClient } from './create-client.ts';
import { GUARD, GUARDED_PATH, MOUNT_PATH } from './options.ts';
import { respond } from './pages.ts';

/** Creates what answers the requests of a server. */
export function createListener(keys: Keys): RequestListener {
  const clerk = createClient(keys);
  const handlerWith = (signedOut: 'pass' | 'sign-in') =>
    createHandler(clerk, (request, { auth }) => respond(auth, request, keys.publishableKey), {
      organizationSyncOptions: {
        organizationPatterns: [...GUARD.organizationSyncOptions.organizationPatterns],
        personalAccountPatterns: [...GUARD.organizationSyncOptions.personalAccountPatterns],
      },
      signedOut,
    });
  const open = handlerWith('pass');
  const guarded = handlerWith('sign-in');
  return (request, response) => {
    const url = request.url ?? '/';
    if (answerClock({ url }) !== undefined) {
      response.writeHead(204).end();
      return undefined;
    }
    const isMounted = url.startsWith(`${MOUNT_PATH}/`);
    const own = isMounted ? url.slice(MOUNT_PATH.length) : url;
    // So does a router that is mounted under a path.
    const message = Object.assign(request, { url: own, originalUrl: url });
    return (own.split('?')[0] === GUARDED_PATH ? guarded : open)(message, response);
  };
}

/** The application on `node:http`. */
export const node: Server = {
  name: 'node:http',
  async start(keys, port = 0) {
    const server = createServer(createListener(keys)).listen(port, '127.0.0.1');
    await once(server, 'listening');
    // The address of a server that listens on a port has this type.
    const address = server.address() as AddressInfo;
    return {
      url: `http://localhost:${address.port}`,
      async close() {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      },
    };
  },
};
