import { serve } from '@hono/node-server';
import application from './dist/server/server.js';

// The framework recognises responses by their class.
const options = { fetch: application.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false };
serve(options, ({ port }) => console.info(`http://127.0.0.1:${port}`));
