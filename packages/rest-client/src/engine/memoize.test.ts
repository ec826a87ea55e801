import { describe, expect, it, vi } from 'vitest';
import { memoize } from './memoize.ts';

function setUp(bounds = { maxEntries: 2, maxLength: 3 }) {
  const compute = vi.fn((text: string) => text.length);
  return { compute, lengthOf: memoize(compute, bounds) };
}

describe('memoize()', () => {
  it('computes each result once', () => {
    const { compute, lengthOf } = setUp();
    expect(['a', 'bcd', 'a', 'bcd'].map(lengthOf)).toEqual([1, 3, 1, 3]);
    expect(compute.mock.calls).toEqual([['a'], ['bcd']]);
  });

  it('remembers no more results than maxEntries', () => {
    const { compute, lengthOf } = setUp();
    expect(['a', 'b', 'c', 'c', 'a', 'b'].map(lengthOf)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(compute.mock.calls.flat()).toEqual(['a', 'b', 'c', 'c']);
  });

  it('remembers no string that is longer than maxLength', () => {
    const { compute, lengthOf } = setUp();
    expect(['abcd', 'abcd'].map(lengthOf)).toEqual([4, 4]);
    expect(compute).toHaveBeenCalledTimes(2);
  });
});
