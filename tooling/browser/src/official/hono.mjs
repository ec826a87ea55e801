import { clerkMiddleware, getAuth } from '@clerk/hono';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { renderPage } from './page.mjs';

const app = new Hono();
// The middleware reads the other variables of the environment by itself, and not this one.
app.use(clerkMiddleware({ proxyUrl: process.env.CLERK_PROXY_URL }));
app.get('*', (c) => c.html(renderPage(getAuth(c))));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.info(port));
