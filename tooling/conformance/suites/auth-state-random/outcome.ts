import type { Asked } from './api.ts';

/** Everything that is compared of what an SDK decided about a request. Plain data. */
export interface Outcome {
  /** The kind of error, when it threw. */
  readonly threw: string | null;
  readonly state: Readonly<Record<string, unknown>>;
  /** All but `location`, `set-cookie` and the text of a message. */
  readonly headers: Readonly<Record<string, string>>;
  readonly location: Location | null;
  readonly setCookie: readonly string[];
  readonly auth: unknown;
  /** With a session that has tasks left taken as signed in; null for others. */
  readonly authWithPending: unknown;
  readonly asked: readonly Asked[];
  /** The row of the decision tables of ours that fired. Not compared. */
  readonly rule?: string;
  /** Rules of ours that were broken. */
  readonly violations?: readonly string[];
}

export interface Location {
  /** Without query and fragment. */
  readonly target: string;
  readonly query: ReadonlyArray<readonly [name: string, value: string]>;
  readonly fragment: string;
}

/** What both SDKs give; 1.0.1 lacks some of it. */
export interface State {
  readonly status: string;
  readonly reason: string | null;
  readonly headers: Headers;
  toAuth(options?: { treatPendingAsSignedOut: boolean }): object | null;
}

const STATE_FIELDS = [
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

export async function describeState(state: State, asked: readonly Asked[]): Promise<Outcome> {
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
    asked: asked.filter(isCompared),
  };
}

/** Keys are kept by each in its own way. */
function isCompared({ path }: Asked): boolean {
  return !path.endsWith('/jwks') && !path.endsWith('/jwks.json');
}

const WITH_PENDING = { treatPendingAsSignedOut: false };

function isPending(auth: unknown): boolean {
  return typeof auth === 'object' && auth !== null && Reflect.get(auth, 'sessionStatus') === 'pending';
}

const APART: readonly string[] = ['location', 'set-cookie', 'x-clerk-auth-message'];

export function describeError(error: unknown, asked: readonly Asked[]): Outcome {
  const threw = error instanceof Error ? error.name : typeof error;
  return {
    ...{ threw, state: {}, headers: {}, location: null, setCookie: [] },
    ...{ auth: null, authWithPending: null, asked: asked.filter(isCompared) },
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

/** What may be asked of `has()`. */
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

/** Fields, answers of `has()` and the token of an auth object. */
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

/** As JSON has it: absent and undefined are one. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
