import { isObject } from '@tooling/api-description/open-api';
import { isUrl } from './random-json.ts';

/** JSON that the reference can read. */
export interface Repaired {
  readonly json: unknown;
  /** The names of the changed fields. */
  readonly names: ReadonlySet<string>;
}

/**
 * Returns JSON in which each list, nested object and URL that the reference reads has its type. `examples` are what the
 * reference reads, by the kind of the object.
 */
export function repaired(json: unknown, examples: ReadonlyMap<string, unknown>): Repaired {
  const names = new Set<string>();
  const repairItem = (item: unknown): unknown =>
    repair(item, examples.get(Object(item)['object']), () => {}, names);
  if (Array.isArray(json)) {
    return { json: json.map(repairItem), names };
  }
  const page = isObject(json) ? ['m2m_tokens', 'data'].find((name) => Array.isArray(json[name])) : undefined;
  return page === undefined || !isObject(json)
    ? { json: repairItem(json), names }
    : { json: { ...json, [page]: [json[page]].flat().map(repairItem) }, names };
}

function repair(json: unknown, example: unknown, mark: () => void, names: Set<string>): unknown {
  if (Array.isArray(example)) {
    if (Array.isArray(json)) {
      return json.map((item) => repair(item, example[0], mark, names));
    }
    mark();
    return [];
  }
  if (!isObject(example)) {
    if (!isUrl(example) || isUrl(json)) {
      return json;
    }
    mark();
    return null;
  }
  if (!isObject(json)) {
    mark();
    return example;
  }
  const read = Object.entries(example).map(([name, inner]) => [
    name,
    repair(json[name], inner, () => names.add(name), names),
  ]);
  return { ...json, ...Object.fromEntries(read) };
}
