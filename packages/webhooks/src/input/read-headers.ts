// Pure
import { ConfigError } from '@x/errors';

/** The headers of a request in any form that servers and frameworks have, with names in any case. */
export type WebhookHeaders =
  | Headers
  | Iterable<readonly [name: string, value: string | readonly string[]]>
  | readonly string[]
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of headers by name in lower case. */
export type HeaderValues = ReadonlyMap<string, string>;

type Pair = readonly [name: unknown, value: unknown];

/** Reads headers in any form. The values of a repeated header become a list, as in `Headers`. */
export function readHeaders(headers: unknown): HeaderValues {
  const values = new Map<string, string>();
  for (const [name, value] of pairsOf(headers)) {
    for (const text of [value].flat()) {
      append(values, String(name).toLowerCase(), text);
    }
  }
  return values;
}

function append(values: Map<string, string>, name: string, value: unknown): void {
  if (typeof value === 'string') {
    const known = values.get(name);
    values.set(name, known === undefined ? value.trim() : `${known}, ${value.trim()}`);
  }
}

function pairsOf(headers: unknown): readonly Pair[] {
  if (typeof headers !== 'object' || headers === null) {
    throw new ConfigError(
      'The first argument has no headers. Pass a Request, such as c.req.raw of Hono, or { headers, body }.',
    );
  }
  if (!isIterable(headers)) {
    return Object.entries(headers);
  }
  const items = [...headers];
  return typeof items[0] === 'string' ? pairsOfFlatList(items) : items.filter(isPair);
}

const isIterable = (value: object): value is Iterable<unknown> =>
  typeof Reflect.get(value, Symbol.iterator) === 'function';

const isPair = (item: unknown): item is Pair => Array.isArray(item);

/** Node calls this form `rawHeaders`. */
function pairsOfFlatList(items: readonly unknown[]): readonly Pair[] {
  return items.flatMap((name, index) => (index % 2 === 0 ? [[name, items[index + 1]]] : []));
}
