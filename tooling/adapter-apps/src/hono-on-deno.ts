import { runWith, type StartApp } from './app.ts';
import { createApp } from './hono.ts';
import { openSocket, serve } from './serve-in-deno.ts';

const start: StartApp = async (clerk) => {
  const app = createApp(clerk, (messageOf) => async (c) => openSocket(c.req.raw, messageOf(c)));
  return serve((request) => app.fetch(request));
};

export const run = runWith(start);
