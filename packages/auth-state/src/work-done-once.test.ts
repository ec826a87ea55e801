import crypto from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';
import type { Ports } from './ports/ports.ts';
import type { AnyRequestState } from './render/request-state.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import {
  cookies,
  currentDate,
  DEVELOPMENT_KEY,
  PUBLIC_JWK,
  PUBLIC_PEM,
  sessionToken,
  suffixed,
} from './tokens.test-support.ts';
import { bearing, expired, good, handshakeOf, m2m, requestWith } from './visits.test-support.ts';

const other = await sessionToken({ jti: 'other' });
const access = await sessionToken({ jti: 'oat_1' }, { typ: 'at+jwt' });
const signedInCookies = { __session: good, __client_uat: '1', __clerk_db_jwt: 'dvb' };
const bothCookies = { ...signedInCookies, ...suffixed(signedInCookies, DEVELOPMENT_KEY) };

const options: AuthenticateRequestOptions = { currentDate, publishableKey: DEVELOPMENT_KEY };
const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://app.example.com/in' };

const broughtBack = async (token: string) => {
  const handshake = await handshakeOf(`__session=${token}; Path=/`);
  return requestWith(cookies({ ...signedInCookies, __clerk_handshake: handshake }));
};

const REQUESTS: ReadonlyArray<readonly [name: string, request: Request]> = [
  ['a session token in the header', bearing(good)],
  ['a session token in a cookie', requestWith(cookies(signedInCookies))],
  ['the same token in two cookies', requestWith(cookies(bothCookies))],
  ['the token of a machine', bearing(m2m)],
  ['an access token', bearing(access)],
  [
    'another token in the cookie of this instance',
    requestWith(cookies({ ...bothCookies, ...suffixed({ __session: other }, DEVELOPMENT_KEY) })),
  ],
  [
    'the same token in the header and in cookies',
    requestWith({ ...cookies(bothCookies), authorization: `Bearer ${good}` }),
  ],
  ['a token that a handshake brought back', await broughtBack(other)],
  ['the same token, brought back by a handshake', await broughtBack(good)],
  ['a token of another clock, brought back by a handshake', await broughtBack(expired)],
];

/** Requests that need ports. */
const OF_CLIENTS: typeof REQUESTS = [
  [
    'a token that a nonce was exchanged for',
    requestWith(cookies({ ...bothCookies, __clerk_handshake_nonce: 'n' })),
  ],
  [
    'a fresh token in place of an expired token',
    requestWith(
      cookies({
        ...signedInCookies,
        __session: expired,
        ...suffixed({ __refresh: 'r', ...signedInCookies, __session: expired }, DEVELOPMENT_KEY),
      }),
    ),
  ],
];

const ports: Partial<Ports> = {
  exchangeHandshakeNonce: async () => ({ result: [`__session=${other}; Path=/`], error: null }),
  refreshSession: async () => ({ result: [`__session=${other}; Path=/`], error: null }),
};

afterEach(() => vi.restoreAllMocks());

