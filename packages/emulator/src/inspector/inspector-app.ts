import { isClerkError } from '@x/errors';
import { type Context, Hono } from 'hono';
import { recordBehaviours } from '../behaviours/behaviours.ts';
import { problemOfVisit } from '../control/check-sender.ts';
import { ApiFault } from '../engine/errors.ts';
import { toFault } from '../engine/render-fault.ts';
import { readBrowser } from '../frontend/browser.ts';
import { readSentForm } from '../frontend/read-form.ts';
import { withParameter } from '../frontend/redirects.ts';
import { assets } from '../html/document.ts';
import { html } from '../html/html.ts';
import { pageHeaders } from '../html/page-headers.ts';
import { type ActionRoute, actions } from './actions.ts';
import type { Form, Inspection, Outcome, Page, Visit } from './inspection.ts';
import { readNotice } from './notices.ts';
import { tokensPage } from './pages/tokens-page.ts';
import { pages } from './pages.ts';
import { head } from './parts/elements.ts';
import { exactTime } from './parts/time.ts';
import { INSPECTOR_PATH, SECTIONS } from './sections.ts';
import { renderShell } from './shell.ts';

interface Env {
  readonly Bindings: { readonly inspection: Inspection };
}

type AppContext = Context<Env>;

let app: Hono<Env> | undefined;

/** The fields of all forms. Any other field is ignored. */
const FORM_FIELDS = [
  'first_name',
  'last_name',
  'email_address',
  'username',
  'password',
  'next',
  'token',
  'advance',
  'route',
  'status',
  'latencyInMs',
  'retryAfter',
  'count',
  'reset',
];

/** Whether a path belongs to the inspector. All others below its path are those of the control API. */
export function isInspectorPath(pathname: string): boolean {
  const isPage = pathname === `${INSPECTOR_PATH}/` || pathname === INSPECTOR_PATH;
  return isPage || /^\/__emulator\/inspector(?:\/|$)/.test(pathname) || Object.hasOwn(assets, pathname);
}

/** Answers a request of the inspector. Never rejects. */
export function answerInspector(inspection: Inspection, request: Request): Response | Promise<Response> {
  app ??= createInspectorApp();
  return app.fetch(request, { inspection });
}

function createInspectorApp(): Hono<Env> {
  const created = new Hono<Env>({ strict: false });
  created.onError((error, c) => failure(c, toFault(error, recordBehaviours)));
  created.use(async (c, next) => {
    const problem = problemOfVisit(c.req.raw, c.env.inspection.controls);
    return problem === undefined ? next() : c.text(problem, 403);
  });
  for (const [path, { type, content }] of Object.entries(assets)) {
    created.get(path, (c) => c.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
  created.get(`${INSPECTOR_PATH}/inspector`, (c) => c.redirect(INSPECTOR_PATH));
  created.get(`${INSPECTOR_PATH}/inspector/export`, exportState);
  for (const [path, page] of Object.entries(pages)) {
    created.get(INSPECTOR_PATH + path, async (c) => show(page, await readVisit(c)));
  }
  for (const [path, route] of Object.entries(actions)) {
    created.post(INSPECTOR_PATH + path, (c) => act(c, route));
  }
  // The answer to the form shows the token, which stands in no address.
  created.post(SECTIONS.tokens.path, async (c) => show(tokensPage, await readVisit(c)));
  created.notFound((c) => failure(c, { status: 404, message: `The inspector has no page ${c.req.path}.` }));
  return created;
}

async function readVisit(c: AppContext): Promise<Visit> {
  const { inspection } = c.env;
  const request = c.req.raw;
  return {
    ...inspection,
    params: c.req.param(),
    query: new URL(request.url).searchParams,
    // A link chooses the query, and must not choose who the browser is.
    browser: await readBrowser(inspection.instance, request, { hasTokenInQuery: false }),
    now: inspection.controls.now(),
    form: request.method === 'POST' ? await readFields(request) : {},
  };
}

/** The actions check the values, so that the page of the form can say what is wrong. */
async function readFields(request: Request): Promise<Form> {
  const sent = await readSentForm(request);
  const fields = FORM_FIELDS.map((name) => [name, sent.get(name) ?? ''] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

async function show(page: Page, visit: Visit, problem?: string): Promise<Response> {
  const shown = await page(visit);
  const body = renderShell(visit, { ...shown, notice: readNotice(visit.query), problem });
  const status = problem === undefined ? 200 : 422;
  return new Response(String(body), { status, headers: pageHeaders(visit.instance.appOrigin) });
}

/** Runs an action, and leads to the page that shows its result. The page of a rejected form says why. */
async function act(c: AppContext, { run, page }: ActionRoute): Promise<Response> {
  const visit = await readVisit(c);
  try {
    return redirectTo(visit, await run(visit));
  } catch (error) {
    const isMistake = isClerkError(error) || error instanceof ApiFault;
    if (!isMistake) throw error;
    return show(page, visit, error.message);
  }
}

function redirectTo({ browser }: Visit, { to, notice, application }: Outcome): Response {
  const path = notice === undefined ? to : `${to}?done=${notice}`;
  const location =
    application === undefined
      ? path
      : withParameter(application, '__clerk_db_jwt', browser.ensureDevBrowser().id).href;
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const [name, value] of browser.headers()) headers.append(name, value);
  return new Response(null, { status: 303, headers });
}

function exportState(c: AppContext): Response {
  const { controls } = c.env.inspection;
  const [day] = exactTime(controls.now()).split('T');
  return new Response(JSON.stringify(controls.export(), null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="emulator-${day}.json"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Shows what went wrong with the navigation around it. */
function failure(c: AppContext, { status, message }: { readonly status: number; readonly message: string }) {
  const { inspection } = c.env;
  const { controls, instance } = inspection;
  const title = status === 404 ? 'Not found' : 'The page failed';
  const content = html`${head({ title })}<p><a href="${INSPECTOR_PATH}">Go to the overview</a></p>`;
  const body = renderShell(
    { controls, instance, now: controls.now() },
    { section: 'overview', title, content, problem: message },
  );
  return new Response(String(body), { status, headers: pageHeaders() });
}
