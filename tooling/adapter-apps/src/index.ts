import type { StartApp } from './app.ts';
import { start as express } from './express.ts';
import { start as fastify } from './fastify.ts';
import { start as fetch } from './fetch-on-node.ts';
import { start as hono } from './hono-on-node.ts';
import { start as koa } from './koa.ts';
import { start as node } from './node.ts';

export { type App, type Client, createClient, type Keys, type StartApp } from './app.ts';

/** The same application on each framework that shares a process with the others, in Node. */
export const APPS: Readonly<Record<string, StartApp>> = { express, koa, fastify, hono, node, fetch };
