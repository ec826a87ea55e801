import { describe, expect, it } from 'vitest';
import { createLruMap } from './lru-map.ts';

describe('createLruMap()', () => {
  it('drops the least recently used entry beyond its limit', () => {
    const map = createLruMap<number>({ maxBytes: 3 * 12, bytesPerValue: 10 });
    map.set('a', 1);
    map.set('b', 2);
    map.set('c', 3);
    expect(map.get('a')).toBe(1);
    map.set('d', 4);
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual([1, undefined, 3, 4]);
  });

  it('counts the length of keys', () => {
    const map = createLruMap<number>({ maxBytes: 100, bytesPerValue: 10 });
    map.set('a', 1);
    map.set('x'.repeat(44), 2);
    expect(map.get('a')).toBeUndefined();
    map.set('x'.repeat(46), 3);
    expect(map.get('x'.repeat(46))).toBeUndefined();
  });

  it('replaces a value without counting it twice', () => {
    const map = createLruMap<number>({ maxBytes: 24, bytesPerValue: 10 });
    map.set('a', 1);
    map.set('b', 2);
    map.set('b', 3);
    expect([map.get('a'), map.get('b')]).toEqual([1, 3]);
  });
});
