import { createServer } from 'node:http';
import { clerkMiddleware, getAuth, requireAuth } from '@x/adapters/express';
import newest from 'express';
import { acceptSockets } from './accept-sockets.ts';
import { runWith, type StartApp } from './app.ts';
import { listen } from './listen.ts';
import { ADMIN, ANY, MACHINE, SIGN_IN, soon, who } from './routes.ts';

/** Returns how the application starts on a version of Express. */
export const startOn =
  (express: typeof newest): StartApp =>
  async (clerk) => {
    const app = express();
    app.use(clerkMiddleware(clerk, ANY));
    const router = express.Router();
    router.get('/who', (req, res) => void res.json(who(getAuth(req))));
    router.get('/slow', (req, res) => void soon().then(() => res.json(who(getAuth(req)))));
    router.get('/cacheable', (_req, res) => void res.set('cache-control', 'public, max-age=60').json({}));
    router.get('/cookies', (_req, res) => void res.status(201).cookie('a', '1').cookie('b', '2').end());
    router.get('/protected', requireAuth(), (req, res) => void res.json(who(getAuth(req))));
    router.get('/page', requireAuth(SIGN_IN), (req, res) => void res.json(who(getAuth(req))));
    router.get('/admin', requireAuth(ADMIN), (req, res) => void res.json(who(getAuth(req))));
    router.get('/machine', requireAuth(MACHINE), (_req, res) => void res.json({}));
    router.post('/echo', express.text({ limit: '1mb' }), (req, res) => void res.type('text').send(req.body));
    router.options('/preflight', (_req, res) => void res.status(204).end());
    app.use('/', router);
    return listen(acceptSockets(createServer(app), clerk));
  };

export const start = startOn(newest);

export const run = runWith(start);
