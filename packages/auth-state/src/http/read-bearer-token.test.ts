import { describe, expect, it } from 'vitest';
import { readBearerToken } from './read-bearer-token.ts';

const MALFORMED = '';

describe('readBearerToken()', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['  ', undefined],
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['Bearer a-b.c_d~e+f/g==', 'a-b.c_d~e+f/g=='],
    ['abc', 'abc'],
    ['a.b.c', 'a.b.c'],
  ])('reads %j', (header, token) => {
    expect(readBearerToken(header)).toBe(token);
  });

  it.each([
    'Basic abc',
    'Basic dXNlcjpwYXNz==',
    'Digest username="a", realm="b", qop=auth',
    'DPoP abc',
    'Negotiate abc',
    'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b',
    'Token abc',
  ])('ignores another scheme: %j', (header) => {
    expect(readBearerToken(header)).toBeUndefined();
  });

  it.each([
    'Bearer',
    'bearer  ',
    'Bearer a b',
    'Bearer a b c',
    'Bearer a,b',
    'Bearer a, Bearer b',
    'bearer a,bearer b',
    'Bearer a, Basic b',
    'Basic a, Bearer b',
    'Basic a,Bearer b',
    'Digest realm="a", Bearer b',
    'Bearer, Bearer a',
    'Bearer\ta',
    'Bearer a\tb',
    'Bearer\u00a0a',
    'Bearer a\u00a0',
    'Bearer tök',
    'Bearer "a"',
    'Bearer: a',
    'Bearer:a',
    'Bearer =a',
    'Bearer a=b',
    '"Bearer a"',
    ', Bearer a',
    'tök',
    'a.b.c d',
    'ak_1 b',
    'a.b.c, d.e.f',
    'a,b',
  ])('returns no token for %j, and cookies do not count either', (header) => {
    expect(readBearerToken(header)).toBe(MALFORMED);
  });

  it('reads a header of a million blanks', () => {
    const blanks = ' '.repeat(1_000_000);
    expect(readBearerToken(`Bearer ${blanks}`)).toBe(MALFORMED);
    expect(readBearerToken(`Bearer ${blanks}x y`)).toBe(MALFORMED);
    expect(readBearerToken(blanks)).toBeUndefined();
    expect(readBearerToken(`,${blanks}`.repeat(10))).toBe(MALFORMED);
    expect(readBearerToken('a'.repeat(1_000_000))).toHaveLength(1_000_000);
  });
});
