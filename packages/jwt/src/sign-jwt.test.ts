import { ConfigError, SignJWTError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { hasValidSignature } from './has-valid-signature.ts';
import { signJwt } from './sign-jwt.ts';
import { base64url, CLAIMS, makeToken, NOW, rsaKey } from './tokens.test-support.ts';
import { verifyJwt } from './verify-jwt.ts';

const key = rsaKey();

describe('signJwt()', () => {
  it.each(['RS256', 'RS384', 'RS512'] as const)(
    'signs with %s what verifyJwt() accepts',
    async (algorithm) => {
      for (const privateKey of [key.privateJwk, key.privatePem]) {
        const { result, error } = await signJwt(CLAIMS, privateKey, { algorithm });
        expect(error).toBeNull();
        const verified = await verifyJwt(result ?? '', { key: key.publicPem, currentDate: NOW });
        expect(verified).toEqual({ result: CLAIMS, error: null });
      }
    },
  );

  it('leaves its arguments as they are', async () => {
    const payload = Object.freeze({ sub: 'user_1' });
    const header = Object.freeze({ kid: 'ins_1', alg: 'none' });
    const { result } = await signJwt(payload, key.privateJwk, { algorithm: 'RS256', header });
    const decoded = decodeJwt(result ?? '').result;
    expect(decoded?.header).toEqual({ typ: 'JWT', kid: 'ins_1', alg: 'RS256' });
    expect(decoded?.payload).toEqual({ sub: 'user_1', iat: expect.any(Number) });
    expect(payload).toEqual({ sub: 'user_1' });
  });

  it.each([
    ['a public key', key.publicPem],
    ['a public JWK', key.publicJwk],
    ['no key', ''],
    ['a weak key', rsaKey(1024).privateJwk],
  ])('returns an error for %s', async (_name, privateKey) => {
    const { result, error } = await signJwt(CLAIMS, privateKey, { algorithm: 'RS256' });
    expect(result).toBeNull();
    expect(error).toBeInstanceOf(SignJWTError);
  });

  it('returns an error for a payload that is not JSON', async () => {
    const { error } = await signJwt({ big: 1n }, key.privateJwk, { algorithm: 'RS256' });
    expect(error).toBeInstanceOf(SignJWTError);
  });

  it.each([undefined, {}, { algorithm: 'HS256' }])(
    'throws a ConfigError for the options %o',
    async (options) => {
      // Wrong options are the point.
      await expect(signJwt(CLAIMS, key.privateJwk, options as never)).rejects.toBeInstanceOf(ConfigError);
    },
  );
});

describe('hasValidSignature()', () => {
  const token = makeToken(key, { anything: 'goes' });

  it('tells a genuine token from a forged one, and takes a decoded token', async () => {
    expect(await hasValidSignature(token, key.publicPem)).toEqual({ result: true, error: null });
    expect(await hasValidSignature(token, rsaKey().publicPem)).toEqual({ result: false, error: null });
    const { result: jwt } = decodeJwt(token);
    expect(jwt && (await hasValidSignature(jwt, key.publicJwk))).toEqual({ result: true, error: null });
  });

  it.each([
    ['a text that is no token', 'x', key.publicPem, 'token-invalid'],
    ['an unknown algorithm', `${base64url({ alg: 'none' })}.e30.`, key.publicPem, 'token-invalid-algorithm'],
    ['a key that is none', token, 'x', 'jwk-invalid'],
  ])('returns an error for %s', async (_name, text, publicKey, reason) => {
    expect((await hasValidSignature(text, publicKey)).error?.reason).toBe(reason);
  });
});
