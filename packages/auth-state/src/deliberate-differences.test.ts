import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { HANDSHAKE_GATE } from './decide/handshake-gate.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import {
  currentDate,
  DEVELOPMENT_KEY,
  PRODUCTION_KEY,
  PUBLIC_PEM,
  sessionToken,
  signedToken,
  suffixed,
} from './tokens.test-support.ts';
import {
  expired,
  good,
  handshakeOf,
  navigation,
  satellite,
  signedIn,
  UAT,
  type Visit,
  visit,
} from './visits.test-support.ts';

/*
 * The deliberate differences from the reference SDK. session-rows.test.ts tests the rows; this file tests everything
 * around them.
 */

const notFound = async () => ({ result: null, error: { code: 'x', message: '', status: 404 } }) as const;
const outage = async () => ({ result: null, error: { code: 'x', message: '', status: 503 } }) as const;
const FORGET_HANDSHAKE = ['', ' Domain=example.com;'].map(
  (domain) => `__clerk_handshake=; Path=/; Max-Age=0;${domain} SameSite=Lax; Secure`,
);

// The numbers are those of decision 010.
describe('1. The guard of redirect loops', () => {
  const stale = { __session: expired, __client_uat: UAT };

  const flag = { __clerk_redirect_count: '1' };
  const MARK = '__clerk_redirect_count';
  const marked = (count: number | string) => `https://app.example.com/notes?${MARK}=${count}`;
  const returnMarkOf = ({ headers }: { readonly headers: Headers }) =>
    new URL(new URL(headers.get('location') ?? '').searchParams.get('redirect_url') ?? '').searchParams.get(
      MARK,
    );

  it('sets a flag for every path, and no mark on the first handshake', async () => {
    const state = await visit({ headers: navigation, cookies: stale });
    expect(state.status).toBe('handshake');
    expect(state.headers.getSetCookie()).toEqual([
      '__clerk_redirect_count=1; Path=/; Max-Age=30; HttpOnly; SameSite=Lax; Secure',
    ]);
    expect(returnMarkOf(state)).toBeNull();
  });

  it('starts a handshake in each tab, with a mark in the URL', async () => {
    for (const value of ['1', '2', '3', '99', '-5', 'x', '']) {
      const cookies = { ...stale, __clerk_redirect_count: value };
      const state = await visit({ headers: navigation, cookies });
      expect(state.status).toBe('handshake');
      expect(returnMarkOf(state)).toBe('1');
    }
  });

  it('continues the mark of this navigation, and keeps the flag low for other SDKs', async () => {
    const state = await visit({ url: marked(1), headers: navigation, cookies: { ...stale, ...flag } });
    expect(state.status).toBe('handshake');
    expect(returnMarkOf(state)).toBe('2');
    expect(state.headers.getSetCookie()[0]).toMatch(/^__clerk_redirect_count=2;/);
  });

  it.each(['2', '3', '9'])('G5 ends at the mark %s, says why and keeps all cookies', async (count) => {
    const state = await visit({ url: marked(count), headers: navigation, cookies: { ...stale, ...flag } });
    expect(state.status).toBe('signed-out');
    expect(state.message).toContain('redirect the browser in a circle');
    expect(state.headers.has('location')).toBe(false);
    expect(state.headers.getSetCookie()).toEqual([]);
  });

  it.each(['-5', '0', 'x', '', 'NaN', '10', '1e3'])('ignores the mark %j', async (count) => {
    const state = await visit({ url: marked(count), headers: navigation, cookies: { ...stale, ...flag } });
    expect(returnMarkOf(state)).toBe('1');
  });

  it('ignores a mark that was bookmarked or forged, without the flag', async () => {
    const state = await visit({ url: marked(2), headers: navigation, cookies: stale });
    expect(state.status).toBe('handshake');
    expect(returnMarkOf(state)).toBeNull();
  });

  it('does not stop a signed-in visitor', async () => {
    const options = { organizationSyncOptions: { personalAccountPatterns: '/notes' } };
    const inOrganization = { ...signedIn, ...flag, __session: await sessionToken({ org_id: 'org_1' }) };
    const at = (count: number) =>
      visit({ url: marked(count), headers: navigation, options, cookies: inOrganization });
    expect(await at(1)).toMatchObject({ rule: 'C9', status: 'handshake' });
    expect(await at(2)).toMatchObject({ rule: 'C10', status: 'signed-in' });
  });
});

