import { generateKeyPairSync } from 'node:crypto';
import { TokenVerificationError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { ALGORITHMS, type AlgorithmName, isAlgorithmName } from '../algorithms.ts';
import { keysByAlgorithm } from '../tokens.test-support.ts';
import type { JsonWebKey } from '../types.ts';
import { importPublicKey } from './import-public-key.ts';

const keys = keysByAlgorithm();
const NAMES = Object.keys(ALGORITHMS).filter(isAlgorithmName);
const RSA = keys.RS256.publicJwk;
const EC = keys.ES256.publicJwk;
const ED = keys.EdDSA.publicJwk;

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
const spki = derOf(keys.RS256.publicPem);
const otherSpki = (type: 'ed448' | 'x25519') => {
  // The types know each of the two by an overload of its own.
  const { publicKey } = generateKeyPairSync(type as 'ed448');
  return publicKey.export({ format: 'der', type: 'spki' });
};
/** The identifier of RSA in something of indefinite length, which DER does not have. */
const indefinite = Buffer.alloc(130);
indefinite.set([0x30, 0x80]);
indefinite.set(spki.subarray(4, 24), 4);

const changed = (bytes: Uint8Array, at: number, byte: number) =>
  bytes.map((one, index) => (index === at ? byte : one));

async function refusalOf(key: JsonWebKey | string, name: AlgorithmName): Promise<TokenVerificationError> {
  const error: unknown = await importPublicKey(key, name).catch((refused: unknown) => refused);
  if (error instanceof TokenVerificationError) {
    return error;
  }
  throw new Error('It was not refused.');
}

describe('importPublicKey() with a JWK', () => {
  it.each<readonly [name: string, key: JsonWebKey, algorithm: AlgorithmName, message: string]>([
    ['an EC key', EC, 'RS256', 'The key is for "EC","P-256",(undefined), not for RS256.'],
    ['another curve', EC, 'ES384', 'The key is for "EC","P-256",(undefined), not for ES384.'],
    [
      'a type that a curve does not have',
      { ...EC, kty: 'OKP' },
      'ES256',
      'The key is for "OKP","P-256",(undefined), not for ES256.',
    ],
    [
      'a type that Ed25519 does not have',
      { ...ED, kty: 'EC' },
      'EdDSA',
      'The key is for "EC","Ed25519",(undefined), not for EdDSA.',
    ],
    [
      'another algorithm',
      { ...RSA, alg: 'RS512' },
      'RS256',
      'The key is for "RSA",(undefined),"RS512", not for RS256.',
    ],
    [
      'a curve for an algorithm',
      { ...EC, alg: 'P-256' },
      'ES256',
      'The key is for "EC","P-256","P-256", not for ES256.',
    ],
    [
      'Ed25519 for the algorithm of another',
      { ...EC, alg: 'Ed25519' },
      'ES256',
      'The key is for "EC","P-256","Ed25519", not for ES256.',
    ],
  ])('refuses %s', async (_name, key, algorithm, message) => {
    const { reason, message: told } = await refusalOf(key, algorithm);
    expect([reason, told]).toEqual(['token-invalid-algorithm', message]);
  });

  it.each<readonly [name: string, key: object, message: string]>([
    ['for encryption', { ...RSA, use: 'enc' }, 'The use or key_ops of the key are not to verify.'],
    ['to sign with', { ...RSA, key_ops: ['sign'] }, 'The use or key_ops of the key are not to verify.'],
    [
      'for operations that are no list',
      { ...RSA, key_ops: 'verify' },
      'The use or key_ops of the key are not to verify.',
    ],
  ])('refuses one %s', async (_name, key, message) => {
    const { reason, message: told } = await refusalOf(key, 'RS256');
    expect([reason, told]).toEqual(['jwk-invalid', message]);
  });

  it('refuses a coordinate that is far too long before the platform sees it', async () => {
    const { reason, message } = await refusalOf({ ...EC, x: 'A'.repeat(2_000) }, 'ES256');
    expect([reason, message]).toEqual(['jwk-invalid', 'The key has no x in base64url, or a long one.']);
  });

  it('refuses what is no object', async () => {
    // A wrong type is the point.
    const { message } = await refusalOf(1 as never, 'RS256');
    expect(message).toBe('The key is neither a JWK nor a text.');
  });

  it('refuses a point that is not on its curve, with what the platform says of it', async () => {
    const { reason, message, cause } = await refusalOf({ ...EC, y: EC.x }, 'ES256');
    expect([reason, message]).toEqual(['jwk-invalid', 'The key could not be imported.']);
    expect(cause).toBeInstanceOf(Error);
  });
});

describe('importPublicKey() with a PEM', () => {
  it.each(NAMES)('takes that of %s and no other', async (name) => {
    await expect(importPublicKey(keys[name].publicPem, name)).resolves.toBeDefined();
    for (const other of NAMES.filter((one) => ALGORITHMS[one].kind !== ALGORITHMS[name].kind)) {
      const { reason, message } = await refusalOf(keys[other].publicPem, name);
      expect([reason, message]).toEqual([
        'token-invalid-algorithm',
        `The key is for ${ALGORITHMS[other].kind}, not for ${name}.`,
      ]);
    }
  });

  const NOT_SPKI = 'The key is not SPKI of a key that is supported.';
  it.each<readonly [name: string, der: Uint8Array, message: string]>([
    ['bytes behind it', Buffer.concat([spki, Buffer.alloc(1)]), NOT_SPKI],
    ['its end cut off', spki.subarray(0, -1), NOT_SPKI],
    ['a key of another kind', otherSpki('ed448'), NOT_SPKI],
    ['a key to agree on keys with', otherSpki('x25519'), NOT_SPKI],
    ['an indefinite length', indefinite, NOT_SPKI],
    ['nothing but a zero', Buffer.alloc(1), NOT_SPKI],
    ['something else for the bits of the key', changed(spki, 19, 0), 'The key could not be imported.'],
  ])('refuses %s', async (_name, der, message) => {
    const { reason, message: told } = await refusalOf(Buffer.from(der).toString('base64'), 'RS256');
    expect([reason, told]).toEqual(['jwk-invalid', message]);
  });

  it('tells what to do about PKCS#1', async () => {
    const { message } = await refusalOf(keys.RS256.publicPem.replaceAll('PUBLIC', 'RSA PUBLIC'), 'RS256');
    expect(message).toBe(
      'The key is not one PEM of "PUBLIC KEY" nor its base64: openssl rsa -RSAPublicKey_in -pubout converts an "RSA PUBLIC KEY".',
    );
  });
});
