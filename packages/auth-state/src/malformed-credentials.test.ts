import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';
import type { Ports } from './ports/ports.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { DEVELOPMENT_KEY, PUBLIC_PEM } from './tokens.test-support.ts';
import { browser, expired, good, navigation, signedIn, UAT, visit } from './visits.test-support.ts';

const MALFORMED = [
  'Bearer',
  'Bearer a b',
  `Bearer ${good} x`,
  `Bearer ${good}, Bearer ${good}`,
  `Basic a, Bearer ${good}`,
  `Bearer\t${good}`,
  'Bearer tök',
  `${good} x`,
  'Bearer undefined',
  'Bearer null',
];

describe('malformed credentials are rejected, and a cookie does not replace them', () => {
  it.each(MALFORMED)('%s', async (authorization) => {
    const state = await visit({ headers: { authorization }, cookies: signedIn });
    expect([state.status, state.reason, state.isUnavailable]).toEqual(['signed-out', 'token-invalid', false]);
    const inDevelopment = await visit({
      headers: { ...navigation, authorization },
      cookies: { ...signedIn, ...browser },
      options: { publishableKey: DEVELOPMENT_KEY, acceptsToken: 'any' },
    });
    expect([inDevelopment.status, inDevelopment.reason]).toEqual(['signed-out', 'token-invalid']);
  });

  it.each(['Bearer ak_1 x', 'ak_1, ak_2', 'Bearer ak_1,'])('%s is not looked up', async (authorization) => {
    const lookedUp: string[] = [];
    const verifyMachineToken: Ports['verifyMachineToken'] = async (_type, token) => {
      lookedUp.push(token);
      return { result: null, error: { code: 'x', message: 'x', status: 404 } };
    };
    for (const acceptsToken of ['api_key', ['api_key', 'session_token'], 'any'] as const) {
      const state = await visit({
        headers: { authorization },
        cookies: signedIn,
        options: { acceptsToken },
        ports: { verifyMachineToken },
      });
      expect(state.isSignedIn).toBe(false);
    }
    expect(lookedUp).toEqual([]);
  });

  it.each(['Basic abc', 'Digest username="a", realm="b"', 'DPoP abc', ' '])(
    'cookies count next to %j',
    async (authorization) => {
      expect((await visit({ headers: { authorization }, cookies: signedIn })).rule).toBe('C10');
    },
  );
});

describe('the URL of a handshake', () => {
  const options = { sessionTokenInHandshakeUrl: true };
  const sessionIn = async (authorization: string | undefined, session: string | undefined) => {
    const state = await visit({
      headers: { ...navigation, ...(authorization && { authorization }) },
      cookies: { __client_uat: UAT, ...(session && { __session: session }) },
      options,
    });
    expect(state.status).toBe('handshake');
    return new URL(state.headers.get('location') ?? '').searchParams.get('__session');
  };

  it('has the token of the cookie, if the option says so', async () => {
    expect(await sessionIn(undefined, expired)).toBe(expired);
  });

  it('never has the token of the header', async () => {
    expect(await sessionIn(`Bearer ${expired}`, undefined)).toBeNull();
    expect(await sessionIn(`Bearer ${expired}`, good)).toBe(good);
  });
});

describe('an option of another function is not dropped in silence', () => {
  it.each([
    [{ tokenClasses: ['template'] }, /"tokenClasses"/],
    [{ tokenClasses: ['session'] }, /"tokenClasses"/],
    [{ key: PUBLIC_PEM }, /"key".*"jwtKey"/],
  ])('authenticateRequest, %j', async (given, message) => {
    // JavaScript callers may pass any option.
    const options = given as AuthenticateRequestOptions;
    const request = new Request('https://app.example.com/');
    const bind = () => createAuthenticateRequest({ options });
    expect(bind).toThrow(ConfigError);
    expect(bind).toThrow(message);
    const bound = createAuthenticateRequest({ options: {} });
    await expect(bound.authenticateRequest(request, options)).rejects.toThrow(message);
    await expect(authenticateRequest(request, options)).rejects.toThrow(message);
    await expect(authenticateRequest({ request, ...options })).rejects.toThrow(message);
  });

  it('tokenCacheSize needs options that are bound', async () => {
    // JavaScript callers may pass any option.
    const options = { jwtKey: PUBLIC_PEM, tokenCacheSize: 5 } as AuthenticateRequestOptions;
    const request = new Request('https://app.example.com/');
    await expect(authenticateRequest(request, options)).rejects.toThrow(/"tokenCacheSize"/);
    const bound = createAuthenticateRequest({ options });
    expect((await bound.authenticateRequest(request)).status).toBe('signed-out');
  });
});