describe('the rows of HANDSHAKE_GATE', () => {
  const stale = { __session: expired, __client_uat: UAT };
  const ROWS: ReadonlyArray<readonly [rule: string, setup: Visit, status: string, isUnavailable: boolean]> = [
    ['G1', { headers: navigation, cookies: { __client_uat: UAT }, method: 'POST' }, 'signed-out', false],
    ['G2', { cookies: { __client_uat: UAT } }, 'signed-out', false],
    [
      'G2',
      { headers: { 'sec-fetch-dest': 'empty', accept: 'text/html' }, cookies: stale },
      'signed-out',
      false,
    ],
    [
      'G3',
      { headers: navigation, cookies: stale, options: { publishableKey: undefined } },
      'signed-out',
      false,
    ],
    [
      'G4',
      {
        headers: navigation,
        cookies: { ...stale, __clerk_handshake_nonce: 'n' },
        ports: { exchangeHandshakeNonce: outage },
      },
      'signed-out',
      true,
    ],
    [
      'G8',
      {
        url: 'https://app.example.com/notes?__clerk_redirect_count=1',
        headers: navigation,
        cookies: { __client_uat: UAT, __clerk_redirect_count: '1' },
        options: satellite,
      },
      'handshake',
      false,
    ],
    [
      'G5',
      {
        url: 'https://app.example.com/notes?__clerk_redirect_count=2',
        headers: navigation,
        cookies: { ...stale, __clerk_redirect_count: '1' },
      },
      'signed-out',
      false,
    ],
    [
      'G7',
      {
        headers: navigation,
        url: 'https://app.example.com/notes?__clerk_handshake_nonce=n',
        options: { publishableKey: DEVELOPMENT_KEY },
        ports: { exchangeHandshakeNonce: notFound },
      },
      'signed-out',
      false,
    ],
    ['G6', { headers: { accept: 'text/html' }, cookies: stale }, 'handshake', false],
  ];

  it.each(ROWS)('%s', async (_rule, setup, status, isUnavailable) => {
    expect(await visit(setup)).toMatchObject({ status, isUnavailable });
  });

  it('have a test for every row', () => {
    expect(new Set(ROWS.map(([rule]) => rule))).toEqual(new Set(HANDSHAKE_GATE.map(([id]) => id)));
  });
});

describe('2. A handshake', () => {
  it('in a cookie is removed, so that it does not hide the next one', async () => {
    const cookies = { __client_uat: UAT, __clerk_handshake: 'x', __clerk_handshake_nonce: 'n' };
    const ports = { exchangeHandshakeNonce: notFound };
    const state = await visit({ headers: navigation, cookies, ports });
    expect(state).toMatchObject({ rule: 'C3', status: 'handshake' });
    expect(state.headers.getSetCookie().map((directive) => directive.split(';')[0])).toEqual([
      '__clerk_redirect_count=1',
      ...['__clerk_handshake=', '__clerk_handshake=', '__clerk_handshake_nonce=', '__clerk_handshake_nonce='],
    ]);
  });

  it('that could not be resolved is not removed', async () => {
    const cookies = { ...signedIn, __clerk_handshake_nonce: 'n' };
    const state = await visit({ cookies, ports: { exchangeHandshakeNonce: outage } });
    expect([...state.headers]).toEqual([]);
  });

  it.each([
    ['?x=1&__clerk_handshake=', 'https://app.example.com/notes?x=1'],
    ['?x=1', null],
  ])('in development redirects only away from a query that holds it: %s', async (query, location) => {
    const token = await handshakeOf(`__session=${good}`);
    const state = await visit({
      url: `https://app.example.com/notes${query}${location === null ? '' : token}`,
      cookies: { __clerk_db_jwt: 'b', __clerk_redirect_count: '1', __clerk_handshake: token },
      options: { publishableKey: DEVELOPMENT_KEY },
    });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.get('location')).toBe(location);
  });
});

