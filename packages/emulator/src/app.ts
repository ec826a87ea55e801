import { type Context, Hono } from 'hono';
import { readApiVersion } from './api-version.ts';
import { type ApiErrorCode, ApiFault, apiFault } from './errors.ts';
import { parseFields } from './fields.ts';
import { toHex } from './ids.ts';
import type { Instance } from './instance.ts';
import { readBody } from './read-body.ts';
import { defaultImage, imagePath } from './render/image.ts';
import type { Route } from './route.ts';
import { routes } from './routes/routes.ts';

/** The HTTP side of an instance. Its `fetch` answers whatever the host of the URL is, and never throws. */
export function createApp(instance: Instance): Hono {
  const app = new Hono();
  app.onError((error, c) => refuse(instance, c, toFault(error)));
  app.notFound((c) => {
    return refuse(instance, c, apiFault('route_not_found', { method: c.req.method, path: c.req.path }));
  });

  // The Frontend API, open to all.
  app.get('/.well-known/jwks.json', (c) => {
    c.header('access-control-allow-origin', '*');
    return json(c, 200, { keys: [instance.signingKey.publicJwk] });
  });
  app.get(imagePath, (c) => c.body(defaultImage, 200, { 'content-type': 'image/svg+xml' }));

  // The Backend API.
  app.use('/v1/*', async (c, next) => {
    requireSecretKey(instance, c.req.header('authorization'));
    await next();
  });
  for (const route of routes) {
    app.on(route.method, `/v1${route.path}`, async (c) => json(c, 200, await answer(instance, route, c)));
  }
  return app;
}

async function answer(instance: Instance, route: Route, c: Context): Promise<unknown> {
  const query = new URL(c.req.url).searchParams;
  const apiVersion = readApiVersion(c.req.header('clerk-api-version'), query);
  const body = route.fields ? parseFields(route.fields, await readBody(c.req.raw), { apiVersion }) : {};
  return route.handle({ instance, params: c.req.param(), query, body });
}

function requireSecretKey(instance: Instance, authorization: string | undefined): void {
  const complaint = complaintAbout(instance, authorization);
  if (complaint) throw apiFault(complaint);
}

function complaintAbout(instance: Instance, authorization: string | undefined): ApiErrorCode | undefined {
  if (!authorization) return 'authentication_invalid';
  const [, key] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  if (key === undefined) return 'authorization_header_format_invalid';
  return key === instance.secretKey ? undefined : 'clerk_key_invalid';
}

function toFault(error: Error): ApiFault {
  return error instanceof ApiFault ? error : apiFault('internal_error', { reason: error.message });
}

function refuse(instance: Instance, c: Context, { status, errors }: ApiFault): Response {
  return json(c, status, { errors, clerk_trace_id: toHex(instance.randomBytes(16)) });
}

/** The reference SDK reads a body as JSON only under this very media type, without parameters. */
function json(c: Context, status: 200 | ApiFault['status'], body: unknown): Response {
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/json' });
}
