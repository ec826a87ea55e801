import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookies } from './parse-cookies.ts';

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
