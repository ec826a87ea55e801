import { ConfigError } from '@x/errors';
import type { Fault } from '../control/faults.ts';
import { pathParam } from '../engine/path-param.ts';
import { endSession } from '../frontend/end-sessions.ts';
import { startClientSession } from '../frontend/sign-in.ts';
import type { Instance } from '../store/instance.ts';
import { callApi } from './call-api.ts';
import type { Action, Form, Page, Visit } from './inspection.ts';
import { eventsPage } from './pages/events-page.ts';
import { faultsPage } from './pages/faults-page.ts';
import { overviewPage } from './pages/overview-page.ts';
import { sessionPage } from './pages/session-page.ts';
import { userPage } from './pages/user-page.ts';
import { usersPage } from './pages/users-page.ts';
import { pathTo } from './parts/links.ts';
import { SECTIONS } from './sections.ts';

/** An action, and the page with its form. */
export interface ActionRoute {
  readonly run: Action;
  readonly page: Page;
}

/** What the forms of the inspector do, by path. */
export const actions: Readonly<Record<string, ActionRoute>> = {
  '/inspector/users': { run: createUser, page: usersPage },
  '/inspector/users/:id/sign-in': { run: signIn, page: userPage },
  '/inspector/sign-out': { run: signOut, page: overviewPage },
  '/inspector/sessions/:id/revoke': { run: revokeSession, page: sessionPage },
  '/inspector/faults': { run: addFault, page: faultsPage },
  '/inspector/faults/clear': { run: clearFaults, page: faultsPage },
  '/inspector/clock': { run: moveClock, page: overviewPage },
  '/inspector/reset': { run: reset, page: overviewPage },
  '/inspector/events/:id/redeliver': { run: redeliver, page: eventsPage },
};

async function createUser(visit: Visit) {
  const { email_address, ...fields } = visit.form;
  const { id } = await callApi(visit, '/users', {
    ...pick(fields, ['first_name', 'last_name', 'username', 'password']),
    ...(email_address && { email_address: [email_address] }),
    ...(!fields['password'] && { skip_password_requirement: true }),
  });
  return { to: pathTo('users', String(id)), notice: 'user-created' } as const;
}

async function signIn(visit: Visit) {
  const { during, browser, params, form, instance } = visit;
  const id = pathParam(params, 'id');
  await during((view) => {
    endSessionsOf(view, visit);
    startClientSession(view, browser.ensureClient().id, id);
  });
  // The application finds the session by the token of this browser.
  browser.ensureDevBrowser();
  const application = form['next'] === 'open' ? { application: new URL(instance.appOrigin) } : {};
  return { to: pathTo('users', id), notice: 'signed-in', ...application } as const;
}

async function signOut(visit: Visit) {
  await visit.during((view) => endSessionsOf(view, visit));
  return { to: SECTIONS.overview.path, notice: 'signed-out' } as const;
}

/** Ends the sessions of the browser, which has one at a time. */
function endSessionsOf(instance: Instance, { browser }: Visit): void {
  const client = browser.client();
  const sessions = client === undefined ? [] : instance.store.sessions.by('client_id', client.id);
  for (const session of sessions) endSession(instance, session, 'ended');
}

async function revokeSession(visit: Visit) {
  const id = pathParam(visit.params, 'id');
  await callApi(visit, `/sessions/${encodeURIComponent(id)}/revoke`);
  return { to: pathTo('sessions', id), notice: 'session-revoked' } as const;
}

function addFault({ controls, form }: Visit) {
  const { route = '', reset } = form;
  const numbers = Object.entries(pick(form, ['status', 'latencyInMs', 'retryAfter', 'count'])).map(
    ([name, value]) => [name, numberOf(name, value)] as const,
  );
  // The function checks each field.
  const fault: Fault = { route, ...Object.fromEntries(numbers), ...(reset === 'true' && { reset: true }) };
  controls.faults.add(fault);
  return { to: SECTIONS.faults.path, notice: 'fault-added' } as const;
}

function clearFaults({ controls }: Visit) {
  controls.faults.clear();
  return { to: SECTIONS.faults.path, notice: 'faults-cleared' } as const;
}

function moveClock({ controls, form }: Visit) {
  controls.advance(form['advance'] ?? '');
  return { to: SECTIONS.overview.path, notice: 'clock-moved' } as const;
}

function reset({ controls }: Visit) {
  controls.reset();
  return { to: SECTIONS.overview.path, notice: 'reset' } as const;
}

function redeliver({ controls, params }: Visit) {
  controls.webhooks.redeliver(pathParam(params, 'id'));
  return { to: SECTIONS.events.path, notice: 'event-sent' } as const;
}

function numberOf(name: string, value: string): number {
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw new ConfigError(`${name} must be a number, not "${value.slice(0, 50)}".`);
}

function pick(form: Form, names: readonly string[]): Form {
  return Object.fromEntries(Object.entries(form).filter(([name]) => names.includes(name)));
}
