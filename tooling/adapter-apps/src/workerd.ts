import { createClient, type Keys } from './app.ts';
import { createApp as createFetchApp } from './fetch.ts';
import { createApp as createHonoApp } from './hono.ts';

/** The part of the WebSockets of workerd that a Worker uses. */
declare const WebSocketPair: new () => Record<'0' | '1', WebSocket & { accept(): void }>;

function openSocket(_request: Request, message: string): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.send(message);
  const init: ResponseInit & { webSocket: WebSocket } = { status: 101, webSocket: client };
  return new Response(null, init);
}

/** The environment of the Worker. */
export interface Env extends Keys {
  readonly framework: 'fetch' | 'hono';
}

const FRAMEWORKS = {
  fetch: (keys: Keys) => createFetchApp(createClient(keys), openSocket),
  hono: (keys: Keys) =>
    createHonoApp(createClient(keys), (messageOf) => async (c) => openSocket(c.req.raw, messageOf(c))).fetch,
};

let app: ((request: Request) => Response | Promise<Response>) | undefined;

/** Answers a request. The application is created with the first one, because the keys come with it. */
export function run(request: Request, env: Env): Response | Promise<Response> {
  app ??= FRAMEWORKS[env.framework](env);
  return app(request);
}
