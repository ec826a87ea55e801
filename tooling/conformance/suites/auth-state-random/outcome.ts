import type { ApiRequest } from './api.ts';

/** The compared part of the decision of an SDK about a request, as plain data. */
export interface Outcome {
  /** The kind of the thrown error. */
  readonly threw: string | null;
  readonly state: Readonly<Record<string, unknown>>;
  /** The headers except `location`, `set-cookie` and messages. */
  readonly headers: Readonly<Record<string, string>>;
  readonly location: Location | null;
  readonly setCookie: readonly string[];
  readonly auth: unknown;
  /** The auth object if a session with pending tasks counts as signed in; null for other states. */
  readonly authWithPending: unknown;
  readonly apiRequests: readonly ApiRequest[];
  /** The row of our decision tables that matched. Not compared. */
  readonly rule?: string;
  /** Violated properties of ours. */
  readonly violations?: readonly string[];
}

export interface Location {
  /** The URL without query and fragment. */
  readonly target: string;
  readonly query: ReadonlyArray<readonly [name: string, value: string]>;
  readonly fragment: string;
}

/** The state of both SDKs. Version 1.0.1 lacks some members. */
export interface State {
  readonly status: string;
  readonly reason: string | null;
  readonly headers: Headers;
  toAuth(options?: { treatPendingAsSignedOut: boolean }): object | null;
}

/** The fields of a state whose values are compared. */
export const STATE_FIELDS = [
  ...[
    'status',
    'reason',
    'isSignedIn',
    'isAuthenticated',
    'tokenType',
    'token',
    'proxyUrl',
    'publishableKey',
  ],
  ...['isSatellite', 'domain', 'signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'],
] as const;

export async function describeState(state: State, apiRequests: readonly ApiRequest[]): Promise<Outcome> {
  const { headers } = state;
  const auth = await describeAuth(() => state.toAuth());
  const others = [...headers].filter(([name]) => !APART.includes(name));
  return {
    threw: null,
    state: Object.fromEntries(STATE_FIELDS.map((name) => [name, plain(Reflect.get(state, name))])),
    headers: Object.fromEntries(others),
    location: describeLocation(headers.get('location')),
    setCookie: headers.getSetCookie(),
    auth,
    authWithPending: isPending(auth) ? await describeAuth(() => state.toAuth(WITH_PENDING)) : null,
    apiRequests: apiRequests.filter(isCompared),
  };
}

/** Loading keys differs between the SDKs, so it is not compared. */
function isCompared({ path }: ApiRequest): boolean {
  return !path.endsWith('/jwks') && !path.endsWith('/jwks.json');
}

const WITH_PENDING = { treatPendingAsSignedOut: false };

function isPending(auth: unknown): boolean {
  return typeof auth === 'object' && auth !== null && Reflect.get(auth, 'sessionStatus') === 'pending';
}

const APART: readonly string[] = ['location', 'set-cookie', 'x-clerk-auth-message'];

export function describeError(error: unknown, apiRequests: readonly ApiRequest[]): Outcome {
  const threw = error instanceof Error ? error.name : typeof error;
  return {
    ...{ threw, state: {}, headers: {}, location: null, setCookie: [] },
    ...{ auth: null, authWithPending: null, apiRequests: apiRequests.filter(isCompared) },
  };
}

function describeLocation(location: string | null): Location | null {
  if (location === null || !URL.canParse(location)) {
    return location === null ? null : { target: location, query: [], fragment: '' };
  }
  const url = new URL(location);
  return {
    target: `${url.protocol}//${url.username && '?@'}${url.host}${url.pathname}`,
    query: [...url.searchParams],
    fragment: url.hash,
  };
}

/** Arguments of `has()`. */
const QUESTIONS: readonly object[] = [
  { role: 'org:admin' },
  { role: 'admin' },
  { role: 'org:member' },
  { permission: 'org:reports:read' },
  { permission: 'reports:manage' },
  { permission: 'org:exports:read' },
  { permission: 'org:exports:manage' },
  { feature: 'reports' },
  { feature: 'user:billing' },
  { feature: 'org:billing' },
  { plan: 'pro' },
  { plan: 'u:plus' },
  { reverification: 'strict' },
  { reverification: 'lax' },
  { reverification: { level: 'first_factor', afterMinutes: 6 } },
  { role: 'org:admin', plan: 'pro' },
  {},
];

interface AuthObject {
  has?(question: object): unknown;
  getToken?(): Promise<unknown>;
}

/** The fields of an auth object, its results of `has()`, and its token. */
export async function describeAuth(toAuth: () => object | null): Promise<unknown> {
  try {
    const auth: (AuthObject & object) | null = toAuth();
    if (auth === null) {
      return null;
    }
    const fields = Object.entries(auth).filter(([, value]) => typeof value !== 'function');
    return {
      ...Object.fromEntries(fields.map(([name, value]) => [name, plain(value)])),
      has: QUESTIONS.map((question) => attempt(() => auth.has?.(question))).join(' '),
      getToken: plain(await auth.getToken?.()),
    };
  } catch (error) {
    return { threw: error instanceof Error ? error.name : typeof error };
  }
}

function attempt(ask: () => unknown): unknown {
  try {
    return plain(ask());
  } catch (error) {
    return `threw ${error instanceof Error ? error.name : typeof error}`;
  }
}

/** Converts through JSON, in which absent and undefined are equal. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
