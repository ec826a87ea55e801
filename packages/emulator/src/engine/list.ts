// Pure
import { isObject } from '../json/is-object.ts';
import type { OrderBy } from './order.ts';
import { containsText, type SortKey, sortBy } from './query.ts';
import type { QueryValues } from './read-query.ts';

type AnyRow = Readonly<Record<string, unknown>>;
type Test = (record: AnyRow) => boolean;

interface ListOptions {
  readonly values: QueryValues;
  /** Fields that the parameter `query` searches. */
  readonly searched?: readonly string[] | undefined;
}

/** Parameters that don't filter. */
const notFilters: ReadonlySet<string> = new Set([
  'limit',
  'offset',
  'paginated',
  'order_by',
  'starting_after',
]);

const searchedByDefault = ['id', 'name', 'key', 'slug', 'email_address', 'identifier', 'domain', 'url'];

/** Applies the filters of a query: a parameter that is named like a field compares it. */
export function filterRecords<T extends object>(
  records: readonly T[],
  { values, searched }: ListOptions,
): readonly T[] {
  const tests = Object.entries(values)
    .filter(([name]) => !notFilters.has(name))
    .map(([name, value]) => testOf(name, value, searched ?? searchedByDefault));
  // A record is JSON, so its fields can be read by name.
  return records.filter((record) => tests.every((test) => test(record as AnyRow)));
}

function testOf(name: string, value: unknown, searched: readonly string[]): Test {
  if (name === 'query')
    return (record) =>
      containsText(
        searched.map((field) => textOf(record[field])),
        String(value),
      );
  const suffix = Object.keys(comparisons).find((one) => name.endsWith(one));
  const compare = suffix === undefined ? undefined : comparisons[suffix];
  if (suffix !== undefined && compare !== undefined) {
    const field = name.slice(0, -suffix.length);
    return (record) => !(field in record) || compare(record[field], value);
  }
  // A field that no record has is not a filter that the engine can apply.
  return (record) => !(name in record) || equals(record[name], value);
}

const comparisons: Readonly<Record<string, (field: unknown, value: unknown) => boolean>> = {
  _query: (field, value) => containsText([textOf(field)], String(value)),
  _before: (field, value) => typeof field === 'number' && field < Number(value),
  _after: (field, value) => typeof field === 'number' && field > Number(value),
};

function equals(field: unknown, value: unknown): boolean {
  if (Array.isArray(value)) return matchesAny(field, value.map(String));
  return String(field) === String(value);
}

/** `-x` excludes x, `+x` or `x` includes it. */
function matchesAny(field: unknown, wanted: readonly string[]): boolean {
  const excluded = wanted.filter((text) => text.startsWith('-')).map((text) => text.slice(1));
  const included = wanted.filter((text) => !text.startsWith('-')).map((text) => text.replace(/^[+ ]/, ''));
  const text = String(field);
  return (included.length === 0 || included.includes(text)) && !excluded.includes(text);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function orderRecords<T extends object>(records: readonly T[], order: OrderBy): readonly T[] {
  const key: SortKey<T> = (record) => {
    const value: unknown = isObject(record) ? record[order.field] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  };
  return sortBy(records, { ...order, key });
}
