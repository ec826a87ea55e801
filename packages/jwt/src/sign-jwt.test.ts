import { ConfigError, SignJWTError } from '@x/errors';
import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { hasValidSignature } from './has-valid-signature.ts';
import { ALGORITHMS, isAlgorithmName } from './model/algorithms.ts';
import type { JsonWebKey } from './model/types.ts';
import { signJwt } from './sign-jwt.ts';
import {
  base64url,
  CLAIMS,
  keysByAlgorithm,
  makeToken,
  NOW,
  rsaKey,
} from './test-support/tokens.test-support.ts';
import { verifyJwt } from './verify-jwt.ts';

const keys = keysByAlgorithm();
const ALGORITHM_NAMES = Object.keys(ALGORITHMS).filter(isAlgorithmName);
const key = keys.RS256;

/** The types of jose are more exact than those of a JWK. */
const importForJose = (jwk: JsonWebKey, algorithm: string) => jose.importJWK(jwk as jose.JWK, algorithm);

describe('signJwt()', () => {
  it.each(ALGORITHM_NAMES)(
    'signs tokens with %s that verifyJwt() accepts, with every form of key',
    async (algorithm) => {
      const { privateJwk, privatePem, publicJwk, publicPem } = keys[algorithm];
      const bare = publicPem.replace(/-----[^-]+-----|\n/g, '');
      for (const privateKey of [privateJwk, privatePem]) {
        const { result, error } = await signJwt(CLAIMS, privateKey, { algorithm });
        expect(error).toBeNull();
        for (const publicKey of [publicJwk, publicPem, bare]) {
          const verified = await verifyJwt(result ?? '', { key: publicKey, currentDate: NOW });
          expect(verified).toEqual({ result: CLAIMS, error: null });
        }
      }
    },
  );

  it.each(ALGORITHM_NAMES)(
    'signs tokens with %s that jose accepts, and accepts tokens that jose signs',
    async (algorithm) => {
      const { privateJwk, publicJwk } = keys[algorithm];
      const { result } = await signJwt(CLAIMS, privateJwk, { algorithm });
      const verified = await jose.jwtVerify(result ?? '', await importForJose(publicJwk, algorithm), {
        currentDate: NOW,
      });
      expect(verified.payload).toEqual(CLAIMS);
      const signer = new jose.SignJWT(CLAIMS).setProtectedHeader({ alg: algorithm });
      const theirs = await signer.sign(await importForJose(privateJwk, algorithm));
      expect((await verifyJwt(theirs, { key: publicJwk, currentDate: NOW })).error).toBeNull();
    },
  );

  it.each(ALGORITHM_NAMES)(
    'rejects a token of %s with the key of every other algorithm',
    async (algorithm) => {
      const { result } = await signJwt(CLAIMS, keys[algorithm].privateJwk, { algorithm });
      for (const other of ALGORITHM_NAMES) {
        const { publicJwk, publicPem } = keys[other];
        for (const key of publicPem === keys[algorithm].publicPem ? [] : [publicJwk, publicPem]) {
          const { error } = await verifyJwt(result ?? '', { key, currentDate: NOW });
          expect(error?.reason).toMatch(/^(token-invalid-algorithm|jwk-invalid)$/);
        }
      }
    },
  );

  it('does not change its arguments', async () => {
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
    ['an empty key', ''],
    ['a weak key', rsaKey(1024).privateJwk],
  ])('returns an error for %s', async (_name, privateKey) => {
    const { result, error } = await signJwt(CLAIMS, privateKey, { algorithm: 'RS256' });
    expect(result).toBeNull();
    expect(error).toBeInstanceOf(SignJWTError);
  });

  it('sets iat to now, in seconds, unless the payload has it', async () => {
    const iatOf = async (payload: object) => {
      const { result } = await signJwt({ ...payload }, key.privateJwk, { algorithm: 'RS256' });
      return decodeJwt(result ?? '').result?.payload['iat'];
    };
    const before = Math.floor(Date.now() / 1000);
    const iat = await iatOf({});
    expect(Number.isInteger(iat)).toBe(true);
    expect(iat).toBeGreaterThanOrEqual(before);
    expect(iat).toBeLessThanOrEqual(Date.now() / 1000);
    expect(await iatOf({ iat: 0 })).toBe(0);
  });

  it('returns an error for a payload that is not JSON, with its cause', async () => {
    const { error } = await signJwt({ big: 1n }, key.privateJwk, { algorithm: 'RS256' });
    expect(error).toBeInstanceOf(SignJWTError);
    expect(error?.message).toBe(
      'The payload or the header cannot be written as JSON: it has a cycle, a bigint or a getter that throws.',
    );
    expect(error?.cause).toBeInstanceOf(TypeError);
  });

  it.each([undefined, {}, { algorithm: 'HS256' }])(
    'throws a ConfigError for the options %o',
    async (options) => {
      // The test passes invalid options.
      await expect(signJwt(CLAIMS, key.privateJwk, options as never)).rejects.toBeInstanceOf(ConfigError);
    },
  );
});

describe('hasValidSignature()', () => {
  it.each([undefined, null, {}, { raw: null }, { raw: {} }, 1])('returns an error for %j', async (jwt) => {
    // The test passes values of wrong types.
    expect((await hasValidSignature(jwt as never, key.publicPem)).error?.reason).toBe('token-invalid');
  });

  const token = makeToken(key, { anything: 'goes' });

  it('distinguishes a genuine token from a forged one, and accepts a decoded token', async () => {
    expect(await hasValidSignature(token, key.publicPem)).toEqual({ result: true, error: null });
    expect(await hasValidSignature(token, rsaKey().publicPem)).toEqual({ result: false, error: null });
    const { result: jwt } = decodeJwt(token);
    expect(jwt && (await hasValidSignature(jwt, key.publicJwk))).toEqual({ result: true, error: null });
  });

  it.each([
    ['a string that is not a token', 'x', key.publicPem, 'token-invalid'],
    ['an unknown algorithm', `${base64url({ alg: 'none' })}.e30.`, key.publicPem, 'token-invalid-algorithm'],
    ['a malformed key', token, 'x', 'jwk-invalid'],
  ])('returns an error for %s', async (_name, text, publicKey, reason) => {
    expect((await hasValidSignature(text, publicKey)).error?.reason).toBe(reason);
  });

  it.each([undefined, null])('throws a ConfigError for the key %s', async (missing) => {
    // The test passes no key.
    await expect(hasValidSignature(token, missing as never)).rejects.toBeInstanceOf(ConfigError);
  });
});
