import { describe, expect, it } from 'vitest';
import { filterRecords, orderRecords } from './list.ts';
import { parseOrder } from './order.ts';

const records = [
  { id: 'a', name: 'Alpha', status: 'on', created_at: 1, mode: 'x' },
  { id: 'b', name: 'beta', status: 'off', created_at: 3, mode: 'y' },
  { id: 'c', name: null, status: 'on', created_at: 2, mode: 'z' },
];
const filter = (values: Record<string, unknown>, searched?: readonly string[]) =>
  filterRecords(records, { values, searched })
    .map(({ id }) => id)
    .join('');
const order = (text?: string) =>
  orderRecords(records, parseOrder(text))
    .map(({ id }) => id)
    .join('');

describe('filterRecords()', () => {
  it.each([
    [{}, 'abc'],
    [{ status: 'on' }, 'ac'],
    [{ status: ['on', 'off'] }, 'abc'],
    [{ mode: ['-x', '-y'] }, 'c'],
    [{ mode: ['+x', 'z'] }, 'ac'],
    [{ name_query: 'ALPH' }, 'a'],
    [{ created_at_before: 3 }, 'ac'],
    [{ created_at_after: 1 }, 'bc'],
    [{ query: 'bet' }, 'b'],
    [{ query: 'nothing' }, ''],
    [{ unknown: 'x', limit: 1, offset: 2, order_by: 'name', paginated: true }, 'abc'],
  ])('with %j', (values, expected) => {
    expect(filter(values)).toBe(expected);
  });

  it('does not filter by the parameters of a page', () => {
    const limited = [{ id: 'a', limit: 5, offset: 5, order_by: 'x', paginated: false, starting_after: 'x' }];
    const values = { limit: 1, offset: 2, order_by: 'name', paginated: true, starting_after: 'b' };
    expect(filterRecords(limited, { values })).toEqual(limited);
  });

  it('keeps a sign inside a value', () => {
    const spaced = [{ mode: 'a b' }, { mode: 'a+b' }, { mode: 'ab' }];
    expect(filterRecords(spaced, { values: { mode: ['a b', ' a+b'] } })).toEqual(spaced.slice(0, 2));
  });

  it('searches the fields that the resource names', () => {
    expect(filter({ query: 'off' })).toBe('');
    expect(filter({ query: 'off' }, ['status'])).toBe('b');
  });
});

describe('orderRecords()', () => {
  it.each([
    [undefined, 'bca'],
    ['created_at', 'acb'],
    ['+created_at', 'acb'],
    [' created_at', 'acb'],
    ['-created_at', 'bca'],
    ['name', 'cab'],
    ['-name', 'bac'],
  ])('by %s', (text, expected) => {
    expect(order(text)).toBe(expected);
  });
});
