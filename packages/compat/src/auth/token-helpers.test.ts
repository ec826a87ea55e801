import { createEmulator } from '@x/emulator';
import { afterAll, expect, it } from 'vitest';
import { createClerkClient } from '../create-clerk-client.ts';
import { isTokenTypeAccepted, verifyMachineAuthToken } from './token-helpers.ts';

const emulator = await createEmulator({ seed: { users: [{ id: 'user_1' }] } });
afterAll(() => emulator.close());
const { secretKey, jwtKey, url: apiUrl } = emulator;

const codesOf = async (token: string, options: object = {}) => {
  const { tokenType, errors } = await verifyMachineAuthToken(token, {
    secretKey,
    jwtKey,
    apiUrl,
    ...options,
  });
  return [tokenType, errors?.map(({ code }) => code)];
};

it('checks the audience of an opaque access token', async () => {
  const application = { name: 'app', redirectUris: ['https://a.example/cb'] };
  const { id } = await createClerkClient({ secretKey, apiUrl }).oauthApplications.create(application);
  const { accessToken } = await emulator.createOAuthToken({ userId: 'user_1', applicationId: id });
  expect(await codesOf(accessToken)).toEqual(['oauth_token', undefined]);
  expect(await codesOf(accessToken, { audience: 'https://other.example' })).toEqual([
    'oauth_token',
    ['token-verification-failed'],
  ]);
});

it('says what is wrong with a JWT that is not of a machine', async () => {
  const { token } = await emulator.signIn('user_1');
  expect(await codesOf(token)).toEqual(['oauth_token', ['token-verification-failed']]);
  expect(await codesOf('a.b.c')).toEqual(['m2m_token', ['token-invalid']]);
  await expect(codesOf('a.b.')).rejects.toThrow(TypeError);
});

it('accepts no token without a type', () => {
  expect(isTokenTypeAccepted('' as never, 'any')).toBe(false);
  expect(isTokenTypeAccepted(null, 'any')).toBe(false);
  expect(isTokenTypeAccepted('api_key', 'any')).toBe(true);
});
