import { ConfigError, TokenVerificationError, TokenVerificationErrorReason } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';
import type { Ports } from './ports/ports.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { currentDate, PRODUCTION_KEY, PUBLIC_PEM, sessionToken, suffixed } from './tokens.test-support.ts';
import {
  bearing,
  expired,
  good,
  handshakeOf,
  m2m,
  navigation,
  signedIn,
  UAT,
  visit,
} from './visits.test-support.ts';

const SECRET = 'sk_test_secretsecret';
const answering = (status: number) => async () => new Response('{}', { status });
const refusing = async () =>
  ({ result: null, error: { code: 'clerk_key_invalid', message: 'm', status: 401 } }) as const;

const access = await sessionToken({}, { typ: 'at+jwt' });

afterEach(() => vi.unstubAllEnvs());

/** Options with which no token can be verified, and the reason. */
const UNVERIFIABLE: ReadonlyArray<
  readonly [name: string, options: AuthenticateRequestOptions, reason: string]
> = [
  ['without any key', { jwtKey: null }, 'jwk-failed-to-resolve'],
  ['with a rotated secret key', { secretKey: SECRET, fetch: answering(401) }, 'secret-key-invalid'],
  [
    'if the JWKS endpoint answers 403',
    { secretKey: SECRET, fetch: answering(403) },
    'jwk-remote-failed-to-load',
  ],
  [
    'if the JWKS endpoint answers 404',
    { secretKey: SECRET, fetch: answering(404) },
    'jwk-remote-failed-to-load',
  ],
  [
    'if the JWKS endpoint answers 500',
    { secretKey: SECRET, fetch: answering(500) },
    'jwk-remote-failed-to-load',
  ],
];

describe.each(UNVERIFIABLE)('no user is signed out %s', (_name, given, reason) => {
  const options = { jwtKey: null, publishableKey: undefined, timeoutInMs: 500, currentDate, ...given };

  it.each([
    ['in the header', bearing(good)],
    [
      'in a cookie',
      new Request('https://app.example.com/', {
        headers: { cookie: `__session=${good}; __client_uat=${UAT}` },
      }),
    ],
  ])('with a token %s', async (_place, request) => {
    const { authenticateRequest: ofClient } = createAuthenticateRequest({ options });
    for (const state of [await ofClient(request), await authenticateRequest(request, options)]) {
      expect([state.status, state.rule, state.isUnavailable, state.reason]).toEqual([
        'signed-out',
        'V10',
        true,
        reason,
      ]);
      expect(state.headers.getSetCookie()).toEqual([]);
      expect(JSON.stringify(state)).not.toContain('secretsecret');
    }
  });

  it.each([
    ['m2m_token', m2m],
    ['oauth_token', access],
  ] as const)('with a JWT of the type %s', async (acceptsToken, token) => {
    const { authenticateRequest: ofClient } = createAuthenticateRequest({ options });
    const state = await ofClient(bearing(token), { acceptsToken });
    expect([state.rule, state.isUnavailable]).toEqual(['M6', true]);
    expect(state.reason).toBe(reason === 'jwk-remote-failed-to-load' ? 'api-unavailable' : reason);
  });

  it('with a handshake token, which is not resolved and not removed', async () => {
    const cookies = { __clerk_handshake: await handshakeOf(`__session=${good}`), __client_uat: UAT };
    const state = await visit({ headers: navigation, cookies, options });
    expect([state.status, state.rule, state.isUnavailable]).toEqual(['signed-out', 'K4', true]);
    expect(state.reason).toBe(reason === 'jwk-remote-failed-to-load' ? 'api-unavailable' : reason);
    expect(state.headers.getSetCookie()).toEqual([]);
  });
});

describe('what a visitor can forge is the fault of the token', () => {
  const fetch = async () => Response.json({ keys: [] });
  it.each([
    ['an unknown key id', { kid: 'ins_9' }],
    ['no key id', { kid: undefined }],
    ['another algorithm', { alg: 'ES256' }],
    ['a signature of another key', { alg: 'RS512' }],
  ])('%s', async (_name, header) => {
    const token = await sessionToken({}, header);
    const forged = `${token.slice(0, -5)}AAAAA`;
    const { authenticateRequest: ofClient } = createAuthenticateRequest({
      options: { jwtKey: PUBLIC_PEM, currentDate, fetch },
    });
    expect(await ofClient(bearing(forged))).toMatchObject({ isSignedIn: false, isUnavailable: false });
  });
});

