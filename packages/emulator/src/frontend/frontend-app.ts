import { isPlatformObject } from '@x/errors/internal';
import { type Context, Hono } from 'hono';
import { recordBehaviours } from '../behaviours/behaviours.ts';
import { readFrontendApiVersion } from '../engine/api-version.ts';
import { apiFault, isAttempt } from '../engine/errors.ts';
import { BODY_LIMITS, readBytes } from '../engine/read-bytes.ts';
import { renderFault, toFault } from '../engine/render-fault.ts';
import { atomically } from '../store/atomically.ts';
import type { Instance } from '../store/instance.ts';
import { readBrowser } from './browser.ts';
import { answerPreflight, withCors } from './cors.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { frontendRoutes } from './frontend-routes.ts';
import { formMediaType, readForm } from './read-form.ts';
import { renderClient } from './render-client.ts';

interface Env {
  readonly Bindings: { readonly instance: Instance };
}

/** Paths that only browsers call. */
const OWN_PATHS = /^\/v1\/(client|dev_browser|environment|me|tickets\/accept|verify)(\/|$)/;

/** Paths that the Backend API has too. A browser calls them without a secret key. */
const SHARED_PATHS = /^\/v1\/organizations(\/|$)/;

/** Returns whether a request is one of the Frontend API: programs with a secret key call the Backend API. */
export function isFrontendRequest(request: Request): boolean {
  const { pathname, searchParams } = new URL(request.url);
  if (OWN_PATHS.test(pathname)) return true;
  // The Backend API creates tasks at the same path.
  if (pathname === '/v1/agents/tasks') return request.method === 'GET';
  if (!SHARED_PATHS.test(pathname) || request.headers.get('authorization')?.startsWith('Bearer '))
    return false;
  return (
    searchParams.has('_clerk_session_id') || request.headers.has('origin') || request.headers.has('cookie')
  );
}

/** Shows a response of the Frontend API to the page that sent the request. Faults and rate limits respond here too. */
export function showToPage(instance: Instance, request: Request, response: Response): Response {
  return isFrontendRequest(request) ? withCors(instance, request, response) : response;
}

let app: Hono<Env> | undefined;

/** Answers a request of the Frontend API. Never rejects. */
export async function answerFrontend(instance: Instance, request: Request): Promise<Response> {
  const preflight = answerPreflight(request);
  if (preflight !== undefined) return preflight;
  app ??= createFrontendApp();
  return app.fetch(await withMethod(request), { instance });
}

function createFrontendApp(): Hono<Env> {
  const created = new Hono<Env>();
  created.onError((error, c) => renderFault(c.env.instance, toFault(error, recordBehaviours)));
  created.notFound((c) => {
    throw apiFault('not_emulated', { method: c.req.method, path: c.req.path });
  });
  for (const route of frontendRoutes) {
    const [method = '', path = ''] = route.id.split(' ');
    created.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => answer(c, route));
  }
  return created;
}

/** Browsers send a method other than GET and POST as the parameter `_method` of a POST, which needs no preflight. */
async function withMethod(request: Request): Promise<Request> {
  const method = new URL(request.url).searchParams.get('_method')?.toUpperCase() ?? '';
  if (request.method !== 'POST' || !['PATCH', 'PUT', 'DELETE'].includes(method)) return request;
  const isForm = formMediaType.test(
    request.headers.get('content-type') ?? 'application/x-www-form-urlencoded',
  );
  const body = await readBytes(request, isForm ? BODY_LIMITS.fields : BODY_LIMITS.image);
  return new Request(request.url, { method, headers: request.headers, body });
}

function readRoute(request: Request, { body, read }: FrontendRoute) {
  return read === undefined ? readForm(request, body) : read(request);
}

/** A test environment can replace the class after this program has started. */
const isResponse = (result: unknown): result is Response => isPlatformObject(result, 'Response');

/** A request that fails changes nothing, except that a wrong code counts as an attempt. */
function answer(c: Context<Env>, route: FrontendRoute): Promise<Response> {
  return atomically(c.env.instance, (instance) => answerRoute(c, route, instance), isAttempt);
}

async function answerRoute(c: Context<Env>, route: FrontendRoute, instance: Instance): Promise<Response> {
  const url = new URL(c.req.url);
  const browser = await readBrowser(instance, c.req.raw);
  const isAnonymous = browser.isUnknown && browser.client() === undefined;
  if (isAnonymous && !route.isForAnyBrowser) {
    throw apiFault('dev_browser_unauthenticated');
  }
  const received = {
    instance,
    browser,
    apiVersion: readFrontendApiVersion(c.req.header('clerk-api-version'), url.searchParams),
    params: c.req.param(),
    query: url.searchParams,
    body: c.req.method === 'GET' ? {} : await readRoute(c.req.raw, route),
    origin: c.req.header('origin') ?? instance.origin(),
  };
  const result = await route.handle(received);
  if (isResponse(result)) return result;
  const body = route.answer === 'plain' ? result : await wrap(received, route, result);
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const [name, value] of browser.headers()) headers.append(name, value);
  return new Response(JSON.stringify(body), { headers });
}

/** A change of the client comes with every answer to it, so that the page needs no further request. */
async function wrap(request: FrontendRequest, { answer: form }: FrontendRoute, response: unknown) {
  const client = form === 'alone' ? undefined : request.browser.client();
  return { response, client: client === undefined ? null : await renderClient(request, client) };
}
