import { type Context, Hono } from 'hono';
import { operationBehaviours, recordBehaviours } from './behaviours/behaviours.ts';
import { answerOperation } from './engine/answer-operation.ts';
import { type ApiErrorCode, apiFault, notFound } from './engine/errors.ts';
import { type Operation, readOperationTable } from './engine/operation.ts';
import { renderFault, renderJson, toFault } from './engine/render-fault.ts';
import { sortByPrecedence, toRoutes } from './engine/routes.ts';
import { answerFrontend, isFrontendRequest } from './frontend/frontend-app.ts';
import { answerPage, PAGE_PATHS } from './frontend/pages/pages-app.ts';
import { answerScript, SCRIPT_PATHS } from './frontend/scripts.ts';
import { takeHandshake } from './model/browsers.ts';
import { organizationSettings } from './model/instance-settings.ts';
import { findMachine } from './model/machine-secrets.ts';
import { imagePath, readImageFile } from './render/image.ts';
import { atomically } from './store/atomically.ts';
import type { Instance } from './store/instance.ts';
import type { AnyRecord } from './store/records.ts';

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
  created.onError((error, c) => renderFault(c.env.instance, toFault(error, recordBehaviours)));
  created.notFound((c) =>
    renderFault(c.env.instance, apiFault('route_not_found', { method: c.req.method, path: c.req.path })),
  );

  // The Frontend API, which needs no secret key.
  created.get('/.well-known/jwks.json', (c) => {
    const keys = c.env.instance.keys.published();
    return renderJson(200, { keys }, { 'access-control-allow-origin': '*' });
  });
  created.use('/v1/*', async (c, next) =>
    isFrontendRequest(c.req.raw) ? answerFrontend(c.env.instance, c.req.raw) : next(),
  );
  created.get(SCRIPT_PATHS, (c) => answerScript(c.req.path));
  for (const path of PAGE_PATHS) created.all(path, (c) => answerPage(c.env.instance, c.req.raw));
  created.get(`${imagePath}/:name`, (c) => {
    const { name } = c.req.param();
    const file = readImageFile(c.env.instance, name);
    if (file === undefined) throw apiFault('image_not_found', { id: name });
    // The bytes come from a client, and must not run as a page of the emulator.
    return c.body(file.body, 200, { 'content-type': file.type, 'x-content-type-options': 'nosniff' });
  });

  // The description lacks this operation.
  created.get('/v1/clients/handshake_payload', (c) => {
    requireSecretKey(c);
    return renderJson(200, { directives: readHandshake(c.env.instance, c.req.query('nonce')) });
  });

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

/** Returns the cookies of a handshake, once. */
function readHandshake(instance: Instance, nonce: string | undefined): readonly string[] {
  if (!nonce) throw apiFault('form_param_missing', { param_name: 'nonce' });
  const directives = takeHandshake(instance, nonce);
  // The message does not repeat the nonce, which is a secret.
  if (directives === undefined) throw notFound('handshake', 'of this value', 'nonce');
  return directives;
}

async function answer(
  c: AppContext,
  operation: Operation,
  shapes: ReturnType<typeof readOperationTable>['shapes'],
) {
  const machine = findCaller(c, operation);
  if (machine === undefined) requireSecretKey(c);
  requireOrganizations(c.env.instance, operation);
  const result = await atomically(c.env.instance, (instance) =>
    answerOperation(c.req.raw, {
      instance,
      operation,
      shapes,
      params: c.req.param(),
      behaviour: operationBehaviours[operation.id] ?? {},
      records: recordBehaviours,
      machine,
    }),
  );
  return result === undefined ? c.body(null, operation.status) : renderJson(operation.status, result);
}

/** The operations that need organizations, by their tag or their path. Roles and permissions exist without them. */
const ORGANIZATION_TAGS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'Organizations',
  'Organization Domains',
  'Organization Invitations',
  'Organization Memberships',
]);
const ORGANIZATIONS_OF_USER: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'GET /users/{user_id}/organization_invitations',
  'GET /users/{user_id}/organization_memberships',
]);

/** Throws an `ApiFault` for an operation of organizations while the settings of the instance disable them. */
function requireOrganizations(instance: Instance, { tag, id }: Operation): void {
  const needsOrganizations = ORGANIZATION_TAGS.has(tag) || ORGANIZATIONS_OF_USER.has(id);
  if (needsOrganizations && !organizationSettings(instance).enabled) {
    throw apiFault('organization_not_enabled_in_instance');
  }
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
