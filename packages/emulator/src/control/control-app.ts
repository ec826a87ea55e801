import { ConfigError, isClerkError } from '@x/errors';
import { checkOptionNames } from '@x/errors/internal';
import { Hono } from 'hono';
import { ApiFault } from '../engine/errors.ts';
import { BODY_LIMITS } from '../engine/read-bytes.ts';
import type { NewOAuthToken } from '../model/oauth-tokens.ts';
import { WaitTimeoutError } from '../webhooks/wait-for-event.ts';
import type { EmulatorSnapshot } from './backup.ts';
import { problemOfSender } from './check-sender.ts';
import type { ControlEnv, Controls } from './control-env.ts';
import type { Fault } from './faults.ts';
import { readBody } from './read-body.ts';
import { addWebhookRoutes } from './webhook-routes.ts';

export const CONTROL_PATH = '/__emulator';

let app: Hono<ControlEnv> | undefined;

/** Answers a request of the control API. Never rejects. */
export function answerControl(controls: Controls, request: Request): Response | Promise<Response> {
  app ??= createControlApp();
  return app.fetch(request, { controls });
}

function createControlApp(): Hono<ControlEnv> {
  const created = new Hono<ControlEnv>().basePath(CONTROL_PATH);
  created.use(async (c, next) => {
    const problem = problemOfSender(c.req.raw, c.env.controls);
    return problem === undefined ? next() : c.json({ error: problem }, 403);
  });
  created.get('/health', (c) => c.json({ status: 'ok', now: c.env.controls.now() }));
  created.post('/reset', (c) => {
    c.env.controls.reset();
    return c.body(null, 204);
  });
  created.post('/clock', async (c) => {
    moveClock(c.env.controls, await readBody(c));
    return c.json({ now: c.env.controls.now() });
  });
  created.post('/sign-in', async (c) => {
    // The function checks the id and the options.
    const { userId, ...options } = await readBody(c);
    return c.json(await c.env.controls.signIn(userId as string, options));
  });
  created.post('/oauth-tokens', async (c) => {
    // The function checks each field.
    const token = (await readBody(c)) as unknown as NewOAuthToken;
    return c.json(await c.env.controls.createOAuthToken(token));
  });
  created.post('/signing-key/rotate', async (c) => {
    await c.env.controls.rotateSigningKey();
    return c.body(null, 204);
  });
  created.get('/faults', (c) => c.json(c.env.controls.faults.list()));
  created.post('/faults', async (c) => {
    // The function checks each field.
    c.env.controls.faults.add((await readBody(c)) as unknown as Fault);
    return c.json(c.env.controls.faults.list(), 201);
  });
  created.delete('/faults', (c) => {
    c.env.controls.faults.clear();
    return c.body(null, 204);
  });
  created.get('/requests', (c) => c.json(c.env.controls.requests));
  created.get('/outbox', (c) => c.json(c.env.controls.readOutbox()));
  addWebhookRoutes(created);
  created.get('/snapshot', (c) => c.json(c.env.controls.export()));
  created.put('/snapshot', async (c) => {
    // The function checks the snapshot.
    c.env.controls.restore((await readBody(c, BODY_LIMITS.snapshot)) as unknown as EmulatorSnapshot);
    return c.body(null, 204);
  });
  created.notFound((c) => c.json({ error: `The control API has no ${c.req.method} ${c.req.path}.` }, 404));
  created.onError((error, c) => {
    if (error instanceof WaitTimeoutError) return c.json({ error: error.message }, 408);
    return c.json({ error: error.message }, statusOf(error));
  });
  return created;
}

function statusOf(error: Error): 400 | 413 | 500 {
  if (error instanceof ApiFault) return error.status === 413 ? 413 : 400;
  return isClerkError(error) ? 400 : 500;
}

const CLOCK_FIELDS = { advance: true, now: true } as const;

function moveClock(controls: Controls, body: Record<string, unknown>): void {
  checkOptionNames(body, CLOCK_FIELDS, { owner: 'POST /clock' });
  const { advance, now } = body;
  if ((advance === undefined) === (now === undefined)) {
    throw new ConfigError('The body must have either advance, such as "61s", or now.');
  }
  if (advance === undefined) {
    // The function checks the time.
    controls.setNow(typeof now === 'string' ? new Date(now) : (now as number));
  } else {
    // The function checks the duration.
    controls.advance(advance as number | string);
  }
}
