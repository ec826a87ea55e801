import { describe, expect, it } from 'vitest';
import {
  containsText,
  paginate,
  readBoolean,
  readIdFilter,
  readInteger,
  readOrder,
  readPage,
  readValues,
  sortBy,
} from './query.ts';

const query = (text: string) => new URLSearchParams(text);
const invalid = (param_name: string, long_message: RegExp) => ({
  errors: [{ meta: { param_name }, long_message: expect.stringMatching(long_message) }],
});

/** Returns the fault that a function throws. */
function faultOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('readPage()', () => {
  it.each([
    ['', 10, 0],
    ['limit=&offset=', 10, 0],
    ['limit=1&offset=7', 1, 7],
    ['limit=500', 500, 0],
    ['limit=501', 10, 0],
  ])('reads %j', (text, limit, offset) => {
    expect(readPage(query(text))).toEqual({ limit, offset });
  });

  it.each([
    ['limit=0', 'limit', /must be 1 or more/],
    ['offset=-1', 'offset', /must be 0 or more/],
    ['limit=x', 'limit', /must be an integer/],
    ['offset=1.5', 'offset', /must be an integer/],
    [`offset=${'1'.repeat(16)}`, 'offset', /must be an integer/],
    ['limit=1x', 'limit', /must be an integer/],
  ])('rejects %j', (text, name, message) => {
    expect(faultOf(() => readPage(query(text)))).toMatchObject(invalid(name, message));
  });
});

describe('the values of a query', () => {
  it('are integers without a minimum too', () => {
    expect(readInteger(query('a=-5'), 'a')).toBe(-5);
    expect(readInteger(query(''), 'a')).toBeUndefined();
  });

  it('are booleans', () => {
    expect(
      ['true', 'false', '', undefined].map((a) => readBoolean(query(a === undefined ? '' : `a=${a}`), 'a')),
    ).toEqual([true, false, undefined, undefined]);
    expect(faultOf(() => readBoolean(query('a=1'), 'a'))).toMatchObject(
      invalid('a', /must be true or false/),
    );
  });

  it('are at most 100', () => {
    const many = (count: number) =>
      query(Array.from({ length: count }, (_, index) => `a=${index}`).join('&'));
    expect(readValues(many(100), 'a')).toHaveLength(100);
    expect(faultOf(() => readValues(many(101), 'a'))).toMatchObject(invalid('a', /at most 100 values/));
  });

  it.each([
    ['id=a&id=b', ['a'], true],
    ['id=a', ['c'], false],
    ['id=-a', ['a', 'b'], false],
    ['id=-a', ['b'], true],
    ['id=%2Ba', ['a'], true],
    ['id=+a', ['a'], true],
    ['id=a+b', ['a b'], true],
    ['id=a&id=-b', ['a', 'b'], false],
  ])('filter ids: %s', (text, ids, expected) => {
    expect(readIdFilter(query(text), 'id')?.(new Set(ids))).toBe(expected);
  });

  it('filter nothing without ids', () => {
    expect(readIdFilter(query(''), 'id')).toBeUndefined();
  });
});

describe('sortBy()', () => {
  const items = [3, null, 1, 2, 1].map((value, index) => ({ value, created_at: index, id: index }));
  interface Item {
    readonly created_at: number;
    readonly value?: number | null | undefined;
  }
  const keys = {
    value: (item: Item) => item.value,
    created_at: (item: Item) => item.created_at,
  };
  const sorted = (text: string) =>
    sortBy(items, readOrder<Item>(query(`order_by=${text}`), keys)).map(({ id }) => id);

  it.each([
    ['value', [1, 2, 4, 3, 0]],
    ['-value', [0, 3, 4, 2, 1]],
    ['created_at', [0, 1, 2, 3, 4]],
    ['-created_at', [4, 3, 2, 1, 0]],
  ])('sorts by %s', (text, expected) => {
    expect(sorted(text)).toEqual(expected);
  });

  it('sorts long lists by creation as short ones, in both directions, each time', () => {
    const long = Array.from({ length: 150 }, (_, index) => ({ created_at: (index * 7) % 150 }));
    const by = (text: string) =>
      sortBy(long, readOrder<Item>(query(`order_by=${text}`), keys)).map(({ created_at }) => created_at);
    const ascending = Array.from({ length: 150 }, (_, index) => index);
    const descending = [...ascending].reverse();
    expect([by('created_at'), by('-created_at'), by('created_at'), by('-created_at')]).toEqual([
      ascending,
      descending,
      ascending,
      descending,
    ]);
  });

  it.each([
    ['value', [null, undefined, -2, -1, 0, 1]],
    ['-value', [1, 0, -1, -2, undefined, null]],
  ])('by %s sorts values below zero above a value that is missing', (text, expected) => {
    const order = readOrder<Item>(query(`order_by=${text}`), keys);
    for (const values of [
      [null, undefined, 0, -1, 1, -2],
      [-1, null, 1, undefined, -2, 0],
      [1, 0, -2, -1, null, undefined],
    ]) {
      const given = values.map((value, index) => ({ created_at: index, value }));
      expect(sortBy(given, order).map(({ value }) => value)).toEqual(expected);
    }
  });

  it('sorts strings by their code units, an empty one above a missing one', () => {
    const words = ['b', '', null, 'B', '-1', 'a'].map((name) => ({ name }));
    const by = (descending: boolean) =>
      sortBy(words, { field: 'name', descending, key: ({ name }) => name }).map(({ name }) => name);
    expect(by(false)).toEqual([null, '', '-1', 'B', 'a', 'b']);
    expect(by(true)).toEqual(['b', 'a', 'B', '-1', '', null]);
  });

  it.each([
    ['created_at', 99, 198],
    ['created_at', 100, 100],
    ['value', 100, 200],
  ])('twice by %s of %i records, reads %i keys', (field, length, expected) => {
    let count = 0;
    const key = ({ created_at }: Item) => {
      count += 1;
      return created_at;
    };
    const list = Array.from({ length }, (_, index) => ({ created_at: length - index }));
    const ascending = sortBy(list, { field, key, descending: false });
    expect(sortBy(list, { field, key, descending: true })).toEqual([...ascending].reverse());
    expect(count).toBe(expected);
  });

  it('returns a list of one record or none as it is', () => {
    const order = readOrder<Item>(query('order_by=value'), keys);
    for (const list of [[], [{ created_at: 1 }]]) expect(sortBy<Item>(list, order)).toBe(list);
  });

  it('has a key for each order', () => {
    expect(() => readOrder<Item>(query('order_by=toString'), keys)).toThrow(
      'There is no sort key for toString.',
    );
  });
});

it('finds a part of a value in any case', () => {
  expect(containsText([null, 'Ada Lovelace'], 'LOVE')).toBe(true);
  expect(containsText([null, 'Ada'], 'love')).toBe(false);
  expect(paginate([1, 2, 3, 4], { limit: 2, offset: 1 })).toEqual([2, 3]);
});