/** Resolves to the number of times that each payload was parsed. */
async function decodings(ask: () => Promise<AnyRequestState>): Promise<number[]> {
  const parse = vi.spyOn(JSON, 'parse');
  expect(await ask()).toMatchObject({ isSignedIn: true });
  const parsed = parse.mock.calls.map(([text]) => text);
  parse.mockRestore();
  const texts = parsed.filter((text) => /^\{.*"(?:sub|handshake)"/.test(text));
  return [...new Set(texts)].map((text) => texts.filter((one) => one === text).length);
}

describe('every token is decoded once:', () => {
  const all = { ...options, jwtKey: PUBLIC_PEM, acceptsToken: 'any' } as const;
  const given = { clockSkewInMs: 10_000, issuer: 'https://clerk.example.com' };

  describe.each([
    ['of an application', {}],
    ['of a satellite', satellite],
  ])('%s', (_name, more) => {
    const { authenticateRequest: ofClient } = createAuthenticateRequest({
      options: { ...all, ...more },
      ports,
    });

    it.each([...REQUESTS, ...OF_CLIENTS])(
      '%s, with bound options and those of a call',
      async (_what, request) => {
        for (const ask of [() => ofClient(request), () => ofClient(request, given)]) {
          expect(new Set(await decodings(ask))).toEqual(new Set([1]));
        }
      },
    );

    it.each(REQUESTS)('%s, with no client', async (_what, request) => {
      for (const ask of [
        () => authenticateRequest(request, { ...all, ...more }),
        () => authenticateRequest({ request, ...all, ...more, ...given }),
      ]) {
        expect(new Set(await decodings(ask))).toEqual(new Set([1]));
      }
    });
  });
});

/** Authenticates every request with bound options, with options of the call, and with both. */
async function askAll(more: AuthenticateRequestOptions): Promise<void> {
  const all = { ...options, ...more, acceptsToken: 'any' } as const;
  const client = createAuthenticateRequest({ options: all, ports });
  for (const [, request] of [...REQUESTS, ...OF_CLIENTS]) {
    await client.authenticateRequest(request);
    await client.authenticateRequest(request, { clockSkewInMs: 10_000 });
    await authenticateRequest(request, all);
    await authenticateRequest(request, { ...all, clockSkewInMs: 10_000 });
  }
}

describe('for all requests, once for a client and once without a client', () => {
  it('keys are imported', async () => {
    const create = vi.spyOn(crypto, 'createPublicKey');
    // Not the string of another test, whose key is imported already.
    await askAll({ jwtKey: `${PUBLIC_PEM}\n\n` });
    expect(create.mock.calls.filter(([key]) => Object(key).format === 'jwk')).toHaveLength(1);
  });

  it('keys are loaded, and imported', async () => {
    const create = vi.spyOn(crypto, 'createPublicKey');
    const fetch = vi.fn(async () => Response.json({ keys: [PUBLIC_JWK] }));
    await askAll({ jwtKey: null, secretKey: 'sk_test_1', fetch });
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(create).toHaveBeenCalledTimes(1);
  });
});

describe('for all requests of a process, once', () => {
  // Each computation is observed by a function of the platform that only it calls, once.
  it('the digest of a publishable key is computed', async () => {
    const keys = ['test', 'live'].map((kind) => `pk_${kind}_${btoa('digest.example.com$')}`);
    const encode = vi.spyOn(globalThis, 'btoa');
    for (const publishableKey of keys) {
      await askAll({ jwtKey: PUBLIC_PEM, publishableKey });
    }
    expect(encode).toHaveBeenCalledTimes(2);
  });

  it('a pattern is compiled', async () => {
    const patterns = ['/of/:slug', '/once/:id'];
    const match = vi.spyOn(String.prototype, 'matchAll');
    await askAll({ jwtKey: PUBLIC_PEM, organizationSyncOptions: { organizationPatterns: patterns } });
    await askAll({ jwtKey: PUBLIC_PEM, organizationSyncOptions: { personalAccountPatterns: patterns } });
    expect(match).toHaveBeenCalledTimes(2);
  });
});

it('keys are loaded once for each secret key that calls bring', async () => {
  const fetch = vi.fn(async () => Response.json({ keys: [PUBLIC_JWK] }));
  const { authenticateRequest: ofClient } = createAuthenticateRequest({
    options: { jwtKey: null, fetch, currentDate },
  });
  for (const secretKey of ['sk_test_1', 'sk_test_2', 'sk_test_1', 'sk_test_2']) {
    expect((await ofClient(bearing(good), { secretKey })).isSignedIn).toBe(true);
  }
  expect(fetch).toHaveBeenCalledTimes(2);
});

describe('new options of a call share nothing: an undefined option does not stand for another', () => {
  const keys = { ...options, jwtKey: PUBLIC_PEM };
  const ofMachine = bearing(m2m);
  const client = createAuthenticateRequest({ options: keys });

  it.each([
    ['a client', client.authenticateRequest],
    ['none', (request: Request, given: object) => authenticateRequest(request, { ...keys, ...given })],
  ])('with %s', async (_name, authenticate) => {
    const signedIn = await authenticate(ofMachine, { acceptsToken: 'any' });
    expect(signedIn).toMatchObject({ isSignedIn: true, tokenType: 'm2m_token' });
    const state = await authenticate(ofMachine, { audience: undefined });
    expect(state).toMatchObject({ isSignedIn: false, tokenType: 'session_token' });
  });
});
