import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import {
  CLAIMS,
  currentDate,
  DEVELOPMENT_KEY,
  NOW_IN_SECONDS,
  PRODUCTION_KEY,
  PUBLIC_JWK,
  PUBLIC_PEM,
  sessionToken,
} from './tokens.test-support.ts';
import { expired, good, ofTemplate } from './visits.test-support.ts';

const options: AuthenticateRequestOptions = { jwtKey: PUBLIC_PEM, currentDate };
const ofMachine = await sessionToken({ sub: 'mch_1' });
const accessToken = await sessionToken({}, { typ: 'at+jwt' });
const notYetActive = await sessionToken({ nbf: NOW_IN_SECONDS + 60 });
const fromTheFuture = await sessionToken({ iat: NOW_IN_SECONDS + 60 });

const requestWith = (headers: Record<string, string>, init: RequestInit = {}) =>
  new Request('https://app.example.com/notes?x=1', { ...init, headers });
const cookies = (values: Record<string, string>) => ({
  cookie: Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
});

describe('authenticateRequest() signs in', () => {
  const uat = String(NOW_IN_SECONDS - 100);
  const requests: ReadonlyArray<
    readonly [name: string, rule: string, headers: Record<string, string>, more: AuthenticateRequestOptions]
  > = [
    ['a bearer token', 'H3', { authorization: `Bearer ${good}` }, {}],
    [
      'a bearer token, whatever the cookies say',
      'H3',
      { authorization: `bearer ${good}`, ...cookies({ __session: 'x' }) },
      {},
    ],
    ['a session cookie', 'C10', cookies({ __session: good, __client_uat: uat }), {}],
    [
      'a session cookie in production',
      'C10',
      cookies({ __session: good, __client_uat: uat }),
      { publishableKey: PRODUCTION_KEY },
    ],
    [
      'a session cookie in development with its browser',
      'C10',
      cookies({ __session: good, __client_uat: uat, __clerk_db_jwt: 'dvb' }),
      { publishableKey: DEVELOPMENT_KEY },
    ],
    [
      'cookies next to another scheme',
      'C10',
      { authorization: 'Basic abc', ...cookies({ __session: good, __client_uat: uat }) },
      {},
    ],
  ];
  it.each(requests)('by %s', async (_name, rule, headers, more) => {
    const state = await authenticateRequest(requestWith(headers), { ...options, ...more });
    expect(state).toMatchObject({
      status: 'signed-in',
      isSignedIn: true,
      isAuthenticated: true,
      reason: null,
      message: null,
      tokenType: 'session_token',
      token: good,
      rule,
      publishableKey: more.publishableKey ?? '',
      isSatellite: false,
    });
    expect([...state.headers]).toEqual([]);
    expect(state.toAuth()).toMatchObject({ userId: 'user_1', sessionId: 'sess_1', sessionClaims: CLAIMS });
  });
});

it('toAuth() returns a new object for each call, so that callers can change theirs', async () => {
  const state = await authenticateRequest(requestWith({ authorization: `Bearer ${good}` }), options);
  const changed = state.toAuth();
  Object.assign(changed ?? {}, { orgRole: 'org:admin', isAuthenticated: false });
  expect(state.toAuth()).not.toBe(changed);
  expect(state.toAuth()).toMatchObject({ orgRole: undefined, isAuthenticated: true });
  expect(state.toAuth()?.has({ role: 'admin' })).toBe(false);
});

