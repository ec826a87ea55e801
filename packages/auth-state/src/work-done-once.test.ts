import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import {
  cookies,
  currentDate,
  DEVELOPMENT_KEY,
  PUBLIC_JWK,
  PUBLIC_PEM,
  sessionToken,
  suffixed,
} from './tokens.test-support.ts';

const session = await sessionToken();
const machine = await sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' });
const access = await sessionToken({ jti: 'oat_1' }, { typ: 'at+jwt' });
const signedInCookies = { __session: session, __client_uat: '1', __clerk_db_jwt: 'dvb' };

const options: AuthenticateRequestOptions = { currentDate, publishableKey: DEVELOPMENT_KEY };
const requestWith = (headers: Record<string, string>) => new Request('https://app.example.com/', { headers });
const bearing = (token: string) => requestWith({ authorization: `Bearer ${token}` });

const REQUESTS: ReadonlyArray<readonly [name: string, request: Request]> = [
  ['a session token in the header', bearing(session)],
  ['a session token in a cookie', requestWith(cookies(signedInCookies))],
  [
    'one in two cookies',
    requestWith(cookies({ ...signedInCookies, ...suffixed(signedInCookies, DEVELOPMENT_KEY) })),
  ],
  ['the token of a machine', bearing(machine)],
  ['an access token', bearing(access)],
];

afterEach(() => vi.restoreAllMocks());

describe.each(REQUESTS)('%s', (_name, request) => {
  it.each([
    ['with bound options', {}],
    ['with options of the call', { clockSkewInMs: 10_000, issuer: 'https://clerk.example.com' }],
  ])('is decoded once, %s', async (_options, given) => {
    const { authenticateRequest } = createAuthenticateRequest({
      options: { ...options, jwtKey: PUBLIC_PEM, acceptsToken: 'any' },
    });
    const parse = vi.spyOn(JSON, 'parse');
    expect((await authenticateRequest(request, given)).isSignedIn).toBe(true);
    expect(parse.mock.calls.filter(([text]) => text.includes('"sub"'))).toHaveLength(1);
  });
});

describe('keys', () => {
  it('are loaded once for tokens of every kind, by options of every kind', async () => {
    const fetch = vi.fn(async () => Response.json({ keys: [PUBLIC_JWK] }));
    const { authenticateRequest } = createAuthenticateRequest({
      options: { ...options, jwtKey: null, secretKey: 'sk_test_1', fetch, acceptsToken: 'any' },
    });
    for (const [, request] of REQUESTS) {
      expect((await authenticateRequest(request)).isSignedIn).toBe(true);
      expect((await authenticateRequest(request, { clockSkewInMs: 10_000 })).isSignedIn).toBe(true);
    }
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('are loaded once for each secret key that calls bring', async () => {
    const fetch = vi.fn(async () => Response.json({ keys: [PUBLIC_JWK] }));
    const { authenticateRequest } = createAuthenticateRequest({
      options: { jwtKey: null, fetch, currentDate },
    });
    for (const secretKey of ['sk_test_1', 'sk_test_2', 'sk_test_1', 'sk_test_2']) {
      expect((await authenticateRequest(bearing(session), { secretKey })).isSignedIn).toBe(true);
    }
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe('the checks of sessions', () => {
  const bound = { ...options, jwtKey: PUBLIC_PEM, acceptsToken: 'any' } as const;

  it.each([
    [{ authorizedParties: 'https://app.example.com' }, 'token-invalid-authorized-parties'],
    [{ audience: 'api' }, 'token-verification-failed'],
    [{ headerType: 'session+jwt' }, 'token-invalid'],
  ])('%j holds for them and not for machines, bound or given', async (checks, reason) => {
    const ofClient = createAuthenticateRequest({ options: { ...bound, ...checks } }).authenticateRequest;
    const { authenticateRequest } = createAuthenticateRequest({ options: bound });
    for (const state of [
      await ofClient(bearing(session)),
      await authenticateRequest(bearing(session), checks),
    ]) {
      expect(state.reason).toBe(reason);
    }
    expect((await ofClient(bearing(machine))).isSignedIn).toBe(true);
    expect((await authenticateRequest(bearing(machine), checks)).isSignedIn).toBe(true);
  });
});
