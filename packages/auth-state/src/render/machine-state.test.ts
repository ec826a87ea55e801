import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from '../authenticate-request.ts';
import type { Ports } from '../ports/ports.ts';
import type { AcceptsToken } from '../wire/token-type.ts';

const known = { id: 'ak_id', subject: 'user_1', scopes: ['read'], name: 'CI', claims: null };
const verifyMachineToken = (async (_type: string, token: string) => {
  const status = Number(token.split('_')[1]);
  return status === 200
    ? { result: known, error: null }
    : { result: null, error: { code: 'x', message: 'Not this one.', status } };
}) as NonNullable<Ports['verifyMachineToken']>;

function ask(token: string, acceptsToken: AcceptsToken = 'api_key') {
  const { authenticateRequest } = createAuthenticateRequest({ options: {}, ports: { verifyMachineToken } });
  const headers: HeadersInit = token === '' ? {} : { authorization: `Bearer ${token}` };
  return authenticateRequest(new Request('https://api.example.com/', { headers }), { acceptsToken });
}

describe('the state of a machine', () => {
  it('is signed in with a token that the API knows, and getToken() resolves to it', async () => {
    const state = await ask('ak_200');
    expect(state).toMatchObject({
      ...{ status: 'signed-in', isSignedIn: true, isUnavailable: false, reason: null, message: null },
      ...{ rule: 'M5', tokenType: 'api_key', token: 'ak_200' },
    });
    expect([...state.headers]).toEqual([]);
    const auth = state.toAuth();
    expect(auth).toMatchObject({ tokenType: 'api_key', isAuthenticated: true, ...known, userId: 'user_1' });
    expect(await auth?.getToken()).toBe('ak_200');
    expect(auth?.debug()).toEqual({ status: 'signed-in', rule: 'M5' });
  });

  it.each([
    ['ak_404', 'M7', 'token-invalid', 'This instance has no such API key, or it was revoked.', false],
    ['ak_400', 'M7', 'unexpected-error', 'The Backend API rejected the API key: Not this one.', false],
    [
      'ak_401',
      'M6',
      'secret-key-invalid',
      'The port verifyMachineToken was answered with x (401). Set a valid secretKey.',
      true,
    ],
    ['ak_500', 'M6', 'api-unavailable', 'The port verifyMachineToken was answered with x (500).', true],
    ['', 'M2', 'No token in header', '', false],
    ['mt_200', 'M3', 'token-type-mismatch', '', false],
  ])('is signed out by %j through %s', async (token, rule, reason, message, isUnavailable) => {
    const state = await ask(token);
    const told = { status: 'signed-out', rule, reason, message };
    expect(state).toMatchObject({
      ...told,
      isUnavailable,
      tokenType: 'api_key',
      token: null,
      isSignedIn: false,
    });
    expect(state.headers.get('x-clerk-auth-message')).toBe(message || null);
    const auth = state.toAuth();
    expect(auth).toMatchObject({ tokenType: 'api_key', isAuthenticated: false, id: null, userId: null });
    expect(auth?.debug()).toEqual(told);
    expect(await auth?.getToken()).toBeNull();
  });

  it('has no type if the type of its token is not accepted', async () => {
    const state = await ask('ak_200', ['m2m_token']);
    const told = { status: 'signed-out', rule: 'M1', reason: 'token-type-mismatch', message: '' };
    expect(state).toMatchObject({ ...told, tokenType: null });
    const auth = state.toAuth();
    expect(auth).toMatchObject({ tokenType: null, isAuthenticated: false });
    expect(auth).not.toHaveProperty('id');
    expect(auth?.debug()).toEqual(told);
  });
});