describe('authenticateRequest() signs out', () => {
  const uat = String(NOW_IN_SECONDS - 100);
  const requests: ReadonlyArray<
    readonly [rule: string, reason: string, headers: Record<string, string>, more: AuthenticateRequestOptions]
  > = [
    ['H1', 'token-type-mismatch', { authorization: ofTemplate }, {}],
    ['H1', 'token-type-mismatch', { authorization: ofMachine }, {}],
    ['H1', 'token-type-mismatch', { authorization: accessToken }, {}],
    [
      'D2',
      'dev-browser-missing',
      cookies({ __session: good, __client_uat: uat }),
      { publishableKey: DEVELOPMENT_KEY },
    ],
    ['C1', 'session-token-and-uat-missing', {}, {}],
    ['C1', 'session-token-and-uat-missing', cookies({ __client_uat: '0' }), {}],
    ['C2', 'session-token-but-no-client-uat', cookies({ __session: good }), {}],
    ['C3', 'client-uat-but-no-session-token', cookies({ __client_uat: uat }), {}],
    ['C5', 'token-type-mismatch', cookies({ __client_uat: uat, __session: ofMachine }), {}],
    [
      'C6',
      'session-token-iat-before-client-uat',
      cookies({ __client_uat: String(NOW_IN_SECONDS), __session: good }),
      {},
    ],
    [
      'V6',
      'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      { authorization: `Bearer ${expired}` },
      {},
    ],
    [
      'V6',
      'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      cookies({ __client_uat: uat, __session: expired }),
      {},
    ],
    ['V7', 'session-token-nbf', { authorization: notYetActive }, {}],
    ['V8', 'session-token-iat-in-the-future', { authorization: fromTheFuture }, {}],
    ['V9', 'token-invalid', { authorization: 'Bearer nonsense' }, {}],
    ['C4', 'token-invalid', cookies({ __client_uat: uat, __session: 'e30.bnVsbA.AA' }), {}],
    ['V9', 'token-invalid-signature', { authorization: `${good.slice(0, -2)}AA` }, {}],
    [
      'V9',
      'token-invalid-authorized-parties',
      { authorization: good },
      { authorizedParties: ['https://x.example'] },
    ],
    ['V10', 'jwk-failed-to-resolve', { authorization: good }, { jwtKey: null }],
  ];
  it.each(requests)('by rule %s with %s', async (rule, reason, headers, more) => {
    const state = await authenticateRequest(requestWith(headers), { ...options, ...more });
    expect(state).toMatchObject({
      status: 'signed-out',
      isSignedIn: false,
      isAuthenticated: false,
      token: null,
      rule,
      reason,
    });
    expect(state.headers.get('x-clerk-auth-status')).toBe('signed-out');
    expect(state.headers.get('x-clerk-auth-reason')).toBe(reason);
    expect(state.headers.get('x-clerk-auth-message') ?? '').toBe(state.message);
    expect(state.toAuth()).toMatchObject({ userId: null, sessionId: null });
  });

  it('by rule V5 if a request with an expired token must not be repeated', async () => {
    const post = requestWith({ authorization: expired }, { method: 'POST' });
    const state = await authenticateRequest(post, options);
    expect(state).toMatchObject({ rule: 'V5', reason: 'session-token-expired-refresh-non-eligible-non-get' });
    expect(state.message).toContain('token-carrier=header');
  });

  it('with a message that a header can hold', async () => {
    const state = await authenticateRequest(
      requestWith({ authorization: await sessionToken({}, { typ: 'é\n' }) }),
      options,
    );
    expect(state.message).toContain(String.raw`"\u00e9\n"`);
    expect(state.headers.get('x-clerk-auth-message')).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('authenticateRequest()', () => {
  it('accepts one argument', async () => {
    const state = await authenticateRequest({ request: requestWith({ authorization: good }), ...options });
    expect(state.isSignedIn).toBe(true);
  });

  it('treats a pending session as signed out, unless an option says otherwise', async () => {
    const request = requestWith({ authorization: await sessionToken({ sts: 'pending' }) });
    const state = await authenticateRequest(request, options);
    expect(state.status).toBe('signed-in');
    if (state.status === 'signed-in') {
      expect(state.toAuth()).toMatchObject({ userId: null, sessionStatus: 'pending' });
      expect(state.toAuth({ treatPendingAsSignedOut: false })).toMatchObject({ userId: 'user_1' });
    }
  });

  it('loads keys once for many requests', async () => {
    const fetch = vi.fn(async () => Response.json({ keys: [PUBLIC_JWK] }));
    const remote = { jwtKey: null, secretKey: 'sk_test_1', fetch, currentDate };
    for (let count = 0; count < 3; count++) {
      expect((await authenticateRequest(requestWith({ authorization: good }), { ...remote })).status).toBe(
        'signed-in',
      );
    }
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('rejects with a ConfigError only for mistakes of the programmer', async () => {
    const request = requestWith({ authorization: good });
    await expect(authenticateRequest(request, { ...options, publishableKey: 'pk_x' })).rejects.toBeInstanceOf(
      ConfigError,
    );
    await expect(authenticateRequest(request, { ...options, audience: [] })).rejects.toBeInstanceOf(
      ConfigError,
    );
    const nobody = requestWith({});
    await expect(authenticateRequest(nobody, { ...options, audience: [] })).rejects.toBeInstanceOf(
      ConfigError,
    );
    const { authenticateRequest: ofClient } = createAuthenticateRequest({ options });
    for (const senseless of [{ audience: [] }, { clockSkewInMs: -1 }, { isSatellite: true }]) {
      await expect(ofClient(nobody, senseless)).rejects.toBeInstanceOf(ConfigError);
    }
    class WithGetter {
      readonly jwtKey = PUBLIC_PEM;
      readonly currentDate = currentDate;
      get authorizedParties() {
        return ['https://other.example'];
      }
    }
    // The same options without the getter of the class are memoized first.
    await authenticateRequest(nobody, options);
    await expect(authenticateRequest(nobody, new WithGetter())).rejects.toBeInstanceOf(ConfigError);
    expect(() => createAuthenticateRequest({ options: new WithGetter() })).toThrow(ConfigError);
    await expect(ofClient(nobody, new WithGetter())).rejects.toThrow(
      /must be a property of the options object itself/,
    );
    // The test passes a value that is not a request.
    await expect(authenticateRequest({} as Request, options)).rejects.toBeInstanceOf(ConfigError);
  });

  it('never rejects and leaks no token, whatever a request holds', async () => {
    const token = fc.constantFrom(good, 'a.b.c', 'e30.bnVsbA.AA', 'e30.e30.AA', '', '%ZZ', '{}', 'Bearer x');
    const text = fc.oneof(token, fc.string({ unit: 'grapheme-ascii', maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (authorization, session, uat, browser) => {
        const headers = {
          authorization,
          ...cookies({ __session: session, __client_uat: uat, __clerk_db_jwt: browser }),
        };
        const state = await authenticateRequest(requestWith(headers), {
          ...options,
          publishableKey: DEVELOPMENT_KEY,
        });
        expect(['signed-in', 'signed-out']).toContain(state.status);
        const shown = JSON.stringify([debugRequestState(state), state.toAuth()?.debug(), [...state.headers]]);
        expect(shown).not.toContain(good.slice(-40));
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

describe('createAuthenticateRequest()', () => {
  const request = requestWith({ authorization: good });

  it('prefers the options of a call, false included', async () => {
    const bound = createAuthenticateRequest({
      options: { ...options, isSatellite: true, domain: 'a.example' },
    });
    expect(await bound.authenticateRequest(request)).toMatchObject({
      isSatellite: true,
      domain: 'a.example',
    });
    const state = await bound.authenticateRequest(request, { isSatellite: false, domain: undefined });
    expect(state).toMatchObject({ isSatellite: false, domain: 'a.example', status: 'signed-in' });
  });

  it('uses another key if a call brings one', async () => {
    const bound = createAuthenticateRequest({ options: { jwtKey: null, currentDate } });
    expect((await bound.authenticateRequest(request)).reason).toBe('jwk-failed-to-resolve');
    expect((await bound.authenticateRequest(request, { jwtKey: PUBLIC_PEM })).status).toBe('signed-in');
  });

  it('calls the given ports', async () => {
    const verifySessionToken = vi.fn(async () => ({ result: { ...CLAIMS }, error: null }));
    const createSessionToken = vi.fn(async () => 'made by a template');
    const ports = { verifySessionToken, createSessionToken };
    const bound = createAuthenticateRequest({ options: { secretKey: 'sk_test_1' }, ports });
    const state = await bound.authenticateRequest(request, { secretKey: 'sk_test_2' });
    const auth = state.toAuth();
    const options = { secretKey: 'sk_test_2' };
    expect(verifySessionToken).toHaveBeenCalledWith(
      good,
      options,
      expect.objectContaining({ payload: CLAIMS }),
    );
    expect(await auth?.getToken()).toBe(good);
    expect(await auth?.getToken({ template: 'db', expiresInSeconds: 5 })).toBe('made by a template');
    expect(createSessionToken).toHaveBeenCalledWith(
      { sessionId: 'sess_1', template: 'db', expiresInSeconds: 5 },
      { secretKey: 'sk_test_2' },
    );
  });

  it('throws a ConfigError for invalid options', () => {
    for (const senseless of [
      { publishableKey: 'pk_x' },
      { authorizedParties: '' },
      { jwksCacheTtlInMs: -1 },
      { acceptsToken: 'sesion_token' as 'session_token' },
      { acceptsToken: ['any'] as unknown as 'any' },
      { acceptsToken: null as unknown as 'any' },
    ]) {
      expect(() =>
        createAuthenticateRequest({ options: { secretKey: 'sk_test_1', jwtKey: null, ...senseless } }),
      ).toThrow(ConfigError);
    }
  });

  it('returns a diagnosis without secrets', async () => {
    const bound = createAuthenticateRequest({ options: { ...options, secretKey: 'sk_test_secret123' } });
    const debug = bound.debugRequestState(await bound.authenticateRequest(request));
    expect(debug).toMatchObject({ status: 'signed-in', isSignedIn: true, rule: 'H3', reason: null });
    expect(JSON.stringify(debug)).not.toMatch(/secret123|eyJ/);
    const state = await bound.authenticateRequest(request);
    expect(JSON.parse(JSON.stringify(state))).toEqual(bound.debugRequestState(state));
  });
});

it('takes a request of a class that has a property "request", such as that of Next.js', async () => {
  class NextRequest extends Request {
    get request(): never {
      throw new Error('not available here');
    }
  }
  const request = new NextRequest('https://app.example.com/', {
    headers: { authorization: `Bearer ${await sessionToken({})}` },
  });
  const { authenticateRequest: bound } = createAuthenticateRequest({ options });
  for (const state of [
    await authenticateRequest(request, options),
    await bound(request),
    await bound({ request }),
  ]) {
    expect(state.status).toBe('signed-in');
  }
});

it.each([5, null, {}])('rejects the waitUntil %j of a call, also without a token', async (waitUntil) => {
  const request = new Request('https://app.example.com/');
  const call = { ...options, waitUntil: waitUntil as never };
  await expect(authenticateRequest(request, call)).rejects.toThrow('"waitUntil"');
});