describe('a port that reports a reason', () => {
  it.each(Object.values(TokenVerificationErrorReason))('%s', async (reason) => {
    const error = new TokenVerificationError({ reason, message: 'x' });
    const verifySessionToken: Ports['verifySessionToken'] = async () => ({ result: null, error });
    const state = await visit({ headers: { authorization: good }, ports: { verifySessionToken } });
    expect([state.reason, state.isUnavailable, state.status === 'signed-in']).toEqual([
      state.reason,
      error.fault !== 'token',
      false,
    ]);
  });
});

describe('a port that is missing, or is answered with 401', () => {
  const refreshable = {
    headers: {},
    cookies: suffixed({ __session: expired, __client_uat: UAT, __refresh: 'r' }),
    options: { publishableKey: PRODUCTION_KEY },
  };

  it.each([
    ['api-unavailable', {}],
    ['secret-key-invalid', { exchangeHandshakeNonce: refusing }],
  ])('exchangeHandshakeNonce: %s', async (reason, ports) => {
    const cookies = { __clerk_handshake_nonce: 'n', __client_uat: UAT };
    const state = await visit({ headers: navigation, cookies, ports });
    expect([state.status, state.isUnavailable, state.reason]).toEqual(['signed-out', true, reason]);
    expect(state.headers.getSetCookie()).toEqual([]);
    const withSession = await visit({ headers: navigation, cookies: { ...cookies, ...signedIn }, ports });
    expect(withSession.isSignedIn).toBe(true);
  });

  it.each([
    ['session-token-expired-refresh-missing-api-client', {}],
    ['session-token-expired-refresh-clerk_key_invalid', { refreshSession: refusing }],
  ])('refreshSession: %s', async (reason, ports) => {
    const state = await visit({ ...refreshable, ports });
    expect([state.status, state.isUnavailable, state.reason]).toEqual(['signed-out', true, reason]);
    const ofPage = await visit({ ...refreshable, headers: navigation, ports });
    expect([ofPage.status, ofPage.isUnavailable]).toEqual(['handshake', false]);
  });

  it('refreshSession: a session that ended is the fault of the visitor, also with the status 401', async () => {
    const error = { code: 'session_revoked', message: '', status: 401 };
    const state = await visit({
      ...refreshable,
      ports: { refreshSession: async () => ({ result: null, error }) },
    });
    expect([state.status, state.isUnavailable, state.reason]).toEqual([
      'signed-out',
      false,
      'session-token-expired-refresh-session_revoked',
    ]);
  });

  it.each([
    ['api-unavailable', {}],
    ['secret-key-invalid', { verifyMachineToken: refusing }],
  ])('verifyMachineToken: %s', async (reason, ports) => {
    for (const token of ['ak_1', 'mt_1', 'oat_1']) {
      const state = await visit({
        headers: { authorization: token },
        options: { acceptsToken: 'any' },
        ports,
      });
      expect([state.status, state.isUnavailable, state.reason]).toEqual(['signed-out', true, reason]);
    }
  });
});

describe('what can be known when options are bound is a ConfigError', () => {
  it.each<readonly [options: object, message: RegExp]>([
    [{ jwtKey: 'not a key' }, /jwtKey/],
    [{ jwtKey: PUBLIC_PEM.slice(0, 200) }, /jwtKey.*cut off/],
    [{ jwtKey: SECRET }, /jwtKey.*secret key/],
    [{ jwtKey: '' }, /jwtKey.*empty/],
    [{ secretKey: PRODUCTION_KEY }, /secretKey.*publishable/],
    [{ secretKey: '' }, /secretKey.*empty/],
    [{ publishableKey: SECRET }, /publishableKey.*secret key/],
    [{ publishableKey: 'ak_0123456789' }, /publishableKey.*machine/],
    [{ machineSecretKey: SECRET }, /machineSecretKey.*secret key/],
    [{ machineSecretKey: PRODUCTION_KEY }, /machineSecretKey.*publishable/],
    [{ machineSecretKey: PUBLIC_PEM }, /machineSecretKey.*PEM/],
    [{ machineSecretKey: '' }, /machineSecretKey.*empty/],
  ])('%j', async (options, message) => {
    const bind = () => createAuthenticateRequest({ options });
    expect(bind).toThrow(ConfigError);
    expect(bind).toThrow(message);
    await expect(authenticateRequest(bearing(good), options)).rejects.toThrow(message);
    const bound = createAuthenticateRequest({ options: {} });
    await expect(bound.authenticateRequest(bearing(good), options)).rejects.toThrow(message);
  });

  it('null stands for none', async () => {
    const options = { jwtKey: null, secretKey: null, machineSecretKey: null };
    const { authenticateRequest: ofClient } = createAuthenticateRequest({ options });
    expect((await ofClient(bearing(good))).reason).toBe('jwk-failed-to-resolve');
  });

  it('a key of the environment is not an option: it is found out later', async () => {
    vi.stubEnv('CLERK_JWT_KEY', PUBLIC_PEM.slice(0, 200));
    const { authenticateRequest: ofClient } = createAuthenticateRequest({ options: {} });
    const state = await ofClient(bearing(good));
    expect([state.isUnavailable, state.reason]).toEqual([true, 'jwk-invalid']);
    expect(state.message).toContain('CLERK_JWT_KEY');
  });
});