describe('3. A visitor from elsewhere', () => {
  const at = (
    referer: string,
    satelliteOrigins?: AuthenticateRequestOptions['satelliteOrigins'],
    publishableKey = PRODUCTION_KEY,
  ) =>
    visit({
      headers: { ...navigation, referer },
      cookies: { ...signedIn, __clerk_db_jwt: 'b' },
      options: { satelliteOrigins, publishableKey },
    });

  it.each([
    ['https://search.example/', undefined, 'C10'],
    ['https://search.example/', 'any', 'C8'],
    ['https://app.example.com/', 'any', 'C10'],
    ['https://clerk.example.com/', 'any', 'C10'],
    ['https://accounts.example.com/', 'any', 'C10'],
    ['nonsense', 'any', 'C10'],
    ['android-app://x', 'any', 'C10'],
    ['https://foo-bar-1.accounts.dev/', 'any', 'C8'],
  ] as const)('from %s, with satellites %j: %s', async (referer, satellites, rule) => {
    expect((await at(referer, satellites)).rule).toBe(rule);
  });

  it('comes from an account portal of development', async () => {
    expect((await at('https://foo-bar-1.accounts.dev/', 'any', DEVELOPMENT_KEY)).rule).toBe('C10');
    expect((await at('https://foo.clerk.accounts.dev/', 'any', DEVELOPMENT_KEY)).rule).toBe('C8');
  });
});

describe('4. The session token', () => {
  it.each([
    [undefined, null],
    [true, expired],
  ])('is in the URL of a handshake if the option says so: %j', async (sessionTokenInHandshakeUrl, token) => {
    const state = await visit({
      headers: navigation,
      cookies: { __session: expired, __client_uat: UAT },
      options: { sessionTokenInHandshakeUrl },
    });
    expect(new URL(state.headers.get('location') ?? '').searchParams.get('__session')).toBe(token);
  });
});

describe('5. An outage', () => {
  it('of the API during a refresh is reported if no handshake can help', async () => {
    const setup = {
      cookies: { __session: expired, __client_uat: UAT, ...suffixed({ __refresh: 'r' }) },
      ports: { refreshSession: outage },
    };
    expect(await visit(setup)).toMatchObject({ rule: 'V4', status: 'signed-out', isUnavailable: true });
    expect(await visit({ ...setup, headers: navigation })).toMatchObject({
      status: 'handshake',
      isUnavailable: false,
    });
  });

  it('of the keys leaves a handshake open', async () => {
    const state = await visit({
      cookies: { __clerk_handshake: await handshakeOf(`__session=${good}`) },
      options: {
        jwtKey: null,
        jwksUrl: 'https://keys.example/',
        fetch: async () => new Response(null, { status: 400 }),
      },
    });
    expect(state).toMatchObject({ rule: 'K4', reason: 'api-unavailable', isUnavailable: true });
  });
});

describe('6. A response that sets session cookies', () => {
  const brought = async (options: AuthenticateRequestOptions = {}) =>
    visit({ cookies: { __clerk_handshake: await handshakeOf(`__session=${good}; Path=/`) }, options });

  it('is not for caches and not for the null origin', async () => {
    const { headers } = await brought();
    expect([...headers]).toEqual([
      ['cache-control', 'no-store'],
      ['set-cookie', `__session=${good}; Path=/`],
      ...FORGET_HANDSHAKE.map((directive) => ['set-cookie', directive]),
    ]);
  });

  it('is for the null origin if the option says so', async () => {
    const { headers } = await brought({ nullOriginCors: true });
    expect(headers.get('access-control-allow-origin')).toBe('null');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });
});

