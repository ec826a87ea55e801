// A program that serves one of the applications. It prints its origin.

import { createServer, type RequestListener } from 'node:http';
import process from 'node:process';
import { getRequestListener } from '@hono/node-server';
import { toNodeHandler } from 'h3/node';
import { createRequestHandler } from 'react-router';
import { acceptSockets } from '../src/accept-sockets.ts';
import { createApp } from '../src/h3.ts';
import { listen } from '../src/listen.ts';
import type { Program } from '../src/programs.ts';
import { clerk } from './clerk.ts';

const importBuild = (path: string) => import(new URL(path, import.meta.url).href);

const LISTENERS: Readonly<Record<Program, () => Promise<RequestListener>>> = {
  h3: async () => toNodeHandler(createApp(clerk)),
  nitro: async () => (await importBuild('nitro/dist/server/index.mjs')).middleware,
  sveltekit: async () => {
    // Without this header, it assumes that a proxy in front of it uses HTTPS.
    process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
    const { handler } = await importBuild('sveltekit/dist/handler.js');
    return (message, response) => {
      message.headers['x-forwarded-proto'] = 'http';
      handler(message, response);
    };
  },
  'react-router': async () => {
    const handle = createRequestHandler(await importBuild('react-router/dist/server/index.js'));
    return getRequestListener((request) => handle(request));
  },
};

// The name comes from `startProgram`.
const listener = await LISTENERS[process.argv[2] as Program]();
const { url } = await listen(acceptSockets(createServer(listener), clerk));
console.info(url);
