import { runWith, type StartApp } from './app.ts';
import { createApp } from './fetch.ts';
import { type BunServer, openSocket, serve } from './serve-in-bun.ts';

const start: StartApp = async (clerk) => serve(createApp<[BunServer]>(clerk, openSocket));

export const run = runWith(start);
