import type { AddressInfo } from 'node:net';
import * as official from '@clerk/fastify';
import * as ours from '@x/adapters/fastify';
import { createClerkClient } from '@x/backend';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Contenders } from './keys.ts';

async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  // The address of a server that listens on a port has this type.
  return (app.server.address() as AddressInfo).port;
}

async function startOurs(clerk: ReturnType<typeof createClerkClient>): Promise<number> {
  const app = Fastify();
  await app.register(ours.clerkPlugin, { clerk });
  app.get('/notes', { preHandler: ours.requireAuth() }, async (request) => ({
    of: ours.getAuth(request).userId,
  }));
  return listen(app);
}

export const contenders: Contenders = {
  'no auth': async () => {
    const app = Fastify();
    app.get('/notes', async () => ({ of: 'user_ada' }));
    return listen(app);
  },
  'empty middleware': async () => {
    const app = Fastify();
    app.addHook('onRequest', async () => {});
    app.get('/notes', async () => ({ of: 'user_ada' }));
    return listen(app);
  },
  official: async (keys) => {
    const app = Fastify();
    await app.register(official.clerkPlugin, keys);
    app.get('/notes', async (request, reply) => {
      const { userId } = official.getAuth(request);
      return userId ? { of: userId } : reply.code(401).send();
    });
    return listen(app);
  },
  ours: (keys) => startOurs(createClerkClient(keys)),
  'ours, remembering tokens': (keys) => startOurs(createClerkClient({ ...keys, tokenCacheSize: 500 })),
};