describe('a call of the API is answered', () => {
  const answered = (status: number, code: string) => async () =>
    ({ result: null, error: { code, message: 'm', status } }) as const;

  /** The status, the code, and the reason if no visitor can cause the answer. */
  const ANSWERS: ReadonlyArray<readonly [status: number, code: string, reason: string | undefined]> = [
    [400, 'form_param_invalid', undefined],
    [400, 'http-error', undefined],
    [401, 'some_code', 'secret-key-invalid'],
    [401, 'http-error', 'secret-key-invalid'],
    [403, 'some_code', 'secret-key-invalid'],
    [403, 'http-error', 'secret-key-invalid'],
    [200, 'response-invalid', 'api-unavailable'],
    [204, 'response-invalid', 'api-unavailable'],
    [200, 'response-too-large', 'api-unavailable'],
    [301, 'http-error', 'api-unavailable'],
    [404, 'resource_not_found', undefined],
    [404, 'http-error', 'api-unavailable'],
    ...[402, 405, 406, 415, 451].map((status) => [status, 'some_code', 'api-unavailable'] as const),
    ...[408, 425, 429, 500, 503, 599].map((status) => [status, 'some_code', 'api-unavailable'] as const),
    ...[409, 410, 413, 414, 422, 431].map((status) => [status, 'some_code', undefined] as const),
    ...[413, 414, 431].map((status) => [status, 'http-error', undefined] as const),
  ];

  it.each(ANSWERS)('with %i %s about a machine token: %s', async (status, code, reason) => {
    for (const token of ['ak_1', 'mt_1', 'oat_1']) {
      const ports = { verifyMachineToken: answered(status, code) };
      const options = { acceptsToken: 'any' } as const;
      const state = await visit({ headers: { authorization: token }, options, ports });
      expect([state.status, state.isUnavailable]).toEqual(['signed-out', reason !== undefined]);
      const visitorsReason = status === 404 ? 'token-invalid' : 'unexpected-error';
      expect(state.reason).toBe(reason ?? visitorsReason);
    }
  });

  it.each(ANSWERS)('with %i %s about a nonce: %s', async (status, code, reason) => {
    const ports = { exchangeHandshakeNonce: answered(status, code) };
    const cookies = { __clerk_handshake_nonce: 'n' };
    const state = await visit({ headers: navigation, cookies, ports });
    expect([state.rule, state.isUnavailable]).toEqual([reason ? 'K4' : 'C1', reason !== undefined]);
    expect(state.reason).toBe(reason ?? 'session-token-and-uat-missing');
    const withSession = await visit({ headers: navigation, cookies: { ...cookies, ...signedIn }, ports });
    expect(withSession.isSignedIn).toBe(true);
  });

  it.each(ANSWERS)('with %i %s about a refresh: %s', async (status, code, reason) => {
    const cookies = suffixed({ __session: expired, __client_uat: UAT, __refresh: 'r' });
    const ports = { refreshSession: answered(status, code) };
    const state = await visit({ cookies, ports });
    // A session that ended has the status of a wrong key.
    const isUnavailable = reason !== undefined && reason !== 'secret-key-invalid';
    expect([state.status, state.isUnavailable]).toEqual(['signed-out', isUnavailable]);
  });
});
