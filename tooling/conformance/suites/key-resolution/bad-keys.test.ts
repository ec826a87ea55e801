import { ok } from '@tooling/misbehaving-server';
import { describe, expect, it } from 'vitest';
import { createInstance, createKey, outcome } from './instance.ts';

const key = createKey('ins_good');
const other = createKey('ins_bad');
const { n, e } = other.jwk;

/** Each bad key is in a set with a good key, which must stay usable. */
const BAD_KEYS: ReadonlyArray<readonly [name: string, bad: unknown, outcome: string]> = [
  ['null', null, 'jwk-kid-mismatch'],
  ['a string', 'ins_bad', 'jwk-kid-mismatch'],
  ['a list', [other.jwk], 'jwk-kid-mismatch'],
  ['an empty object', {}, 'jwk-kid-mismatch'],
  ['without an id', { ...other.jwk, kid: undefined }, 'jwk-kid-mismatch'],
  ['with an id that is not a string', { ...other.jwk, kid: ['ins_bad'] }, 'jwk-kid-mismatch'],
  ['without a type', { ...other.jwk, kty: undefined }, 'jwk-kid-mismatch'],
  ['of an unknown type', { ...other.jwk, kty: 'PQC' }, 'jwk-kid-mismatch'],
  [
    'of a type that cannot be converted to a string',
    { ...other.jwk, kty: { toString: null } },
    'jwk-kid-mismatch',
  ],
  ['symmetric', { kid: 'ins_bad', kty: 'oct', k: 'AAAA' }, 'jwk-kid-mismatch'],
  ['for encryption', { ...other.jwk, use: 'enc' }, 'jwk-kid-mismatch'],
  ['without a modulus', { kid: 'ins_bad', kty: 'RSA', e }, 'jwk-invalid'],
  ['with a modulus that is a number', { kid: 'ins_bad', kty: 'RSA', n: 1, e }, 'jwk-invalid'],
  ['with a modulus that is not base64url', { kid: 'ins_bad', kty: 'RSA', n: '%%%', e }, 'jwk-invalid'],
  ['with a short modulus', { kid: 'ins_bad', kty: 'RSA', n: String(n).slice(0, 170), e }, 'jwk-invalid'],
  ['with an exponent of 1', { ...other.jwk, e: 'AQ' }, 'jwk-invalid'],
  ['for other operations', { ...other.jwk, key_ops: ['encrypt'] }, 'jwk-invalid'],
  ['for another algorithm', { ...other.jwk, alg: 'RS512' }, 'token-invalid-algorithm'],
  [
    'on an unknown curve',
    { kid: 'ins_bad', kty: 'EC', crv: 'P-1', x: 'AA', y: 'AA' },
    'token-invalid-algorithm',
  ],
  [
    'of another type',
    { kid: 'ins_bad', kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
    'token-invalid-algorithm',
  ],
];

describe.concurrent('a bad key of a set', () => {
  it.each(BAD_KEYS)('%s', async (_name, bad, expected) => {
    await using instance = await createInstance(ok({ keys: [bad, key.jwk] }));
    const verifier = instance.verifier();
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    expect(await outcome(verifier.verify(other.token()))).toBe(expected);
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(1);
  });

  it('does not hide an earlier good key with the same id', async () => {
    await using instance = await createInstance(ok({ keys: [key.jwk, { ...other.jwk, kid: 'ins_good' }] }));
    expect(await outcome(instance.verifier().verify(key.token()))).toBe('accepted');
  });

  it('is not found by the property names of every object', async () => {
    await using instance = await createInstance(ok({ keys: [key.jwk] }));
    const verifier = instance.verifier();
    for (const kid of ['__proto__', 'constructor', 'toString', '']) {
      expect(await outcome(verifier.verify(key.token(kid)))).toBe('jwk-kid-mismatch');
    }
  });

  it('is found among ten thousand keys', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ kid: `k${index}`, kty: 'RSA', n: 'AA', e }));
    await using instance = await createInstance(ok({ keys: [...many, key.jwk] }));
    expect(await outcome(instance.verifier().verify(key.token()))).toBe('accepted');
  });
});
