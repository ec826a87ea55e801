import { describe, expect, it } from 'vitest';
import { fieldOf, parseJwks, parseStoredJwks } from './parse-jwks.ts';

const RSA = { kid: 'a', kty: 'RSA', n: 'AQAB', e: 'AQAB' };

describe('parseJwks()', () => {
  it.each<readonly [name: string, body: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [RSA]],
    ['a text', 'keys'],
    ['an object without keys', {}],
    ['keys that are no list', { keys: RSA }],
    ['keys by inheritance', Object.create({ keys: [RSA] })],
  ])('takes %s for no JWKS', (_name, body) => {
    expect(parseJwks(body)).toBeUndefined();
  });

  it.each<readonly [name: string, key: unknown]>([
    ['null', null],
    ['a number', 1],
    ['a key without an id', { ...RSA, kid: undefined }],
    ['a key whose id is no text', { ...RSA, kid: 1 }],
    ['a key by inheritance', Object.create(RSA)],
    ['a symmetric key', { kid: 'a', kty: 'oct', k: 'AA' }],
    ['a key of a type that ends alike', { ...RSA, kty: 'XRSA' }],
    ['a key of a type that begins alike', { ...RSA, kty: 'RSAX' }],
    ['a key without a type', { ...RSA, kty: undefined }],
    ['a key for encryption', { ...RSA, use: 'enc' }],
  ])('skips %s', (_name, key) => {
    expect(parseJwks({ keys: [key, RSA] })).toEqual([RSA]);
  });

  it.each<readonly [name: string, key: object]>([
    ['RSA', { ...RSA, alg: 'RS256', use: 'sig', key_ops: ['verify'] }],
    ['EC', { kid: '', kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }],
    ['OKP', { kid: 'a', kty: 'OKP', crv: 'Ed25519', x: 'AA' }],
  ])('keeps what a key of type %s is verified with', (_name, key) => {
    expect(parseJwks({ keys: [key] })).toEqual([key]);
  });

  it('leaves all else behind: private parts, what is no text, and lists of anything else', () => {
    const key = { ...RSA, d: 'secret', p: 'secret', x5c: ['x'], alg: 1, y: {}, key_ops: ['verify', 1] };
    expect(parseJwks({ keys: [key] })).toEqual([RSA]);
    expect(parseJwks({ keys: [{ ...RSA, key_ops: 'verify' }] })).toEqual([RSA]);
  });

  it('takes a use that is null for none', () => {
    expect(parseJwks({ keys: [{ ...RSA, use: null }] })).toEqual([RSA]);
  });
});

describe('parseStoredJwks()', () => {
  it('takes what was stored', () => {
    expect(parseStoredJwks({ keys: [RSA], loadedAtInMs: 5, more: 1 })).toEqual({
      keys: [RSA],
      loadedAtInMs: 5,
    });
  });

  it.each<readonly [name: string, stored: unknown]>([
    ['nothing', null],
    ['no keys', { keys: [], loadedAtInMs: 5 }],
    ['keys of no use', { keys: [null], loadedAtInMs: 5 }],
    ['no time', { keys: [RSA] }],
    ['a time that is no number', { keys: [RSA], loadedAtInMs: '5' }],
  ])('refuses %s', (_name, stored) => {
    expect(parseStoredJwks(stored)).toBeUndefined();
  });
});

describe('fieldOf()', () => {
  it.each<readonly [name: string, value: unknown, found: unknown]>([
    ['an object', { length: 7 }, 7],
    ['a list', [1, 2], 2],
    ['a text, which is no object', 'text', undefined],
    ['nothing', undefined, undefined],
    ['an object that lacks it', {}, undefined],
  ])('looks into %s', (_name, value, found) => {
    expect(fieldOf(value, 'length')).toBe(found);
  });
});
