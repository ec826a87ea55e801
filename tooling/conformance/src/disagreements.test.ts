import { describe, expect, it } from 'vitest';
import { disagreements } from './disagreements.ts';

describe('disagreements()', () => {
  it.each([
    [
      { a: 1, b: [{ c: 'x' }] },
      { a: 1, b: [{ c: 'x', d: 1 }], e: 2 },
    ],
    [{ a: null, b: undefined, _raw: { a: 1 } }, {}],
    [[], []],
  ])('finds no disagreement between %j and %j', (theirs, ours) => {
    expect(disagreements(theirs, ours)).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 2 }, '.a: theirs is 1, ours 2'],
    [{ a: false }, {}, '.a: theirs is false, ours undefined'],
    [{ a: [{ b: 1 }] }, { a: [{ b: '1' }] }, '.a[0].b: theirs is 1, ours "1"'],
    [[1], [], ': theirs is [1], ours []'],
    [{ a: {} }, { a: null }, '.a: theirs is {}, ours null'],
  ])('finds a disagreement between %j and %j', (theirs, ours, disagreement) => {
    expect(disagreements(theirs, ours)).toEqual([disagreement]);
  });
});
