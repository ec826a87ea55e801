import { generateKeyPairSync } from 'node:crypto';
import { TokenVerificationError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { ALGORITHMS, type AlgorithmName, isAlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import { keysByAlgorithm } from '../test-support/tokens.test-support.ts';
import { importPublicKey } from './import-public-key.ts';

const keys = keysByAlgorithm();
const NAMES = Object.keys(ALGORITHMS).filter(isAlgorithmName);
const RSA = keys.RS256.publicJwk;
const EC = keys.ES256.publicJwk;
const ED = keys.EdDSA.publicJwk;

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
const spki = derOf(keys.RS256.publicPem);
const otherSpki = (type: 'ed448' | 'x25519') => {
  // The types declare one overload for each of the two.
  const { publicKey } = generateKeyPairSync(type as 'ed448');
  return publicKey.export({ format: 'der', type: 'spki' });
};
/** The identifier of RSA in an element of indefinite length, which DER does not allow. */
const indefinite = Buffer.alloc(130);
indefinite.set([0x30, 0x80]);
indefinite.set(spki.subarray(4, 24), 4);

const changed = (bytes: Uint8Array, at: number, byte: number) =>
  bytes.map((original, index) => (index === at ? byte : original));

async function errorOf(key: JsonWebKey | string, name: AlgorithmName): Promise<TokenVerificationError> {
  const error: unknown = await importPublicKey(key, name).catch((rejection: unknown) => rejection);
  if (error instanceof TokenVerificationError) {
    return error;
  }
  throw new Error('The key was imported.');
}

describe('importPublicKey() with a JWK', () => {
  it.each<readonly [name: string, key: unknown]>([
    ['an empty object', {}],
    ['a list', []],
    ['a set of keys', { keys: [RSA] }],
    ['a type that is not a string', { ...RSA, kty: 1 }],
    ['an empty type', { ...RSA, kty: '' }],
  ])('rejects %s as a key that is not a JWK', async (_name, key) => {
    // A JWKS or an object of another kind comes from a caller without types.
    const error = await errorOf(key as JsonWebKey, 'RS256');
    expect(error.reason).toBe('jwk-invalid');
    expect(error.message).toContain('The key is not a JWK: its "kty" is');
  });

  it.each<readonly [name: string, key: JsonWebKey, algorithm: AlgorithmName, message: string]>([
    ['an EC key', EC, 'RS256', 'The key has kty "EC", crv "P-256" and alg undefined, and is not for RS256.'],
    [
      'another curve',
      EC,
      'ES384',
      'The key has kty "EC", crv "P-256" and alg undefined, and is not for ES384.',
    ],
    [
      'a type that does not fit the curve',
      { ...EC, kty: 'OKP' },
      'ES256',
      'The key has kty "OKP", crv "P-256" and alg undefined, and is not for ES256.',
    ],
    [
      'a type that does not fit Ed25519',
      { ...ED, kty: 'EC' },
      'EdDSA',
      'The key has kty "EC", crv "Ed25519" and alg undefined, and is not for EdDSA.',
    ],
    [
      'another algorithm',
      { ...RSA, alg: 'RS512' },
      'RS256',
      'The key has kty "RSA", crv undefined and alg "RS512", and is not for RS256.',
    ],
    [
      'a curve in place of an algorithm',
      { ...EC, alg: 'P-256' },
      'ES256',
      'The key has kty "EC", crv "P-256" and alg "P-256", and is not for ES256.',
    ],
    [
      'the algorithm Ed25519 on another curve',
      { ...EC, alg: 'Ed25519' },
      'ES256',
      'The key has kty "EC", crv "P-256" and alg "Ed25519", and is not for ES256.',
    ],
  ])('rejects %s', async (_name, key, algorithm, message) => {
    const { reason, message: actual } = await errorOf(key, algorithm);
    expect([reason, actual]).toEqual(['token-invalid-algorithm', message]);
  });

  it.each<readonly [name: string, key: object, message: string]>([
    [
      'a key for encryption',
      { ...RSA, use: 'enc' },
      'The use or key_ops of the key do not allow it to verify.',
    ],
    [
      'a key for signing',
      { ...RSA, key_ops: ['sign'] },
      'The use or key_ops of the key do not allow it to verify.',
    ],
    [
      'a key whose operations are not a list',
      { ...RSA, key_ops: 'verify' },
      'The use or key_ops of the key do not allow it to verify.',
    ],
  ])('rejects %s', async (_name, key, message) => {
    const { reason, message: actual } = await errorOf(key, 'RS256');
    expect([reason, actual]).toEqual(['jwk-invalid', message]);
  });

  it('rejects a coordinate that is far too long before the platform reads it', async () => {
    const { reason, message } = await errorOf({ ...EC, x: 'A'.repeat(2_000) }, 'ES256');
    expect([reason, message]).toEqual([
      'jwk-invalid',
      'The key has no x in base64url, or one that is too long.',
    ]);
  });

  it('rejects a value that is not an object', async () => {
    // The test passes a value of a wrong type.
    const { message } = await errorOf(1 as never, 'RS256');
    expect(message).toBe('The key is neither a JWK nor a string.');
  });

  it('rejects a point that is not on its curve, with the error of the platform as the cause', async () => {
    const { reason, message, cause } = await errorOf({ ...EC, y: EC.x }, 'ES256');
    expect([reason, message]).toEqual(['jwk-invalid', 'The key could not be imported.']);
    expect(cause).toBeInstanceOf(Error);
  });
});

describe('importPublicKey() with a PEM', () => {
  it.each(NAMES)('imports the PEM of %s and rejects all others', async (name) => {
    await expect(importPublicKey(keys[name].publicPem, name)).resolves.toBeDefined();
    for (const other of NAMES.filter((candidate) => ALGORITHMS[candidate].kind !== ALGORITHMS[name].kind)) {
      const { reason, message } = await errorOf(keys[other].publicPem, name);
      expect([reason, message]).toEqual([
        'token-invalid-algorithm',
        `The key is for ${ALGORITHMS[other].kind}, not for ${name}.`,
      ]);
    }
  });

  const NOT_SPKI = 'The key is not the SPKI of a supported kind of key: RSA, P-256, P-384, P-521 or Ed25519.';
  const TOO_LONG = 'The key has more bytes than a key. Copy the key alone.';
  const CUT_OFF = 'The key is cut off. Copy it whole, from the line with "BEGIN" to the line with "END".';
  it.each<readonly [name: string, der: Uint8Array, message: string]>([
    ['bytes after the key', Buffer.concat([spki, Buffer.alloc(1)]), TOO_LONG],
    ['a key that is cut off', spki.subarray(0, -1), CUT_OFF],
    ['a key of another kind', otherSpki('ed448'), NOT_SPKI],
    ['a key for key agreement', otherSpki('x25519'), NOT_SPKI],
    ['an indefinite length', indefinite, TOO_LONG],
    ['a single zero byte', Buffer.alloc(1), NOT_SPKI],
    ['another type in place of the key bits', changed(spki, 19, 0), 'The key could not be imported.'],
  ])('rejects %s', async (_name, der, message) => {
    const { reason, message: actual } = await errorOf(Buffer.from(der).toString('base64'), 'RS256');
    expect([reason, actual]).toEqual(['jwk-invalid', message]);
  });

  it('says how to convert PKCS#1', async () => {
    const { message } = await errorOf(keys.RS256.publicPem.replaceAll('PUBLIC', 'RSA PUBLIC'), 'RS256');
    expect(message).toBe(
      'The key is a PKCS#1 key. "openssl rsa -RSAPublicKey_in -pubout" converts an "RSA PUBLIC KEY".',
    );
  });
});
