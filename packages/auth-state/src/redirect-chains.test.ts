import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { HANDSHAKE_RETURN } from './decide/handshake-return.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import {
  cookies,
  currentDate,
  DEVELOPMENT_KEY,
  NOW_IN_SECONDS,
  PRODUCTION_KEY,
  PUBLIC_PEM,
  suffixed,
} from './tokens.test-support.ts';
import { browser, development, expired, good, UAT } from './visits.test-support.ts';

const satellite = {
  ...development,
  isSatellite: true,
  domain: 'satellite.example',
  signInUrl: 'https://primary.example/sign-in',
};
const directive = `__session=${good}; Path=/`;

interface Visit {
  readonly path?: string;
  readonly method?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly options?: AuthenticateRequestOptions;
}

/** Requests a page. Nonces and refreshes bring a session. */
function visit({ path = '/notes', method = 'GET', options, ...given }: Visit) {
  const { authenticateRequest } = createAuthenticateRequest({
    options: { jwtKey: PUBLIC_PEM, publishableKey: PRODUCTION_KEY, currentDate, ...options },
    ports: {
      exchangeHandshakeNonce: async (nonce) => {
        const status = STATUSES[nonce];
        return status === undefined
          ? { result: [directive], error: null }
          : { result: null, error: { code: 'resource_not_found', message: '', status } };
      },
      refreshSession: async () => ({ result: [directive], error: null }),
    },
  });
  const headers = { 'sec-fetch-dest': 'document', ...(given.cookies && cookies(given.cookies)) };
  return authenticateRequest(new Request(`https://app.example.com${path}`, { method, headers }));
}

/** The nonces that the API does not exchange. */
const STATUSES: Readonly<Record<string, number>> = { used: 404, unavailable: 503 };

const NONCE = '/notes?a=b&__clerk_handshake_nonce=n';
const SYNCED = '/notes?a=b&__clerk_synced=true';
const MARK = '/notes?a=b&__clerk_redirect_count=1';
const flag = { __clerk_redirect_count: '1' };
const nonceCookie = { __clerk_handshake_nonce: 'n' };
const signedIn = { __session: good, __client_uat: UAT };

const CLEAN = 'https://app.example.com/notes?a=b';
const ROWS: ReadonlyArray<readonly [id: string, why: string, visit: Visit, location: string | null]> = [
  ['R1', 'a browser without cookies', { path: NONCE, options: development }, null],
  ['R2', 'a handshake in development', { path: NONCE, options: development, cookies: flag }, CLEAN],
  [
    'R2',
    'a handshake with a mark',
    { path: `${NONCE}&__clerk_redirect_count=2`, options: development, cookies: flag },
    CLEAN,
  ],
  [
    'R2',
    'a satellite that its primary answered',
    { path: `${NONCE}&__clerk_synced=true`, options: satellite, cookies: flag },
    CLEAN,
  ],
  ['R3', 'a mark in production', { path: MARK, cookies: { ...flag, ...nonceCookie } }, CLEAN],
  [
    'R4',
    'a mark of a satellite in production',
    { path: MARK, cookies: { ...flag, ...nonceCookie }, options: { isSatellite: true, domain: 'a.example' } },
    null,
  ],
  ['R5', 'a handshake in production', { cookies: { ...flag, ...nonceCookie } }, null],
  ['R5', 'a nonce in a cookie', { options: development, cookies: { ...browser, ...nonceCookie } }, null],
  ['R6', 'a mark, by the cookies of another tab', { path: MARK, cookies: { ...flag, ...signedIn } }, CLEAN],
  ['R6', 'a mark in a bookmark', { path: MARK, cookies: signedIn }, CLEAN],
  [
    'R7',
    'a nonce that could not be exchanged',
    {
      path: '/notes?a=b&__clerk_handshake_nonce=unavailable',
      options: development,
      cookies: { ...browser, ...flag, ...signedIn },
    },
    CLEAN,
  ],
  [
    'R8',
    'a nonce that another tab has used',
    {
      path: '/notes?a=b&__clerk_handshake_nonce=used',
      options: development,
      cookies: { ...browser, ...flag, ...signedIn },
    },
    CLEAN,
  ],
  [
    'R8',
    'a handshake that this browser did not start',
    { path: NONCE, options: development, cookies: { ...browser, ...signedIn } },
    CLEAN,
  ],
  [
    'R8',
    'a handshake in a cookie, next to one that this browser did not start',
    { path: NONCE, options: development, cookies: { ...browser, ...nonceCookie } },
    CLEAN,
  ],
  ['R10', 'a form', { path: NONCE, method: 'POST', options: development, cookies: flag }, null],
  ['R4', 'a form with a mark', { path: MARK, method: 'POST', cookies: { ...flag, ...nonceCookie } }, null],
  [
    'R11',
    'a handshake in a cookie at a satellite that its primary answered',
    { path: SYNCED, options: satellite, cookies: { ...browser, ...nonceCookie } },
    CLEAN,
  ],
  [
    'R12',
    'an answer of the primary in a bookmark',
    { path: SYNCED, options: satellite, cookies: { ...browser, ...signedIn } },
    CLEAN,
  ],
  [
    'R13',
    'an answer of the primary in a bookmark, and a token that expired',
    {
      path: SYNCED,
      options: satellite,
      cookies: {
        ...browser,
        __session: expired,
        __client_uat: UAT,
        ...suffixed({ __refresh: 'r' }, DEVELOPMENT_KEY),
      },
    },
    CLEAN,
  ],
  [
    'R14',
    'a nonce that could not be exchanged, and a refresh',
    {
      path: '/notes?a=b&__clerk_handshake_nonce=unavailable',
      options: development,
      cookies: {
        ...browser,
        ...flag,
        __session: expired,
        __client_uat: UAT,
        ...suffixed({ __refresh: 'r' }, DEVELOPMENT_KEY),
      },
    },
    CLEAN,
  ],
  ['R9', 'an ordinary page', { cookies: signedIn }, null],
  [
    'R9',
    'a mark at the limit',
    { path: '/notes?__clerk_redirect_count=2', cookies: { ...flag, ...signedIn } },
    null,
  ],
];

