// Pure
import { apiFault } from './errors.ts';
import { type OrderBy, parseOrder } from './order.ts';

const defaultLimit = 10;
const maximumLimit = 500;
const maximumFilterValues = 100;

interface Page {
  readonly limit: number;
  readonly offset: number;
}

export function readPage(query: URLSearchParams): Page {
  const limit = readInteger(query, 'limit', 1) ?? defaultLimit;
  return { limit: limit > maximumLimit ? defaultLimit : limit, offset: readInteger(query, 'offset', 0) ?? 0 };
}

export function paginate<T>(items: readonly T[], { limit, offset }: Page): readonly T[] {
  return items.slice(offset, offset + limit);
}

export function readInteger(query: URLSearchParams, name: string, minimum = -Infinity): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (value === undefined) {
    throw apiFault('form_param_format_invalid', { param_name: name, expected: 'an integer' });
  }
  if (value < minimum) {
    throw apiFault('form_param_value_invalid', { param_name: name, expected: `${minimum} or more` });
  }
  return value;
}

export function readBoolean(query: URLSearchParams, name: string): boolean | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (text !== 'true' && text !== 'false') {
    throw apiFault('form_param_format_invalid', { param_name: name, expected: 'true or false' });
  }
  return text === 'true';
}

export function readValues(query: URLSearchParams, name: string): readonly string[] {
  const values = query.getAll(name);
  if (values.length > maximumFilterValues) {
    const expected = `at most ${maximumFilterValues} values`;
    throw apiFault('form_param_value_invalid', { param_name: name, expected });
  }
  return values;
}

/**
 * Reads a filter by ids: `+id` or `id` includes an id, `-id` excludes it. Returns undefined if the query has no such
 * filter.
 */
export function readIdFilter(
  query: URLSearchParams,
  name: string,
): ((ids: ReadonlySet<string>) => boolean) | undefined {
  const values = readValues(query, name);
  if (values.length === 0) return undefined;
  const excluded = values.filter((value) => value.startsWith('-')).map((value) => value.slice(1));
  // A `+` that is not percent-encoded arrives as a space.
  const included = values
    .filter((value) => !value.startsWith('-'))
    .map((value) => value.replace(/^[+ ]/, ''));
  return (ids) => {
    const isIncluded = included.length === 0 || included.some((id) => ids.has(id));
    return isIncluded && !excluded.some((id) => ids.has(id));
  };
}

export type SortKey<T> = (item: T) => string | number | null | undefined;

interface Order<T> extends OrderBy {
  readonly key: SortKey<T>;
}

/** Returns the order of a valid query, with the key of its field. */
export function readOrder<T>(query: URLSearchParams, keys: Readonly<Record<string, SortKey<T>>>): Order<T> {
  const order = parseOrder(query.get('order_by'));
  const key = Object.hasOwn(keys, order.field) ? keys[order.field] : undefined;
  if (!key) throw new Error(`There is no sort key for ${order.field}.`);
  return { ...order, key };
}

/** Long lists by time of creation. A table returns the same list until it changes, and a filter a new list each time. */
const byCreation = new WeakMap<readonly unknown[], readonly unknown[]>();

/** To remember a list costs more than to sort a short one. */
const shortLength = 100;

/** Sorts by a key. Records with equal values keep their order of creation; records without a value sort lowest. */
export function sortBy<T>(items: readonly T[], order: Order<T>): readonly T[] {
  if (items.length < 2) return items;
  if (order.field !== 'created_at' || items.length < shortLength) return sort(items, order);
  const isNewestFirst = order.descending;
  // The key of this order is a field of the record, so the result depends on the list alone.
  const known = byCreation.get(items) as readonly T[] | undefined;
  const ascending = known ?? sort(items, { ...order, descending: false });
  byCreation.set(items, ascending);
  return isNewestFirst ? [...ascending].reverse() : ascending;
}

function sort<T>(items: readonly T[], { key, descending }: Order<T>): readonly T[] {
  const sorted = Array.from(items, (item) => ({ item, value: key(item) ?? null })).sort((a, b) =>
    compare(a.value, b.value),
  );
  const ascending = sorted.map(({ item }) => item);
  return descending ? ascending.reverse() : ascending;
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Returns whether a value contains the substring, in any case. */
export function containsText(values: readonly (string | null)[], part: string): boolean {
  const wanted = part.toLowerCase();
  return values.some((value) => value?.toLowerCase().includes(wanted));
}
