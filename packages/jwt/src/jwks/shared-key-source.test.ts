import { describe, expect, it, vi } from 'vitest';
import { textOfJwk } from '../key/shared-key.ts';
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
    ['proxy', { proxyUrl: 'https://app.example.com/__clerk' }],
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

  it.each<readonly [valid: KeySourceOptions, invalid: KeySourceOptions, message: string]>([
    [{ jwtKey: null }, { jwtKey: '' }, 'is empty'],
    [{ jwtKey: publicJwk }, { jwtKey: textOfJwk('jwtKey', publicJwk) }, 'is JSON text'],
    [{ ...BASE, timeoutInMs: undefined }, { ...BASE, timeoutInMs: Number.NaN }, 'timeoutInMs'],
    [{ ...BASE, jwksCacheTtlInMs: undefined }, { ...BASE, jwksCacheTtlInMs: Number.NaN }, 'jwksCacheTtlInMs'],
  ])('rejects invalid options also after valid ones that look like them: %j', (valid, invalid, message) => {
    sharedKeySource(valid);
    sharedKeySource({ ...BASE, apiUrl: 'https://between.example.com' });
    expect(() => sharedKeySource(invalid)).toThrow(message);
  });

  it('rejects an invalid key also after the environment had it', () => {
    vi.stubEnv('CLERK_JWT_KEY', 'not a key');
    sharedKeySource({});
    expect(() => sharedKeySource({ jwtKey: 'not a key' })).toThrow('"jwtKey"');
  });

  it('keeps a thousand sources in turn, and no more than 32 MiB', () => {
    const onJwksLoad = () => undefined;
    const source = (secretKey: string) => sharedKeySource({ ...BASE, onJwksLoad, secretKey });
    const [first] = Array.from({ length: 1_000 }, (_, index) => source(`sk_test_${index}`));
    expect(source('sk_test_0') === first).toBe(true);
    sharedKeySource({ ...BASE, onJwksLoad, apiVersion: 'x'.repeat(17_000_000) });
    expect(source('sk_test_0') === first).toBe(false);
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
