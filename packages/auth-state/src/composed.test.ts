import { createEmulator } from '@x/emulator';
import { createBackendApiClient } from '@x/rest-client';
import { afterAll, describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard } from './create-guard.ts';
import { createPorts } from './ports/create-ports.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';

// What an adapter composes of @x/auth-state and @x/rest-client, with a real server.
const emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
const { secretKey, publishableKey, url: apiUrl, jwtKey } = emulator;
afterAll(() => emulator.close());

const compose = (options: AuthenticateRequestOptions) =>
  createAuthenticateRequest({
    options: { secretKey, publishableKey, apiUrl, ...options, acceptsToken: 'any' },
    ports: createPorts(createBackendApiClient),
  });
const requestWith = (headers: Record<string, string>) =>
  new Request('https://app.example.com/notes', { headers });

describe('an adapter without @x/backend', () => {
  it('authenticates a user with the keys of the API, and creates tokens', async () => {
    const { headers } = await emulator.signIn('user_ada');
    const { auth } = await createGuard(compose({ jwtKey: null }))(requestWith(headers));
    expect([auth?.tokenType, auth?.isAuthenticated]).toEqual(['session_token', true]);
    const token = auth?.tokenType === 'session_token' ? await auth.getToken({ expiresInSeconds: 600 }) : null;
    expect(token).toMatch(/^eyJ/);
  });

  it.each([
    ['ak_1', 404, 401],
    ['mt_1', 404, 401],
    ['oat_1', 404, 401],
    ['ak_1', 401, 503],
    ['mt_1', 429, 503],
    ['oat_1', 500, 503],
  ])('looks up the token %s: the API answers %i, and the guard %i', async (token, status, expected) => {
    const errors = [{ code: 'not_found', message: 'Nothing there' }];
    const fetch = async () => Response.json({ errors }, { status });
    const guard = createGuard(compose({ jwtKey, fetch, timeoutInMs: 1_000 }), { signedOut: 'unauthorized' });
    const { response, state } = await guard(requestWith({ authorization: `Bearer ${token}` }));
    expect([response?.status, state.isUnavailable]).toEqual([expected, expected === 503]);
  });

  it('passes a machine that the API knows', async () => {
    const fetch = async () => Response.json({ id: 'ak_1', subject: 'user_ada', scopes: ['read'] });
    const { auth } = await createGuard(compose({ jwtKey, fetch }))(
      requestWith({ authorization: 'Bearer ak_1' }),
    );
    expect(auth?.tokenType === 'api_key' && auth.userId).toBe('user_ada');
  });

  it.each<readonly [what: string, options: AuthenticateRequestOptions, reason: string]>([
    ['secret key', { jwtKey, secretKey: null }, 'secret-key-invalid'],
    ['API', { jwtKey, apiUrl: 'http://127.0.0.1:9' }, 'api-unavailable'],
  ])('answers 503 without a %s', async (_what, options, reason) => {
    const guard = createGuard(compose(options), { signedOut: 'unauthorized' });
    const { response, state } = await guard(requestWith({ authorization: 'Bearer ak_1' }));
    expect([response?.status, state.isUnavailable, state.reason]).toEqual([503, true, reason]);
  });

  it('answers 503 without a port', async () => {
    const client = createAuthenticateRequest({ options: { jwtKey, acceptsToken: 'any' } });
    const guard = createGuard(client, { signedOut: 'unauthorized' });
    const { response, state } = await guard(requestWith({ authorization: 'Bearer ak_1' }));
    expect([response?.status, state.isUnavailable, state.reason]).toEqual([503, true, 'api-unavailable']);
  });

  it.each([
    ['GET /v1/jwks', 503, 40, 'session'],
    ['GET /v1/jwks', 429, 40, 'session'],
    ['POST /v1/api_keys/verify', 503, 50, 'ak_1'],
    ['POST /v1/m2m_tokens/verify', 429, 60, 'mt_1'],
  ])('answers 503 with the Retry-After of %s (%i)', async (route, status, retryAfter, token) => {
    // Keys that were loaded before would hide the outage.
    const down = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
    down.faults.add({ route, status, retryAfter });
    const { authorization } = (await down.signIn('user_ada')).headers;
    const client = createAuthenticateRequest({
      options: { secretKey: down.secretKey, apiUrl: down.url, acceptsToken: 'any' },
      ports: createPorts(createBackendApiClient),
    });
    const headers = { authorization: token === 'session' ? authorization : `Bearer ${token}` };
    const { response, state } = await createGuard(client)(requestWith(headers));
    await down.close();
    expect(response?.headers.get('retry-after')).toBe(String(retryAfter));
    expect(state.error?.retryAfter).toBe(retryAfter);
  });
});
