import { type Context, Hono } from 'hono';
import { operationBehaviours, recordBehaviours } from './behaviours/behaviours.ts';
import { answerOperation } from './engine/answer-operation.ts';
import { type ApiErrorCode, ApiFault, apiFault } from './engine/errors.ts';
import { type Operation, readOperationTable } from './engine/operation.ts';
import { rejectConflict } from './engine/records.ts';
import { sortByPrecedence, toRoutes } from './engine/routes.ts';
import { toHex } from './keys/ids.ts';
import { findMachine } from './model/machine-secrets.ts';
import { defaultImage, imagePath } from './render/image.ts';
import type { Instance } from './store/instance.ts';
import type { AnyRecord } from './store/records.ts';
import { ConflictError } from './store/table.ts';

/** An instance is a value of the environment, so that all instances share one router. */
interface Env {
  readonly Bindings: { readonly instance: Instance };
}

type AppContext = Context<Env>;

let app: Hono<Env> | undefined;

/** Answers a request to the instance. Ignores the host of the URL and never rejects. */
export function answerRequest(instance: Instance, request: Request): Response | Promise<Response> {
  app ??= createApp();
  return app.fetch(request, { instance });
}

function createApp(): Hono<Env> {
  const created = new Hono<Env>();
  created.onError((error, c) => renderFault(c, toFault(error)));
  created.notFound((c) =>
    renderFault(c, apiFault('route_not_found', { method: c.req.method, path: c.req.path })),
  );

  // The Frontend API, which needs no secret key.
  created.get('/.well-known/jwks.json', (c) => {
    c.header('access-control-allow-origin', '*');
    return json(c, 200, { keys: [c.env.instance.signingKey.publicJwk] });
  });
  created.get(imagePath, (c) => c.body(defaultImage, 200, { 'content-type': 'image/svg+xml' }));

  const { operations, shapes } = readOperationTable();
  for (const operation of sortByPrecedence(operations)) {
    for (const { method, path } of toRoutes(operation)) {
      created.on(method, path, (c) => answer(c, operation, shapes));
    }
  }
  created.all('/v1/*', (c) => {
    requireSecretKey(c);
    throw apiFault('not_emulated', { method: c.req.method, path: c.req.path });
  });
  return created;
}

async function answer(
  c: AppContext,
  operation: Operation,
  shapes: ReturnType<typeof readOperationTable>['shapes'],
) {
  const machine = findCaller(c, operation);
  if (machine === undefined) requireSecretKey(c);
  const result = await answerOperation(c.req.raw, {
    instance: c.env.instance,
    operation,
    shapes,
    params: c.req.param(),
    behaviour: operationBehaviours[operation.id] ?? {},
    records: recordBehaviours,
    machine,
  });
  return result === undefined ? c.body(null, operation.status) : json(c, operation.status, result);
}

/** Machines have secret keys of their own, for tokens from machine to machine. */
function findCaller(c: AppContext, { tag }: Operation): AnyRecord | undefined {
  const key = readSecretKey(c.req.header('authorization') ?? '');
  return key !== undefined && tag === 'M2M Tokens' ? findMachine(c.env.instance, key) : undefined;
}

function readSecretKey(authorization: string): string | undefined {
  return /^Bearer (?<key>\S+)$/.exec(authorization)?.groups?.['key'];
}

function requireSecretKey(c: AppContext): void {
  const errorCode = checkAuthorization(c.env.instance, c.req.header('authorization'));
  if (errorCode) throw apiFault(errorCode);
}

function checkAuthorization(instance: Instance, authorization: string | undefined): ApiErrorCode | undefined {
  if (!authorization) return 'authentication_invalid';
  const key = readSecretKey(authorization);
  if (key === undefined) return 'authorization_header_format_invalid';
  return key === instance.secretKey ? undefined : 'clerk_key_invalid';
}

function toFault(error: Error): ApiFault {
  if (error instanceof ApiFault) return error;
  if (error instanceof ConflictError) return rejectConflict(recordBehaviours, error);
  return apiFault('internal_error', { reason: error.message });
}

function renderFault(c: AppContext, { status, errors }: ApiFault): Response {
  return json(c, status, { errors, clerk_trace_id: toHex(c.env.instance.randomBytes(16)) });
}

/** The reference SDK parses a body as JSON only if the media type is exactly this, without parameters. */
function json(c: AppContext, status: Operation['status'] | ApiFault['status'], body: unknown): Response {
  return c.newResponse(JSON.stringify(body), status, { 'content-type': 'application/json' });
}
