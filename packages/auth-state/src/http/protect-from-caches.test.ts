import { describe, expect, it } from 'vitest';
import { protectFromCaches } from './protect-from-caches.ts';

function cacheControlOf(value: string | null, policy: 'private' | 'no-store' = 'private'): string | null {
  const headers = new Headers(value === null ? {} : { 'cache-control': value });
  protectFromCaches(headers, policy);
  return headers.get('cache-control');
}

describe('protectFromCaches()', () => {
  it.each([
    [null, 'private, no-cache'],
    ['', 'private, no-cache'],
    ['public', 'private, no-cache'],
    ['PUBLIC, Max-Age=60', 'private, Max-Age=60'],
    ['public, max-age=31536000, immutable', 'private, max-age=31536000, immutable'],
    ['max-age=60', 'private, max-age=60'],
    ['s-maxage=60', 'private, no-cache'],
    ['s-maxage=60, stale-while-revalidate=30', 'private, no-cache, stale-while-revalidate=30'],
    ['max-age = 60 , s-maxage = "60"', 'private, max-age = 60'],
    ['must-revalidate', 'private, no-cache, must-revalidate'],
    ['private', 'private'],
    ['Private', 'private'],
    ['private, max-age=60', 'private, max-age=60'],
    ['private, public, max-age=60', 'private, max-age=60'],
    ['no-cache', 'private, no-cache'],
    ['private="set-cookie, public", max-age=60', 'private, max-age=60'],
    ['private="set-cookie"', 'private, no-cache'],
    ['no-cache="set-cookie, x"', 'private, no-cache="set-cookie, x"'],
    ['ext="public, s-maxage=1"', 'private, no-cache, ext="public, s-maxage=1"'],
    ['no-store', 'no-store'],
    ['public, no-store, must-understand', 'no-store'],
    ['No-Store', 'no-store'],
    [',,;=,"', 'private, no-cache'],
  ])('turns %j into %j', (value, expected) => {
    expect(cacheControlOf(value)).toBe(expected);
    expect(cacheControlOf(value, 'no-store')).toBe('no-store');
  });

  it.each([
    'cdn-cache-control',
    'Cloudflare-CDN-Cache-Control',
    'vercel-cdn-cache-control',
    'netlify-cdn-cache-control',
    'surrogate-control',
    'edge-control',
    'x-accel-expires',
  ])('removes %s, which caches obey first', (name) => {
    for (const policy of ['private', 'no-store'] as const) {
      const headers = new Headers({ [name]: 'max-age=60', 'x-other': '1' });
      protectFromCaches(headers, policy);
      expect([headers.has(name), headers.get('x-other')]).toEqual([false, '1']);
    }
  });

  it.each([
    [null, 'Authorization, Cookie'],
    ['', 'Authorization, Cookie'],
    ['Accept-Encoding', 'Accept-Encoding, Authorization, Cookie'],
    ['cookie , x', 'cookie , x, Authorization'],
    ['AUTHORIZATION,COOKIE', 'AUTHORIZATION,COOKIE'],
    ['*', '*'],
    ['accept, *', 'accept, *'],
  ])('adds credentials to Vary: %j becomes %j', (value, expected) => {
    const headers = new Headers(value === null ? {} : { vary: value });
    protectFromCaches(headers, 'private');
    expect(headers.get('vary')).toBe(expected);
  });

  it('leaves Vary alone if the response is not stored', () => {
    const headers = new Headers({ vary: 'accept' });
    protectFromCaches(headers, 'no-store');
    expect(headers.get('vary')).toBe('accept');
  });

  it('takes bounded time for a long hostile value', () => {
    const start = performance.now();
    cacheControlOf(`${'a ='.repeat(50_000)}"`);
    cacheControlOf(`${'a="'.repeat(50_000)}`);
    cacheControlOf(`${'a'.repeat(100_000)}${' '.repeat(100_000)}b`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
