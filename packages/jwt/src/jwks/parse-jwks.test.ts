import { describe, expect, it } from 'vitest';
import { fieldOf, parseJwks, parseStoredJwks } from './parse-jwks.ts';

const RSA = { kid: 'a', kty: 'RSA', n: 'AQAB', e: 'AQAB' };

describe('parseJwks()', () => {
  it.each<readonly [name: string, body: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [RSA]],
    ['a string', 'keys'],
    ['an object without keys', {}],
    ['keys that are not a list', { keys: RSA }],
    ['inherited keys', Object.create({ keys: [RSA] })],
  ])('returns undefined for %s', (_name, body) => {
    expect(parseJwks(body)).toBeUndefined();
  });

  it.each<readonly [name: string, key: unknown]>([
    ['null', null],
    ['a number', 1],
    ['a key without an id', { ...RSA, kid: undefined }],
    ['a key whose id is not a string', { ...RSA, kid: 1 }],
    ['an inherited key', Object.create(RSA)],
    ['a symmetric key', { kid: 'a', kty: 'oct', k: 'AA' }],
    ['a key type with the same ending', { ...RSA, kty: 'XRSA' }],
    ['a key type with the same beginning', { ...RSA, kty: 'RSAX' }],
    ['a key without a type', { ...RSA, kty: undefined }],
    ['a key for encryption', { ...RSA, use: 'enc' }],
  ])('skips %s', (_name, key) => {
    expect(parseJwks({ keys: [key, RSA] })).toEqual([RSA]);
  });

  it.each<readonly [name: string, key: object]>([
    ['RSA', { ...RSA, alg: 'RS256', use: 'sig', key_ops: ['verify'] }],
    ['EC', { kid: '', kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }],
    ['OKP', { kid: 'a', kty: 'OKP', crv: 'Ed25519', x: 'AA' }],
  ])('keeps the parameters that a key of type %s verifies with', (_name, key) => {
    expect(parseJwks({ keys: [key] })).toEqual([key]);
  });

  it('drops private parts, values that are not strings, and other lists', () => {
    const key = { ...RSA, d: 'secret', p: 'secret', x5c: ['x'], alg: 1, y: {}, key_ops: ['verify', 1] };
    expect(parseJwks({ keys: [key] })).toEqual([RSA]);
    expect(parseJwks({ keys: [{ ...RSA, key_ops: 'verify' }] })).toEqual([RSA]);
  });

  it('treats a null use as absent', () => {
    expect(parseJwks({ keys: [{ ...RSA, use: null }] })).toEqual([RSA]);
  });
});

describe('parseStoredJwks()', () => {
  it.each([[[]], [[null, { kty: 'oct', kid: 'a' }]]])('returns an empty set for the keys %j', (keys) => {
    expect(parseStoredJwks({ keys, loadedAtInMs: 5 })).toEqual({ keys: [], loadedAtInMs: 5 });
  });

  it('returns a stored set', () => {
    expect(parseStoredJwks({ keys: [RSA], loadedAtInMs: 5, more: 1 })).toEqual({
      keys: [RSA],
      loadedAtInMs: 5,
    });
  });

  it.each<readonly [name: string, stored: unknown]>([
    ['null', null],
    ['no time', { keys: [RSA] }],
    ['a time that is not a number', { keys: [RSA], loadedAtInMs: '5' }],
  ])('returns undefined for %s', (_name, stored) => {
    expect(parseStoredJwks(stored)).toBeUndefined();
  });
});

describe('fieldOf()', () => {
  it.each<readonly [name: string, value: unknown, found: unknown]>([
    ['an object', { length: 7 }, 7],
    ['a list', [1, 2], 2],
    ['a string, which is not an object', 'text', undefined],
    ['nothing', undefined, undefined],
    ['an object without the field', {}, undefined],
  ])('reads %s', (_name, value, found) => {
    expect(fieldOf(value, 'length')).toBe(found);
  });
});
