import { ConfigError } from '@x/errors';
import { checkOptionNames } from '@x/errors/internal';
import type { Hono } from 'hono';
import type { WebhookEndpointOptions } from '../webhooks/endpoint-options.ts';
import type { EmittedEventType } from '../webhooks/event-types.ts';
import type { WaitForEventOptions } from '../webhooks/wait-for-event.ts';
import type { WebhookFault } from '../webhooks/webhook-faults.ts';
import type { ControlEnv } from './control-env.ts';
import { readBody } from './read-body.ts';

/** Adds the routes of webhooks to the control API. The methods of `emulator.webhooks` check what they get. */
export function addWebhookRoutes(app: Hono<ControlEnv>): void {
  app.get('/webhooks', (c) => c.json(c.env.controls.webhooks.events));
  app.post('/webhooks/wait', async (c) => {
    const { type, ...options } = await readBody(c);
    if ('where' in options) throw new ConfigError('POST /webhooks/wait has no option "where". Pass data.');
    return c.json(
      await c.env.controls.webhooks.waitFor(type as EmittedEventType, options as WaitForEventOptions),
    );
  });
  app.get('/webhooks/endpoints', (c) => c.json(c.env.controls.webhooks.endpoints));
  app.post('/webhooks/endpoints', async (c) => {
    const endpoint = (await readBody(c)) as unknown as WebhookEndpointOptions;
    return c.json(c.env.controls.webhooks.addEndpoint(endpoint), 201);
  });
  app.delete('/webhooks/endpoints', async (c) => {
    const body = await readBody(c);
    checkOptionNames(body, { url: true }, { owner: 'DELETE /webhooks/endpoints' });
    c.env.controls.webhooks.removeEndpoint(body['url'] as string);
    return c.body(null, 204);
  });
  app.get('/webhooks/faults', (c) => c.json(c.env.controls.webhooks.faults.list()));
  app.post('/webhooks/faults', async (c) => {
    c.env.controls.webhooks.faults.add((await readBody(c)) as unknown as WebhookFault);
    return c.json(c.env.controls.webhooks.faults.list(), 201);
  });
  app.delete('/webhooks/faults', (c) => {
    c.env.controls.webhooks.faults.clear();
    return c.body(null, 204);
  });
  app.post('/webhooks/:id/redeliver', (c) => c.json(c.env.controls.webhooks.redeliver(c.req.param('id'))));
}
