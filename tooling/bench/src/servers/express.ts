import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as official from '@clerk/express';
import * as ours from '@x/adapters/express';
import { createClerkClient } from '@x/backend';
import express, { type Express } from 'express';
import type { Contenders } from './keys.ts';

async function listen(app: Express): Promise<number> {
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The address of a server that listens on a port has this type.
  return (server.address() as AddressInfo).port;
}

async function startOurs(clerk: ReturnType<typeof createClerkClient>): Promise<number> {
  const app = express();
  app.use(ours.clerkMiddleware(clerk));
  app.get('/notes', ours.requireAuth(), (req, res) => void res.json({ of: ours.getAuth(req).userId }));
  return listen(app);
}

export const contenders: Contenders = {
  'no auth': async () => {
    const app = express();
    app.get('/notes', (_req, res) => void res.json({ of: 'user_ada' }));
    return listen(app);
  },
  'empty middleware': async () => {
    const app = express();
    app.use((_req, _res, next) => void Promise.resolve().then(() => next()));
    app.get('/notes', (_req, res) => void res.json({ of: 'user_ada' }));
    return listen(app);
  },
  official: async (keys) => {
    const app = express();
    app.use(official.clerkMiddleware(keys));
    app.get('/notes', (req, res) => {
      const { userId } = official.getAuth(req);
      if (userId) {
        res.json({ of: userId });
      } else {
        res.status(401).end();
      }
    });
    return listen(app);
  },
  ours: (keys) => startOurs(createClerkClient(keys)),
  'ours, remembering tokens': (keys) => startOurs(createClerkClient({ ...keys, tokenCacheSize: 500 })),
};