describe('7. Options', () => {
  it('need no secret key if the public key is available, and false wins', async () => {
    const { authenticateRequest } = createAuthenticateRequest({
      options: {
        jwtKey: PUBLIC_PEM,
        publishableKey: PRODUCTION_KEY,
        currentDate,
        isSatellite: true,
        domain: 'a.example',
      },
    });
    const request = new Request('https://app.example.com/', {
      headers: { ...navigation, authorization: `bearer ${good}` },
    });
    expect(await authenticateRequest(request, { isSatellite: false })).toMatchObject({
      status: 'signed-in',
      isSatellite: false,
    });
  });

  it.each([
    { domain: 'a b', isSatellite: true },
    { proxyUrl: 'http://' },
    { satelliteOrigins: ['satellite.example'] },
    { organizationSyncOptions: { organizationPatterns: ['/:'] } },
  ] satisfies AuthenticateRequestOptions[])('that are invalid throw: %j', (options) => {
    expect(() =>
      createAuthenticateRequest({ options: { publishableKey: PRODUCTION_KEY, ...options } }),
    ).toThrow(ConfigError);
  });
});

describe('Another instance', () => {
  const { authenticateRequest: authenticate } = createAuthenticateRequest({
    options: { secretKey: 'sk_test_1', jwtKey: PUBLIC_PEM, currentDate },
  });
  const request = new Request('https://app.example.com/', { headers: { authorization: `Bearer ${good}` } });
  const noKeys: typeof globalThis.fetch = async () => Response.json({ keys: [] });

  it('does not verify with the bound keys', async () => {
    expect(await authenticate(request)).toMatchObject({ status: 'signed-in' });
    expect(await authenticate(request, { secretKey: 'sk_test_2', fetch: noKeys })).toMatchObject({
      status: 'signed-out',
      reason: 'jwk-remote-invalid',
      isUnavailable: true,
    });
    const own = { secretKey: 'sk_test_2', jwtKey: PUBLIC_PEM };
    expect(await authenticate(request, own)).toMatchObject({ status: 'signed-in' });
  });
});

describe('Missing options', () => {
  it.each([
    { isSatellite: true },
    { isSatellite: true, domain: 'a.example', publishableKey: DEVELOPMENT_KEY },
    { isSatellite: true, domain: 'a.example', publishableKey: DEVELOPMENT_KEY, signInUrl: '/sign-in' },
    { isSatellite: true, acceptsToken: 'any' },
    { audience: '' },
    { audience: [] },
    { authorizedParties: ['https://a.example', ''] },
  ] satisfies AuthenticateRequestOptions[])('throw whatever the request: %j', async (options) => {
    const { authenticateRequest } = createAuthenticateRequest({
      options: { publishableKey: PRODUCTION_KEY },
    });
    const request = new Request('https://a.example/', { headers: { authorization: 'ak_1' } });
    await expect(authenticateRequest(request, options)).rejects.toBeInstanceOf(ConfigError);
  });

  it('can come from a call', async () => {
    const { authenticateRequest } = createAuthenticateRequest({
      options: { publishableKey: DEVELOPMENT_KEY, isSatellite: true },
    });
    const request = new Request('https://a.example/');
    const options = { domain: 'a.example', signInUrl: 'https://primary.example/sign-in' };
    expect((await authenticateRequest(request, options)).rule).toBe('D2');
  });
});

