import { describe, expect, it, vi } from 'vitest';
import { rsaKey } from '../test-support/tokens.test-support.ts';
import type { KeySourceOptions } from './key-source-options.ts';
import { sharedKeySource } from './shared-key-source.ts';

const { publicPem, publicJwk } = rsaKey();
const BASE: KeySourceOptions = { jwtKey: null, secretKey: 'sk_test_base' };

describe('sharedKeySource()', () => {
  it('returns the same source for the same options', () => {
    expect(sharedKeySource({ ...BASE })).toBe(sharedKeySource({ ...BASE }));
    expect(sharedKeySource({ jwtKey: publicJwk })).toBe(sharedKeySource({ jwtKey: { ...publicJwk } }));
  });

  it.each<readonly [name: string, options: KeySourceOptions]>([
    ['secret key', { secretKey: 'sk_test_other' }],
    ['URL', { jwksUrl: 'https://example.com/jwks' }],
    ['publishable key', { publishableKey: `pk_test_${btoa('clerk.example.com$')}` }],
    ['API', { apiUrl: 'https://api.example.com' }],
    ['version of the API', { apiVersion: 'v2' }],
    ['age of the keys', { jwksCacheTtlInMs: 1 }],
    ['use of the cache', { skipJwksCache: true }],
    ['time limit', { timeoutInMs: 1 }],
    ['key', { jwtKey: publicPem }],
    ['fetch', { fetch: async () => new Response() }],
    ['store', { jwksStore: { get: async () => null, set: async () => undefined } }],
    ['hook', { onJwksLoad: () => undefined }],
  ])('returns another source for another %s', (_name, options) => {
    expect(sharedKeySource({ ...BASE, ...options })).not.toBe(sharedKeySource(BASE));
    expect(sharedKeySource({ ...BASE, ...options })).toBe(sharedKeySource({ ...BASE, ...options }));
  });

  it('looks up the environment each time', () => {
    const options = { secretKey: 'sk_test_base' };
    vi.stubEnv('CLERK_JWT_KEY', publicPem);
    const before = sharedKeySource(options);
    vi.stubEnv('CLERK_JWT_KEY', '');
    expect(sharedKeySource(options)).not.toBe(before);
  });

  it('keeps 32 sources, and drops the least recently used one', () => {
    const onJwksLoad = () => undefined;
    const source = (index: number) => sharedKeySource({ ...BASE, onJwksLoad, secretKey: `sk_test_${index}` });
    const sources = Array.from({ length: 32 }, (_, index) => source(index));
    expect(source(0)).toBe(sources[0]);
    source(32);
    expect(source(0)).toBe(sources[0]);
    expect(source(31)).toBe(sources[31]);
    expect(source(1)).not.toBe(sources[1]);
  });

  it('drops no source because others are used frequently', () => {
    const onJwksLoad = () => undefined;
    const source = (secretKey: string) => sharedKeySource({ ...BASE, onJwksLoad, secretKey });
    const rare = source('sk_test_rare');
    for (let count = 0; count < 40; count++) {
      source('sk_test_frequent_1');
      source('sk_test_frequent_2');
    }
    expect(source('sk_test_rare')).toBe(rare);
  });

  it('works without fetch', () => {
    vi.stubGlobal('fetch', undefined);
    expect(sharedKeySource({ jwtKey: publicPem })).toBe(sharedKeySource({ jwtKey: publicPem }));
    vi.unstubAllGlobals();
  });
});
