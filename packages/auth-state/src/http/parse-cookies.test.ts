import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authenticateRequest } from '../authenticate-request.ts';
import { createClerkRequest } from './create-clerk-request.ts';
import { parseCookies, readCookies } from './parse-cookies.ts';

afterEach(() => vi.restoreAllMocks());

describe('parseCookies()', () => {
  it.each([
    [null, {}],
    ['', {}],
    ['a=1; b=2', { a: '1', b: '2' }],
    ['a=1;b=2;', { a: '1', b: '2' }],
    ['a=1; a=2', { a: '1' }],
    ['a=x=y', { a: 'x=y' }],
    ['a="q"', { a: 'q' }],
    ['a=', { a: '' }],
    ['=1; b; ;; c=3', { c: '3' }],
    ['a=%20bar%3B%20baz%3Dqux', { a: ' bar; baz=qux' }],
    ['a=%ZZ; b=%E0%A4%A', { a: '%ZZ', b: '%E0%A4%A' }],
    ['__proto__=1; constructor=2', { ['__proto__']: '1', constructor: '2' }],
  ])('reads %j', (header, cookies) => {
    expect([...parseCookies(header)]).toEqual(Object.entries(cookies));
  });

  it('never throws, and reads a megabyte of cookies', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=;% "2é\u0000') }), (header) => {
        expect(parseCookies(header)).toBeInstanceOf(Map);
      }),
      { seed: 5, numRuns: 2_000 },
    );
    expect(parseCookies('a=b; '.repeat(200_000)).get('a')).toBe('b');
  });
});

describe('cookies of others', () => {
  const others = Array.from({ length: 1_000 }, (_, index) => `other_${index}=%22a%20value%22`).join('; ');
  const headers = { cookie: `${others}; __client_uat=%30; __session=%31` };

  it('are not decoded until they are read', () => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    const cookies = readCookies(headers.cookie);
    expect([cookies.size, cookies.has('other_7'), [...cookies.keys()].length]).toEqual([1_002, true, 1_002]);
    expect(decode).not.toHaveBeenCalled();
    expect(cookies.get('other_7')).toBe('"a value"');
    expect(decode).toHaveBeenCalledTimes(1);
  });

  it('are not decoded when a request is authenticated', async () => {
    const decode = vi.spyOn(globalThis, 'decodeURIComponent');
    const request = createClerkRequest(new Request('https://app.example.com/', { headers }));
    await authenticateRequest(request, { secretKey: 'sk_test_1' });
    JSON.stringify(request);
    const values = new Set(decode.mock.calls.map(([value]) => value));
    expect([...values].sort()).toEqual(['%30', '%31']);
    expect(request.cookies.get('other_7')).toBe('"a value"');
    expect(request.cookies).toBe(request.cookies);
  });
});
