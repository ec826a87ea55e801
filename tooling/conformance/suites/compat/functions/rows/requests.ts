import { STATE_FIELDS } from '../../../auth-state-random/outcome.ts';
import type { Row } from '../play.ts';
import type { FunctionsStage } from '../stage.ts';
import { args, list, type Make, maybe, one, oneOf, record, type Source, usually, valid } from '../values.ts';
import { attempt, callsOf, viewOf } from '../view.ts';
import { useAuth } from './auth-objects.ts';

const text = one('a', 'A message.', 'ß', 'x_y');
const flag = one(true, false);

const keyOf = (kind: string, frontendApi: string) => `pk_${kind}_${btoa(`${frontendApi}$`)}`;

export const publishableKey = valid(
  one(
    keyOf('live', 'clerk.example.com'),
    keyOf('live', 'auth.example.com'),
    keyOf('test', 'happy-cat-1.clerk.accounts.dev'),
    keyOf('test', 'happy-cat-1.clerk.accountsstage.dev'),
    keyOf('test', 'clerk.happy.cat-1.lcl.dev'),
    `${keyOf('live', 'clerk.example.com')}\n`,
  ),
  one(
    'pk_live_nonsense',
    'pk_test_',
    'sk_test_1',
    keyOf('live', 'a/b'),
    keyOf('test', '127.0.0.1:4010'),
    'pk_live_YQ==',
  ),
);

const PAGES = [
  'https://app.example.com/a/b?c=1#d',
  'http://localhost:3000/',
  'https://[::1]:3000/a',
] as const;
const page: Make<string | URL> = (source) => {
  const url = source.pick([...PAGES, 'https://ä.example/ü?x=%20', 'https://app.example.com/a%2Fb//']);
  return source.chance(0.3) ? new URL(url) : url;
};
const brokenUrl = one('https://[', 'javascript:alert(1)', 'a b', '//', '');
const signInUrl = valid(oneOf(page, one('/in', 'in?a=1', 'https://auth.example.com/in')), brokenUrl);
const returnBackUrl = usually(
  oneOf(page, one('/here?a=1', 'there', '//other.example/x', null)),
  brokenUrl,
  0.3,
);

const redirectRow: Row = {
  args: args(
    valid(
      record({
        publishableKey,
        redirectAdapter: valid(() => (url: string) => ({ url })),
        baseUrl: valid(page, brokenUrl),
        signInUrl: maybe(signInUrl),
        signUpUrl: maybe(signInUrl, 0.3),
        devBrowserToken: maybe(valid(one('dvb_1'))),
        sessionStatus: maybe(one('active', 'pending', null), 0.3),
        isSatellite: maybe(valid(flag), 0.3),
      }),
    ),
  ),
  use: async (result, source) => {
    const options = [undefined, ...list(record({ returnBackUrl: maybe(returnBackUrl, 0.8) }))(source)];
    return {
      signIn: await callsOf(Object(result), 'redirectToSignIn', options),
      signUp: await callsOf(Object(result), 'redirectToSignUp', options),
    };
  },
};

const HEADERS = [
  ['cookie', 'a=1; __session=x'],
  ['cookie', 'a; b=%20; A=2; __proto__=1; ü=%C3%BC; a=3'],
  ['x-forwarded-host', 'other.example'],
  ['x-forwarded-host', 'a.example, b.example'],
  ['x-forwarded-proto', 'http'],
  ['x-forwarded-proto', 'https,http'],
  ['x-forwarded-port', '1'],
  ['host', 'host.example:81'],
  ['accept', 'text/html'],
] as const;
const BROKEN_HEADERS = [
  ['cookie', '=x; a="q"'],
  ['x-forwarded-proto', 'ftp'],
  ['x-forwarded-host', ''],
  ['x-forwarded-host', 'u:p@c.example/x?y'],
  ['host', '[::1'],
] as const;
const headers = list(valid(one(...HEADERS), one(...BROKEN_HEADERS)), 4);

