import { describe, expect, it } from 'vitest';
import { readBearerToken } from './read-bearer-token.ts';

describe('readBearerToken()', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['abc', 'abc'],
    ['Bearer', undefined],
    ['Basic abc', undefined],
    ['Bearer a b', undefined],
  ])('reads %j', (header, token) => {
    expect(readBearerToken(header)).toBe(token);
  });

  it('reads a header of a million blanks', () => {
    expect(readBearerToken(`Bearer ${' '.repeat(1_000_000)}`)).toBeUndefined();
  });
});