describe('the rows of HANDSHAKE_RETURN', () => {
  it.each(ROWS)('%s decides after %s', async (id, _why, given, location) => {
    const state = await visit(given);
    expect(state.status).toBe('signed-in');
    expect(state.headers.get('location')).toBe(location);
    const changesState = id === 'R1' || location !== null || state.headers.getSetCookie().length > 0;
    expect(state.headers.get('cache-control')).toBe(changesState ? 'no-store' : null);
  });

  it('have a test for every row', () => {
    expect(new Set(ROWS.map(([id]) => id))).toEqual(new Set(HANDSHAKE_RETURN.map(([id]) => id)));
  });
});

describe('a page in development keeps no parameter of a handshake', () => {
  const SIGNED_OUT = { ...browser, other: '1' };
  const VISITORS: ReadonlyArray<readonly [name: string, cookies: Readonly<Record<string, string>>]> = [
    ['signed in', { ...browser, ...signedIn }],
    ['signed in, with the flag', { ...browser, ...signedIn, ...flag }],
    ['signed out', SIGNED_OUT],
    ['signed out, with the flag', { ...SIGNED_OUT, ...flag }],
  ];
  const PARAMETERS = [
    '__clerk_handshake=',
    '__clerk_handshake_nonce=',
    '__clerk_handshake=stranger',
    '__clerk_help=1',
    '__clerk_synced=true',
    '__clerk_synced=false',
    '__clerk_synced=',
    '__clerk_synced=1',
    '__clerk_redirect_count=1',
    '__clerk_redirect_url=https%3A%2F%2Fevil.example%2F',
    '__clerk_handshake=&__clerk_help=&__clerk_synced=true&__clerk_redirect_count=1',
  ];
  const cases = VISITORS.flatMap(([name, given]) => PARAMETERS.map((query) => [query, name, given] as const));

  it.each(cases)('from a link with %s, for a visitor who is %s', async (query, _name, given) => {
    const state = await visit({ path: `/notes?a=b&${query}`, options: development, cookies: given });
    expect(state.headers.get('location')).toBe(CLEAN);
    const [name = '', value = ''] = state.headers.getSetCookie()[0]?.split(/[=;]/) ?? [];
    const next = await visit({
      path: '/notes?a=b',
      options: development,
      cookies: { ...given, [name]: value },
    });
    expect(next.headers.get('location')).toBeNull();
    expect(next.status).toBe(state.status);
  });

  it('at a satellite that sends no visitor to its primary', async () => {
    const options = { ...satellite, satelliteAutoSync: false };
    const state = await visit({ path: '/notes?a=b&__clerk_db_jwt=dvb_2', options, cookies: { other: '1' } });
    expect(state).toMatchObject({ rule: 'S1', status: 'signed-out' });
    expect(state.headers.get('location')).toBe(CLEAN);
  });

  it('but a satellite keeps the answer of its primary while the visitor is signed out', async () => {
    const state = await visit({ path: SYNCED, options: satellite, cookies: SIGNED_OUT });
    expect(state).toMatchObject({ rule: 'C1', status: 'signed-out' });
    expect(state.headers.get('location')).toBeNull();
    const garbage = await visit({
      path: '/notes?a=b&__clerk_synced=1',
      options: { ...satellite, satelliteAutoSync: false },
      cookies: SIGNED_OUT,
    });
    expect(garbage.headers.get('location')).toBe(CLEAN);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('but a %s is never redirected', async (method) => {
    for (const query of [...PARAMETERS, '__clerk_handshake_nonce=n', '__clerk_db_jwt=dvb_2']) {
      for (const [, given] of VISITORS) {
        const state = await visit({ path: `/notes?${query}`, method, options: development, cookies: given });
        expect(state.headers.get('location')).toBeNull();
      }
    }
  });

  it('and in production only the count is removed', async () => {
    for (const query of PARAMETERS.filter((each) => !each.includes('_count'))) {
      const state = await visit({ path: `/notes?${query}`, cookies: signedIn });
      expect(state.headers.get('location')).toBeNull();
    }
  });
});

describe('the count of redirects', () => {
  it('continues for a moment, at the URL that a redirect has cleaned', async () => {
    const { headers } = await visit({ path: NONCE, options: development, cookies: flag });
    const [session, remainder = ''] = headers.getSetCookie();
    expect(session).toBe(directive);
    expect(remainder).toMatch(
      /^__clerk_redirects_[\w-]{8}=1; Path=\/; Max-Age=5; HttpOnly; SameSite=Lax; Secure$/,
    );
    const [name = '', value = ''] = remainder.split(/[=;]/);
    const cookies = { ...browser, ...flag, [name]: value, __client_uat: UAT };
    const markAt = async (path: string) => {
      const location = (await visit({ path, options: development, cookies })).headers.get('location') ?? '';
      const back = new URL(location).searchParams.get('redirect_url') ?? '';
      return new URL(back).searchParams.get('__clerk_redirect_count');
    };
    expect(await markAt('/notes?a=b')).toBe('2');
    expect(await markAt('/notes?a=c')).toBe('1');
  });

  it('ends with a page, so that the next page can need a handshake as well', async () => {
    const state = await visit({ cookies: { ...flag, ...nonceCookie } });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.getSetCookie()).toContain(
      '__clerk_redirect_count=; Path=/; Max-Age=0; SameSite=Lax; Secure',
    );
  });

  it('does not end with a page that no handshake led to', async () => {
    const state = await visit({ cookies: { ...flag, ...signedIn } });
    expect(state).toMatchObject({ rule: 'C10', status: 'signed-in' });
    expect([...state.headers]).toEqual([]);
  });
});

describe('a handshake', () => {
  const asked = async (given: Visit) =>
    new URL((await visit(given)).headers.get('location') ?? '').searchParams.get('suffixed_cookies');

  it('renews the suffixed cookies if the request has some, whichever set counts', async () => {
    expect(await asked({ cookies: { __client_uat: UAT } })).toBe('false');
    expect(await asked({ cookies: { __client_uat: UAT, ...suffixed({ __client_uat: '0' }) } })).toBe('true');
    expect(await asked({ cookies: { __client_uat: UAT, ...suffixed({ __clerk_db_jwt: 'd' }) } })).toBe(
      'true',
    );
    expect(await asked({ cookies: suffixed({ __client_uat: UAT }) })).toBe('true');
  });

  it('takes place once for a satellite in production, which goes on to its primary', async () => {
    const options = { isSatellite: true, domain: 'satellite.example' };
    const at = (path: string, given = {}) =>
      visit({ path, options, cookies: { __client_uat: UAT, ...flag, ...given } });
    const started = await at('/notes');
    expect(started).toMatchObject({ rule: 'C3', status: 'handshake' });
    const back = new URL(started.headers.get('location') ?? '').searchParams.get('redirect_url') ?? '';
    const mark = new URL(back).searchParams.get('__clerk_redirect_count');
    expect(mark).toBe(`1-${NOW_IN_SECONDS}`);
    const returned = await at(`/notes?__clerk_redirect_count=${mark}&__clerk_synced=true`);
    expect(returned.headers.get('location')).toBe('https://app.example.com/notes?__clerk_synced=true');
    const [remainder = ''] = returned.headers.getSetCookie();
    expect(remainder).toMatch(/^__clerk_redirects_[\w-]{8}=1;/);
    const [name = '', count] = remainder.split(';', 1)[0]?.split('=') ?? [];
    const end = await at('/notes?__clerk_synced=true', { [name]: count });
    expect(end).toMatchObject({ rule: 'C3', status: 'signed-out' });
  });

  // A satellite in production keeps both parameters in the address bar, until a reload finds a good token.
  it.each([
    `/notes?__clerk_synced=true&__clerk_redirect_count=1-${NOW_IN_SECONDS - 60}`,
    '/notes?__clerk_synced=true',
  ])('takes place for a satellite at %s although another tab has started one', async (path) => {
    const options = { isSatellite: true, domain: 'satellite.example' };
    const state = await visit({ path, options, cookies: { __client_uat: UAT, ...flag } });
    expect(state).toMatchObject({ rule: 'C3', status: 'handshake' });
    expect(state.headers.get('location')).toMatch(
      /^https:\/\/clerk\.satellite\.example\/v1\/client\/handshake\?/,
    );
  });
});

describe('a browser without cookies', () => {
  it('gets a page, but none of the cookies of a handshake, which a stranger can have made', async () => {
    const state = await visit({ path: NONCE, options: development });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.getSetCookie()).toEqual([]);
  });

  it('has a mark in the URL from the first handshake in development', async () => {
    const markOf = async (path: string) => {
      const location = (await visit({ path, options: development })).headers.get('location') ?? '';
      return new URL(new URL(location).searchParams.get('redirect_url') ?? '').searchParams.get(
        '__clerk_redirect_count',
      );
    };
    expect(await markOf('/notes')).toBe('1');
    expect(await markOf(MARK)).toBe('2');
    const end = await visit({ path: '/notes?__clerk_redirect_count=2', options: development });
    expect(end).toMatchObject({ rule: 'D2', status: 'signed-out' });
  });
});
