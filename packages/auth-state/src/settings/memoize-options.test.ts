import { describe, expect, it, vi } from 'vitest';
import { copyOptions, memoizeOptions } from './memoize-options.ts';

type Given = Readonly<Record<string, unknown>>;

const memoized = () => {
  const make = vi.fn((options: Given) => ({ options }));
  return { make, of: memoizeOptions(make) };
};

describe('memoizeOptions()', () => {
  const list = ['a', 'b'];
  const inner = { list };

  it.each<readonly [name: string, first: Given, second: Given]>([
    ['nothing', {}, {}],
    ['the same', { a: 1, inner }, { inner, a: 1 }],
    ['objects that hold the same', { inner }, { inner: { list: ['a', 'b'] } }],
    ['lists that hold the same', { list, none: undefined }, { list: ['a', 'b'], none: undefined }],
  ])('keeps the value for %s', (_name, first, second) => {
    const { make, of } = memoized();
    expect(of(second)).toBe(of(first));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it.each<readonly [name: string, first: Given, second: Given]>([
    ['less', { a: 1, b: 2 }, { a: 1 }],
    ['more', { a: 1 }, { a: 1, b: undefined }],
    ['another value', { a: false }, { a: undefined }],
    ['another name', { a: 1 }, { b: 1 }],
    ['an undefined option in place of another', { a: 1, b: 2 }, { a: 1, c: undefined }],
    ['a longer list', { list }, { list: ['a', 'b', 'c'] }],
    ['a list in another order', { list }, { list: ['b', 'a'] }],
    ['a string in place of a list', { list: ['a'] }, { list: 'a' }],
    ['another object', { inner }, { inner: { list: ['c'] } }],
    ['a number in place of a list', { a: 1 }, { a: ['number', '1'] }],
    ['another function', { f: () => 1 }, { f: () => 1 }],
    ['another date', { at: new Date(1) }, { at: new Date(2) }],
  ])('makes another value for %s', (_name, first, second) => {
    const { of } = memoized();
    expect(of(second)).not.toBe(of(first));
    expect(of(second).options).toEqual(second);
  });

  it('notices options that the caller changed in place', () => {
    const { of } = memoized();
    const mine = { list: ['a'], flag: true };
    const made = of(mine);
    mine.list.push('b');
    expect(of(mine)).not.toBe(made);
    mine.list.pop();
    mine.flag = false;
    expect(of(mine)).not.toBe(made);
    expect(made.options).toEqual({ list: ['a'], flag: true });
  });

  it('keeps the values of a thousand tenants in turn', () => {
    const { make, of } = memoized();
    for (let round = 0; round < 2; round++) {
      for (let id = 0; id < 1_000; id++) {
        of({ id });
      }
    }
    expect(make).toHaveBeenCalledTimes(1_000);
  });

  it('drops the least recently used values beyond 16 MiB', () => {
    const { make, of } = memoized();
    of({ id: 0 });
    of({ id: 'x'.repeat(8_388_608) });
    of({ id: 0 });
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('keeps nothing for a function that throws', () => {
    const of = memoizeOptions<Given, never>(() => {
      throw new Error('senseless');
    });
    expect(() => of({})).toThrow('senseless');
    expect(() => of({})).toThrow('senseless');
  });
});

describe('copyOptions()', () => {
  it('does not change with the original', () => {
    const mine = { key: 'a', list: ['a'] };
    const copy = copyOptions(mine);
    mine.key = 'b';
    mine.list.push('b');
    expect(copy).toEqual({ key: 'a', list: ['a'] });
  });

  it('keeps getters of a class, and an option named like the prototype', () => {
    class Mine {
      readonly key = 'a';
      get check() {
        return [this.key];
      }
    }
    expect(copyOptions(new Mine()).check).toEqual(['a']);
    const ofJson = JSON.parse('{"__proto__":{"key":"b"}}');
    expect(copyOptions<{ key?: string }>(ofJson).key).toBeUndefined();
  });
});
