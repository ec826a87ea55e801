import { type Context, Hono } from 'hono';
import { readApiVersion } from './engine/api-version.ts';
import { type ApiErrorCode, ApiFault, apiFault } from './engine/errors.ts';
import { parseFields } from './engine/fields.ts';
import { readBody } from './engine/read-body.ts';
import { toHex } from './keys/ids.ts';
import { defaultImage, imagePath } from './render/image.ts';
import type { Route } from './routes/route.ts';
import { routes } from './routes/routes.ts';
import type { Instance } from './store/instance.ts';

/** Creates the HTTP side of an instance. Its `fetch` ignores the host of the URL and never rejects. */
export function createApp(instance: Instance): Hono {
  const app = new Hono();
  app.onError((error, c) => renderFault(instance, c, toFault(error)));
  app.notFound((c) => {
    return renderFault(instance, c, apiFault('route_not_found', { method: c.req.method, path: c.req.path }));
  });

  // The Frontend API, which needs no secret key.
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
  const errorCode = checkAuthorization(instance, authorization);
  if (errorCode) throw apiFault(errorCode);
}

function checkAuthorization(instance: Instance, authorization: string | undefined): ApiErrorCode | undefined {
  if (!authorization) return 'authentication_invalid';
  const [, key] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  if (key === undefined) return 'authorization_header_format_invalid';
  return key === instance.secretKey ? undefined : 'clerk_key_invalid';
}

function toFault(error: Error): ApiFault {
  return error instanceof ApiFault ? error : apiFault('internal_error', { reason: error.message });
}

function renderFault(instance: Instance, c: Context, { status, errors }: ApiFault): Response {
  return json(c, status, { errors, clerk_trace_id: toHex(instance.randomBytes(16)) });
}

/** The reference SDK parses a body as JSON only if the media type is exactly this, without parameters. */
function json(c: Context, status: 200 | ApiFault['status'], body: unknown): Response {
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/json' });
}
