import { runWith, type StartApp } from './app.ts';
import { createApp } from './hono.ts';
import { openSocket, serve } from './serve-in-bun.ts';

const start: StartApp = async (clerk) => {
  const app = createApp(clerk, (messageOf) => async (c) => openSocket(c.req.raw, messageOf(c), c.env.server));
  return serve((request, server) => app.fetch(request, { server }));
};

export const run = runWith(start);