describe('8. Where redirects lead', () => {
  const waiting = (url: string, satelliteOrigins: AuthenticateRequestOptions['satelliteOrigins']) =>
    visit({
      headers: navigation,
      cookies: { ...signedIn, __clerk_db_jwt: 'dvb_1' },
      url: `https://primary.example/?__clerk_redirect_url=${encodeURIComponent(url)}`,
      options: { publishableKey: DEVELOPMENT_KEY, satelliteOrigins },
    });

  it.each([
    ['https://evil.example/', undefined, 'C10'],
    ['https://evil.example/', ['https://satellite.example'], 'C10'],
    ['https://satellite.example/', ['https://satellite.example'], 'S6'],
    ['https://evil.example/', 'any', 'S6'],
    ['javascript:alert(1)', 'any', 'C10'],
    ['//evil.example', 'any', 'C10'],
    ['nonsense', 'any', 'C10'],
    ['http://[', 'any', 'C10'],
  ] as const)('a satellite at %s, allowed %j: %s', async (url, origins, rule) => {
    expect((await waiting(url, origins)).rule).toBe(rule);
  });

  it.each([
    [undefined, 'http://10.0.0.1:3000/a'],
    ['any', 'https://app.example.com/a'],
    [['app.example.com'], 'https://app.example.com/a'],
    [['other.example'], 'http://10.0.0.1:3000/a'],
  ] as const)('forwarded hosts, believed %j', async (forwardedHosts, redirectUrl) => {
    const state = await visit({
      url: 'http://10.0.0.1:3000/a',
      headers: { ...navigation, 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' },
      cookies: { __client_uat: UAT },
      options: { forwardedHosts },
    });
    const location = new URL(state.headers.get('location') ?? '');
    expect(location.origin).toBe('https://clerk.example.com');
    expect(location.searchParams.get('redirect_url')).toBe(redirectUrl);
  });

  it.each([
    ['/__clerk', 'https://app.example.com/__clerk/v1/client/handshake'],
    ['https://proxy.example/clerk/', 'https://proxy.example/clerk/v1/client/handshake'],
    ['proxy.example', 'https://proxy.example/v1/client/handshake'],
  ])('the proxy %s', async (proxyUrl, target) => {
    const state = await visit({
      headers: navigation,
      cookies: { __client_uat: UAT },
      options: { proxyUrl },
    });
    const { origin, pathname } = new URL(state.headers.get('location') ?? '');
    expect(origin + pathname).toBe(target);
    expect(state.proxyUrl).toBe(proxyUrl.startsWith('/') ? `https://app.example.com${proxyUrl}` : proxyUrl);
  });

  it.each(['127.0.0.1:4010', '[::1]:4010', 'localhost', 'emulator.localhost:4010'])(
    'the Frontend API of this machine, %s, by http',
    async (host) => {
      const publishableKey = `pk_test_${btoa(`${host}$`)}`;
      const state = await visit({ headers: navigation, options: { publishableKey } });
      expect(new URL(state.headers.get('location') ?? '').origin).toBe(`http://${host}`);
    },
  );
});

describe('9. A token of another class', () => {
  const template = { cat: 'cl_B7d4PD222AAA' };

  it.each([
    ['as a handshake', signedToken({ handshake: [`__session=${good}`] }, template)],
    [
      'as the session of a handshake',
      sessionToken({}, template).then((token) => handshakeOf(`__session=${token}`)),
    ],
    ['of a session, as a handshake', sessionToken()],
    ['with a directive that is not a header', handshakeOf(`__session=${good}; Path=/\r\nx: y`)],
    ['with a directive that is not a string', signedToken({ handshake: [1] })],
  ])('%s sets no cookie', async (_name, handshake) => {
    const state = await visit({ cookies: { ...signedIn, __clerk_handshake: await handshake } });
    expect(state).toMatchObject({ rule: 'C10', status: 'signed-in' });
    expect(state.headers.getSetCookie()).toEqual(FORGET_HANDSHAKE);
  });
});

describe('10. A time that would switch a check off', () => {
  const inSeconds = 1_790_000_000;

  it.each<[string, Partial<AuthenticateRequestOptions>]>([
    ['a skew above a day', { clockSkewInMs: 86_400_001 }],
    ['a date made of seconds', { currentDate: new Date(inSeconds) }],
    ['a clock that returns seconds', { currentDate: undefined, now: () => inSeconds }],
  ])('%s is a ConfigError', async (_name, options) => {
    const outcome = Promise.resolve().then(() => visit({ cookies: signedIn, options }));
    await expect(outcome).rejects.toBeInstanceOf(ConfigError);
  });

  it('a skew of a day is accepted', async () => {
    const state = await visit({ cookies: signedIn, options: { clockSkewInMs: 86_400_000 } });
    expect(state.status).toBe('signed-in');
  });
});
