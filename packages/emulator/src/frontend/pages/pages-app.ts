import { type Context, Hono } from 'hono';
import { recordBehaviours } from '../../behaviours/behaviours.ts';
import { apiFault } from '../../engine/errors.ts';
import { toFault } from '../../engine/render-fault.ts';
import { html } from '../../html/html.ts';
import { pageHeaders } from '../../html/page-headers.ts';
import { parseUrl } from '../../parse-url.ts';
import type { Instance } from '../../store/instance.ts';
import { readTarget } from '../allowed-target.ts';
import { readBrowser } from '../browser.ts';
import { readTextForm } from '../read-form.ts';
import { withParameter } from '../redirects.ts';
import { type PageRequest, type PageRoute, pages, type Shown, type Step } from './page-steps.ts';
import { visitorPage } from './visitor-page.ts';

interface Env {
  readonly Bindings: { readonly instance: Instance };
}

const FIELDS = [
  'user_id',
  'identifier',
  'password',
  'ticket',
  'id',
  'strategy',
  'code',
  'email_address',
  'phone_number',
  'first_name',
  'last_name',
];

export const PAGE_PATHS: readonly string[] = Object.keys(pages);

let app: Hono<Env> | undefined;

/** Answers a request of a page. Never rejects. */
export function answerPage(instance: Instance, request: Request): Response | Promise<Response> {
  app ??= createPagesApp();
  return app.fetch(request, { instance });
}

function createPagesApp(): Hono<Env> {
  const created = new Hono<Env>();
  created.onError(renderFailure);
  for (const [path, route] of Object.entries(pages)) {
    created.get(path, (c) => answer(c, route.show, route));
    created.post(path, (c) => answer(c, route.submit, route));
  }
  return created;
}

async function answer({ env, req }: Context<Env>, step: Step, { show }: PageRoute): Promise<Response> {
  const { instance } = env;
  const query = new URL(req.url).searchParams;
  // A link chooses the query of a page: its token would let another site choose who the browser is.
  const browser = await readBrowser(instance, req.raw, { hasTokenInQuery: false });
  browser.ensureDevBrowser();
  const blank = {
    instance,
    browser,
    query,
    apiVersion: '2026-05-12',
    params: {},
    origin: instance.origin(),
  } as const;
  let request: PageRequest = { ...blank, body: {}, target: undefined, search: '' };
  const render = (shown: Shown, status: number, problem?: string) => {
    const headers = new Headers(pageHeaders(request.target?.origin));
    for (const [name, value] of browser.headers()) headers.append(name, value);
    return new Response(String(visitorPage({ ...shown, problem })), { status, headers });
  };
  try {
    const target = readTarget(instance, query);
    request = { ...request, target, search: searchOf(target) };
    if (req.method === 'POST') {
      requireSameSite(req.raw);
      request = { ...request, body: await readTextForm(req.raw, FIELDS) };
    }
    const shown = await step(request);
    return shown === undefined ? sendOn(request) : render(shown, 200);
  } catch (error) {
    const { status, message } = toFault(error as Error, recordBehaviours);
    return render(show(request), status, message);
  }
}

/** Shows an error of the page itself. */
function renderFailure(error: Error): Response {
  const { status, message } = toFault(error, recordBehaviours);
  const content = html`<p><a href="/sign-in">Sign in</a></p>`;
  const shown = visitorPage({ title: 'The page failed', content, problem: message });
  return new Response(String(shown), { status, headers: pageHeaders() });
}

/** A form of another site must not sign a browser in or out. */
function requireSameSite({ headers, url }: Request): void {
  const origin = headers.get('origin');
  const host = headers.get('host') ?? new URL(url).host;
  const isForeign = origin !== null && parseUrl(origin)?.host !== host;
  if (isForeign || headers.get('sec-fetch-site') === 'cross-site') throw apiFault('foreign_form');
}

function searchOf(target: URL | undefined): string {
  return target === undefined ? '' : `?redirect_url=${encodeURIComponent(target.href)}`;
}

/** In production, the application learns it from the cookies of its domain. */
function returnTo({ productionDomain }: Instance, target: URL, devBrowser: string): URL {
  return productionDomain === undefined ? withParameter(target, '__clerk_db_jwt', devBrowser) : target;
}

/** Sends the browser to the application, which learns from the parameter which browser this is. */
function sendOn({ instance, browser, target }: PageRequest): Response {
  const devBrowser = browser.ensureDevBrowser().id;
  const location = target === undefined ? '/sign-in' : returnTo(instance, target, devBrowser).href;
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const [name, value] of browser.headers()) headers.append(name, value);
  return new Response(null, { status: 303, headers });
}
