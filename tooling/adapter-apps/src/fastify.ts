import websocket from '@fastify/websocket';
import { clerkPlugin, getAuth, requireAuth } from '@x/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { runWith, type StartApp } from './app.ts';
import { ADMIN, ANY, greeting, MACHINE, SIGN_IN, soon, who } from './routes.ts';

async function addRoutes(routes: FastifyInstance): Promise<void> {
  routes.get('/who', async (request) => who(getAuth(request)));
  routes.get('/slow', async (request) => soon().then(() => who(getAuth(request))));
  routes.get('/cacheable', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send({}),
  );
  routes.get('/cookies', async (_request, reply) =>
    reply.code(201).header('set-cookie', 'a=1').header('set-cookie', 'b=2').send(''),
  );
  routes.get('/protected', { preHandler: requireAuth() }, async (request) => who(getAuth(request)));
  routes.get('/page', { preHandler: requireAuth(SIGN_IN) }, async (request) => who(getAuth(request)));
  routes.get('/admin', { preHandler: requireAuth(ADMIN) }, async (request) => who(getAuth(request)));
  routes.get('/machine', { preHandler: requireAuth(MACHINE) }, async () => ({}));
  routes.get('/socket', { preHandler: requireAuth(), websocket: true }, (socket, request) =>
    socket.send(greeting(getAuth(request))),
  );
  routes.post('/echo', async (request) => request.body);
  routes.options('/preflight', async (_request, reply) => reply.code(204).send());
}

export const start: StartApp = async (clerk) => {
  const app = Fastify();
  await app.register(websocket);
  await app.register(clerkPlugin, { clerk, ...ANY });
  await app.register(addRoutes);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => app.close() };
};

export const run = runWith(start);
