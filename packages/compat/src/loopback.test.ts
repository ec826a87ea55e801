import { authenticateRequest, createRedirect } from '@x/auth-state';
import { createClerkClient } from '@x/backend';
import { verifyToken } from '@x/jwt';
import { createFrontendApiProxy } from '@x/proxy';
import { describe, expect, it } from 'vitest';
import { createClerkClient as createCompatClient } from './create-clerk-client.ts';
import { fapiUrlFromPublishableKey } from './proxy/urls.ts';

/** Tokens name a key that must be loaded. */
const TOKEN = `${btoa('{"alg":"RS256","typ":"JWT","kid":"ins_1"}').replaceAll('=', '')}.${btoa('{"sub":"user_1"}').replaceAll('=', '')}.c2ln`;
const visit = () => new Request('http://localhost:3000/', { headers: { 'sec-fetch-dest': 'document' } });

interface Keys {
  readonly publishableKey: string;
  readonly proxyUrl?: string;
}

/** Runs a function with a `fetch` that notes where it is called, and answers with an outage. */
async function calledBy(run: (fetch: typeof globalThis.fetch) => Promise<unknown>): Promise<string> {
  let called = 'nothing';
  await run((input) => {
    called = input instanceof Request ? input.url : String(input);
    return Promise.resolve(new Response('{}', { status: 400 }));
  });
  return new URL(called).origin;
}

const originOf = (location: string | null) => new URL(location ?? '').origin;
const redirect = (page: 'redirectToSignIn' | 'redirectToSignUp') => async (keys: Keys) => {
  const { publishableKey } = keys;
  const baseUrl = 'http://localhost:3000';
  return originOf(createRedirect({ publishableKey, baseUrl, redirectAdapter: (url) => url })[page]());
};

/** Every place that makes a URL of a publishable key, and returns its origin. */
const PLACES: Readonly<Record<string, (keys: Keys) => Promise<string>>> = {
  'the handshake of @x/auth-state': async (keys) => {
    const state = await authenticateRequest(visit(), { secretKey: 'sk_test_1', ...keys });
    return originOf(state.headers.get('location'));
  },
  'the handshake of @x/backend': async (keys) => {
    const clerk = createClerkClient({ secretKey: 'sk_test_1', ...keys });
    return originOf((await clerk.authenticateRequest(visit())).headers.get('location'));
  },
  'the handshake of @x/compat': async (keys) => {
    const clerk = createCompatClient({ secretKey: 'sk_test_1', ...keys });
    return originOf((await clerk.authenticateRequest(visit())).headers.get('location'));
  },
  'the JWKS of @x/jwt': (keys) => calledBy((fetch) => verifyToken(TOKEN, { ...keys, fetch, jwtKey: null })),
  'the JWKS of @x/backend': (keys) =>
    calledBy((fetch) => createClerkClient({ ...keys, fetch, jwtKey: null }).verifyToken(TOKEN)),
};

/** Places that a proxy does not concern: pages of the instance, and the proxy itself. */
const PLACES_WITHOUT_PROXY: Readonly<Record<string, (keys: Keys) => Promise<string>>> = {
  'the sign-in page': redirect('redirectToSignIn'),
  'the sign-up page': redirect('redirectToSignUp'),
  'the target of @x/proxy': ({ publishableKey }) =>
    calledBy((fetch) => {
      const options = { publishableKey, secretKey: 'sk_test_1', proxyUrl: '/__clerk', fetch };
      return createFrontendApiProxy(options)(new Request('http://localhost:3000/__clerk/v1/client'));
    }),
  'the target of the proxy of @x/compat': async ({ publishableKey }) =>
    originOf(fapiUrlFromPublishableKey(publishableKey)),
};

const HOSTS = [
  'localhost',
  'localhost:4010',
  '127.0.0.1:4010',
  '127.9.8.7',
  '[::1]:4010',
  'a.localhost:4010',
];
const key = (host: string) => `pk_test_${btoa(`${host}$`).replaceAll('=', '')}`;

describe.each(Object.entries({ ...PLACES, ...PLACES_WITHOUT_PROXY }))('%s', (_name, originFor) => {
  it.each(HOSTS)('is reached by http if the key names %s', async (host) => {
    expect(await originFor({ publishableKey: key(host) })).toBe(`http://${host}`);
  });

  it('is reached by https if the key names another host', async () => {
    expect(await originFor({ publishableKey: key('happy-cat-1.clerk.accounts.dev') })).toMatch(/^https:/);
    expect(await originFor({ publishableKey: key('localhost.example.com') })).toMatch(/^https:/);
  });
});

describe.each(Object.entries(PLACES))('%s', (_name, originFor) => {
  it('is at the proxy if the options have one', async () => {
    for (const proxyUrl of ['http://localhost:4010', 'https://app.example.com/__clerk']) {
      const origin = await originFor({ publishableKey: key('clerk.example.com'), proxyUrl });
      expect(origin).toBe(new URL(proxyUrl).origin);
    }
  });
});