const request: Make<Request> = (source) => {
  const method = source.pick(['GET', 'GET', 'POST', 'HEAD', 'delete']);
  const path = source.pick([
    '/',
    '/a?b=1',
    '/x//y/',
    '/%2F',
    '/ä',
    source.isHostile ? '//evil.example/x' : '/b',
  ]);
  const init = { method, headers: new Headers(), ...(method === 'POST' && { body: 'a=1' }) };
  for (const pair of headers(source).filter(Array.isArray)) {
    init.headers.append(String(pair[0]), String(pair[1]));
  }
  return new Request(
    source.pick(['https://app.example.com', 'http://localhost:3000', 'https://[::1]:8443']) + path,
    init,
  );
};

const ORIGINS = ['https://app.example.com/x', 'http://localhost:3000', new URL('https://other.example')];

const clerkRequestRow: Row = {
  args: args(valid(request, one('https://a.example/b', { url: 'https://a.example/', method: 'GET' }, '/'))),
  use: async (result) => {
    const { clerkUrl, cookies, url, method, headers: given, body } = Object(result);
    return {
      ...{ url, method, headers: given, body: typeof body },
      clerkUrl,
      cookies,
      isRequest: result instanceof Request,
      isUrl: clerkUrl instanceof URL,
      isCrossOrigin: await callsOf(clerkUrl, 'isCrossOrigin', ORIGINS),
    };
  },
};

const bootstrapRow: Row = {
  args: args(
    valid(
      record({
        signInUrl: maybe(text),
        signUpUrl: maybe(text),
        isSatellite: maybe(flag),
        domain: maybe(text),
        proxyUrl: maybe(text),
        reason: maybe(one('a', '')),
        message: maybe(usually(text, one(5))),
        headers: maybe(
          valid(
            oneOf(
              () => new Headers({ a: '1' }),
              () => ({ a: '1' }),
              () => [['a', '2']],
            ),
          ),
        ),
      }),
    ),
  ),
  use: async (state, source) => ({ state, auth: await useAuth(Object(state).toAuth(), source) }),
};

/** Creates states as the official SDKs do. Another suite compares states of every kind. */
const authenticateRow = ({ emulator, session, machineTokens }: FunctionsStage): Row => {
  const { secretKey, jwtKey, url: apiUrl } = emulator;
  const bearer = [session.token, ...machineTokens].map((token) => ({ authorization: `Bearer ${token}` }));
  const options = record({
    ...{ secretKey: one(secretKey), publishableKey: one(emulator.publishableKey), apiUrl: one(apiUrl) },
    ...{ jwtKey: maybe(one(jwtKey)), proxyUrl: maybe(one('https://app.example.com/__clerk'), 0.2) },
  });
  return {
    args: args(valid(record({ options, apiClient: () => ({}) }), one({}))),
    use: async (result, source: Source) => {
      const { authenticateRequest, debugRequestState } = Object(result);
      const headers = source.pick<Record<string, string>>([{}, { cookie: session.cookieHeader }, ...bearer]);
      const request = new Request('https://app.example.com/', { headers });
      const acceptsToken = source.pick([
        undefined,
        'session_token',
        'any',
        'api_key',
        ['oauth_token', 'm2m_token'],
      ]);
      return attempt(async () => {
        const state = await authenticateRequest(request, { acceptsToken });
        const auth = state.toAuth();
        return {
          state: await viewOf(Object.fromEntries(STATE_FIELDS.map((name) => [name, state[name]]))),
          auth: auth && (await useAuth(auth, source)),
          debug: Object.keys(debugRequestState(state)).sort(),
        };
      });
    },
  };
};

const reverification = valid(
  one('strict', 'lax', undefined, { level: 'first_factor', afterMinutes: 10 }),
  one('x'),
);

export const requestRows = (stage: FunctionsStage): Readonly<Record<string, Row>> => ({
  createRedirect: redirectRow,
  createClerkRequest: clerkRequestRow,
  createBootstrapSignedOutState: bootstrapRow,
  createAuthenticateRequest: authenticateRow(stage),
  debugRequestState: {
    args: args(valid(record({ isSignedIn: flag, reason: text, token: text, domain: text }))),
  },
  reverificationError: { args: args(reverification, text) },
  reverificationErrorResponse: { args: args(reverification, text) },
});
