import { createRequire } from 'node:module';
import type { StartApp } from './app.ts';
import { startOn as startOnExpress } from './express.ts';
import { startOn as startOnKoa } from './koa.ts';

const require = createRequire(import.meta.url);

/** The application on the oldest major versions that `@x/adapters` supports. Only the newest ones have types here. */
export const OLDEST: Readonly<Record<string, StartApp>> = {
  'express-4': startOnExpress(require('express-4')),
  'koa-2': startOnKoa(require('koa-2')),
};
