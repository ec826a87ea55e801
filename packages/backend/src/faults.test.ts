import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import type { ClerkClientOptions } from './clerk-client-options.ts';
import { createClerkClient } from './create-clerk-client.ts';

const SECRET = 'sk_test_secretsecret';
const PUBLISHABLE = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
const refused = async () =>
  Response.json({ errors: [{ code: 'clerk_key_invalid', message: 'm' }] }, { status: 401 });
const bearing = (token: string) =>
  new Request('https://app.example.com/', { headers: { authorization: `Bearer ${token}` } });

describe('what can be known when a client is made is a ConfigError', () => {
  it.each<readonly [options: object, message: RegExp]>([
    [{ secretKey: PUBLISHABLE }, /secretKey.*publishable key/],
    [{ secretKey: 'ak_0123456789' }, /secretKey.*machine/],
    [{ secretKey: '' }, /secretKey/],
    [{ publishableKey: SECRET }, /publishableKey.*secret key/],
    [{ machineSecretKey: SECRET }, /machineSecretKey.*secret key/],
    [{ machineSecretKey: PUBLISHABLE }, /machineSecretKey.*publishable key/],
    [{ machineSecretKey: '' }, /machineSecretKey/],
    [{ jwtKey: SECRET }, /jwtKey.*secret key/],
    [{ jwtKey: PUBLISHABLE }, /jwtKey.*publishable key/],
    [{ jwtKey: 'ak_0123456789' }, /jwtKey.*machine/],
    [{ jwtKey: '-----BEGIN PUBLIC KEY-----\nMIIB' }, /jwtKey.*cut off/],
    [{ jwtKey: '' }, /jwtKey.*empty/],
    [{ tokenClasses: ['template'] }, /tokenClasses/],
    [{ key: 'x' }, /"key".*"jwtKey"/],
    [{ authorizedParties: ['app.example.com'] }, /authorizedParties/],
    [{ forwardedHosts: ['https://app.example.com'] }, /forwardedHosts/],
  ])('%j', (options, message) => {
    const make = () => createClerkClient({ secretKey: SECRET, ...options });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(message);
    try {
      make();
    } catch (error) {
      expect(`${error}${JSON.stringify(error)}`).not.toContain('secretsecret');
    }
  });

  it('null stands for none', () => {
    const none: ClerkClientOptions = { secretKey: null, machineSecretKey: null, jwtKey: null };
    expect(() => createClerkClient(none)).not.toThrow();
  });

  it('an option of another function that verifyToken would ignore', async () => {
    const clerk = createClerkClient({ secretKey: SECRET, jwtKey: null });
    await expect(clerk.verifyToken('a.b.c', { key: 'x' } as object)).rejects.toThrow(ConfigError);
    await expect(clerk.verifyToken('a.b.c', { acceptsToken: 'api_key' } as object)).rejects.toThrow(
      ConfigError,
    );
  });
});

describe('no user is signed out by the configuration', () => {
  it.each(['ak_1', 'mt_1', 'oat_1'])(
    'a machine token without any key to look it up with: %s',
    async (token) => {
      const clerk = createClerkClient({ jwtKey: null, publishableKey: PUBLISHABLE });
      const state = await clerk.authenticateRequest(bearing(token), { acceptsToken: 'any' });
      expect([state.status, state.isUnavailable, state.reason]).toEqual([
        'signed-out',
        true,
        'secret-key-invalid',
      ]);
    },
  );

  it.each(['ak_1', 'mt_1', 'oat_1'])('a machine token with a rotated secret key: %s', async (token) => {
    const clerk = createClerkClient({ secretKey: SECRET, jwtKey: null, fetch: refused });
    const state = await clerk.authenticateRequest(bearing(token), { acceptsToken: 'any' });
    expect([state.status, state.isUnavailable, state.reason]).toEqual([
      'signed-out',
      true,
      'secret-key-invalid',
    ]);
  });

  it('a handshake with a rotated secret key', async () => {
    const clerk = createClerkClient({
      secretKey: SECRET,
      publishableKey: PUBLISHABLE,
      jwtKey: null,
      fetch: refused,
    });
    const headers = { cookie: '__clerk_handshake_nonce=n; __clerk_db_jwt=d', 'sec-fetch-dest': 'document' };
    const state = await clerk.authenticateRequest(new Request('https://app.example.com/', { headers }));
    expect([state.status, state.isUnavailable, state.reason]).toEqual([
      'signed-out',
      true,
      'secret-key-invalid',
    ]);
  });
});
