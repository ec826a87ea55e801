import { runWith, type StartApp } from './app.ts';
import { createApp } from './fetch.ts';
import { openSocket, serve } from './serve-in-deno.ts';

const start: StartApp = async (clerk) => serve(createApp(clerk, openSocket));

export const run = runWith(start);
