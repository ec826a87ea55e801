import type { ApiVersion } from '../engine/api-version.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import type { Method } from '../engine/operation.ts';
import { pathParam } from '../engine/path-param.ts';
import type { Shape } from '../engine/shape.ts';
import { activeSessionOf } from '../model/browsers.ts';
import { getUser } from '../model/lookup.ts';
import { statusOf } from '../model/sessions.ts';
import type { Instance } from '../store/instance.ts';
import type { ClientRecord, SessionRecord, UserRecord } from '../store/records.ts';
import type { Browser } from './browser.ts';

/** A request of a browser. Its body is valid. */
export interface FrontendRequest<Body = Readonly<Record<string, unknown>>> {
  readonly instance: Instance;
  readonly browser: Browser;
  readonly apiVersion: ApiVersion;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The origin of the page: the claim `azp`. A request without the header comes from the emulator's own origin. */
  readonly origin: string;
}

/** An endpoint of the Frontend API. */
export interface FrontendRoute {
  /** Method and path, such as `POST /v1/client/sign_ins`. */
  readonly id: `${Method} /${string}`;
  /** The fields of the form. A name that ends with `?` is optional. Other fields are ignored. */
  readonly body?: Readonly<Record<string, Shape>>;
  /** Reads the body of a route whose body is not a form of fields. */
  readonly read?: (request: Request) => Promise<Readonly<Record<string, unknown>>>;
  /**
   * `wrapped` answers have the form `{ response, client }`, and in those of `alone` the client is null. A handler of `plain`
   * returns the whole answer.
   */
  readonly answer: 'wrapped' | 'alone' | 'plain';
  /** True for a route that also answers a browser with the token of a browser that the instance does not know. */
  readonly isForAnyBrowser?: true;
  // A handler declares the type of the body that the fields describe.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly handle: (request: FrontendRequest<any>) => unknown;
}

/** Returns the client of the browser. Throws an `ApiFault` if it has none. */
export function requireClient<Body>({ browser }: FrontendRequest<Body>): ClientRecord {
  const client = browser.client();
  if (!client) throw apiFault('browser_signed_out');
  return client;
}

/** Returns the session that the request names, or the active one. Throws an `ApiFault` unless it is active. */
export function requireSession<Body>(request: FrontendRequest<Body>): SessionRecord {
  const { instance, browser, query } = request;
  const client = browser.client();
  const id = query.get('_clerk_session_id');
  const session = client && (id ? instance.store.sessions.get(id) : activeSessionOf(instance, client.id));
  const isOwn = session !== undefined && session.client_id === client?.id;
  if (!isOwn || statusOf(instance, session) !== 'active') throw apiFault('session_unauthenticated');
  return session;
}

/** Returns the user of the session of the request. */
export function requireUser<Body>(request: FrontendRequest<Body>): UserRecord {
  return getUser(request.instance, requireSession(request).user_id);
}

/** Returns the session in the path. Throws an `ApiFault` for the session of another browser. */
export function sessionInPath<Body>(request: FrontendRequest<Body>): SessionRecord {
  const { instance, params } = request;
  const client = requireClient(request);
  const id = pathParam(params, 'session_id');
  const session = instance.store.sessions.get(id);
  if (session?.client_id !== client.id) throw notFound('session of this browser', id);
  return session;
}

/** Returns the session in the path. Throws an `ApiFault` unless it is active. */
export function activeSessionInPath<Body>(request: FrontendRequest<Body>): SessionRecord {
  const session = sessionInPath(request);
  if (statusOf(request.instance, session) !== 'active') throw apiFault('session_unauthenticated');
  return session;
}
