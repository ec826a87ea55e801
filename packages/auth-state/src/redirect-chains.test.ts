import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { HANDSHAKE_RETURN } from './decide/handshake-return.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { cookies, currentDate, PRODUCTION_KEY, PUBLIC_PEM, suffixed } from './tokens.test-support.ts';
import { browser, development, good, UAT } from './visits.test-support.ts';

const satellite = {
  ...development,
  isSatellite: true,
  domain: 'satellite.example',
  signInUrl: 'https://primary.example/sign-in',
};
const directive = `__session=${good}; Path=/`;

interface Visit {
  readonly path?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly options?: AuthenticateRequestOptions;
}

/** Requests a page. Nonces bring a session. */
function visit({ path = '/notes', options, ...given }: Visit) {
  const { authenticateRequest } = createAuthenticateRequest({
    options: { jwtKey: PUBLIC_PEM, publishableKey: PRODUCTION_KEY, currentDate, ...options },
    ports: { exchangeHandshakeNonce: async () => ({ result: [directive], error: null }) },
  });
  const headers = { 'sec-fetch-dest': 'document', ...(given.cookies && cookies(given.cookies)) };
  return authenticateRequest(new Request(`https://app.example.com${path}`, { headers }));
}

const NONCE = '/notes?a=b&__clerk_handshake_nonce=n';
const count = (value: number) => ({ __clerk_redirect_count: String(value) });

const CLEAN = 'https://app.example.com/notes?a=b';
const ROWS: ReadonlyArray<readonly [id: string, why: string, visit: Visit, location: string | null]> = [
  ['R1', 'a first handshake', { path: NONCE, options: development, cookies: count(1) }, CLEAN],
  ['R1', 'one that another SDK began', { path: NONCE, options: development, cookies: browser }, CLEAN],
  [
    'R2',
    'that of a satellite which its primary answered',
    { path: `${NONCE}&__clerk_synced=true`, options: satellite, cookies: count(3) },
    `${CLEAN}&__clerk_synced=true`,
  ],
  ['R3', 'one in production', { path: NONCE, cookies: count(1) }, null],
  [
    'R3',
    'a nonce in a cookie',
    { options: development, cookies: { ...browser, __clerk_handshake_nonce: 'n' } },
    null,
  ],
  ['R3', 'that of a browser without any cookie', { path: NONCE, options: development }, null],
  ['R3', 'a second handshake in a row', { path: NONCE, options: development, cookies: count(2) }, null],
];

describe('the rows of HANDSHAKE_RETURN', () => {
  it.each(ROWS)('%s decides after %s', async (_id, _why, given, location) => {
    const state = await visit(given);
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.get('location')).toBe(location);
    expect(state.headers.get('cache-control')).toBe('no-store');
  });

  it('have a test for every row', () => {
    expect(new Set(ROWS.map(([id]) => id))).toEqual(new Set(HANDSHAKE_RETURN.map(([id]) => id)));
  });
});

describe('the count of redirects', () => {
  it('continues for a moment after a redirect that cleans the query', async () => {
    const count = (value: number) =>
      `__clerk_redirect_count=${value}; Path=/; Max-Age=5; HttpOnly; SameSite=Lax; Secure`;
    const first = await visit({
      path: NONCE,
      options: development,
      cookies: { __clerk_redirect_count: '1' },
    });
    expect(first.headers.getSetCookie()).toEqual([directive, count(1)]);
    const started = await visit({ path: NONCE, options: development, cookies: browser });
    expect(started.headers.getSetCookie()).toEqual([directive, count(1)]);
  });

  it('ends with a page, so that the next page can need a handshake as well', async () => {
    const state = await visit({ cookies: { ...count(1), __clerk_handshake_nonce: 'n' } });
    expect(state).toMatchObject({ rule: 'K2', status: 'signed-in' });
    expect(state.headers.getSetCookie()).toContain(
      '__clerk_redirect_count=; Path=/; Max-Age=0; SameSite=Lax; Secure',
    );
  });

  it('does not end with a page that no handshake led to', async () => {
    const state = await visit({ cookies: { ...count(1), __session: good, __client_uat: UAT } });
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

  it('takes place once for a satellite, which goes on to its primary', async () => {
    const options = { ...satellite, publishableKey: PRODUCTION_KEY };
    const at = (value: number) => visit({ options, cookies: { __client_uat: UAT, ...count(value) } });
    expect(await at(0)).toMatchObject({ rule: 'C3', status: 'handshake' });
    expect(await at(1)).toMatchObject({ rule: 'C3', status: 'signed-out' });
  });
});
