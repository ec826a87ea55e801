import type { Described } from '@tooling/api-description/described-operations';
import type { OpenApiSchema } from '@tooling/api-description/open-api';
import { propertiesOf } from '@tooling/api-description/properties-of';
import type { NamedTypes } from './named-types.ts';
import type { TableEntry } from './read-table.ts';

/** What an operation returns. */
interface Result {
  readonly type: string;
  readonly isList: boolean;
  readonly listKey: string;
}

const LIST_KEYS: readonly string[] = ['data', 'm2m_tokens'];

/** Returns what an operation returns. */
export function resultOf(entry: TableEntry, described: Described | undefined, types: NamedTypes): Result {
  const [name] = entry.gives?.split(' from ') ?? [];
  const plain = (type: string): Result => ({ type, isList: entry.list === true, listKey: 'data' });
  if (described === undefined) {
    return plain(name ?? 'unknown');
  }
  if (entry.pick !== undefined) {
    return plain('number');
  }
  if (described.result === undefined) {
    return plain('null');
  }
  const schema = resolve(described.result, types);
  if (schema.type === 'array') {
    return { ...plain(types.nameOf(schema.items ?? {}, entry.resource, name)), isList: true };
  }
  const properties = propertiesOf(schema, types.resolve);
  const list = properties.find(({ name: key }) => LIST_KEYS.includes(key));
  const items = list && resolve(list.schema, types).items;
  if (list !== undefined && items !== undefined && properties.length === 2) {
    return { type: types.nameOf(items, entry.resource, name), isList: true, listKey: list.name };
  }
  const isOpenObject = schema.type === 'object' && properties.length === 0;
  return plain(
    isOpenObject ? 'Record<string, unknown>' : types.nameOf(described.result, entry.resource, name),
  );
}

/** Returns the schema that a schema refers to, or the schema itself. */
export function resolve(schema: OpenApiSchema, types: NamedTypes): OpenApiSchema {
  return typeof schema['$ref'] === 'string' ? types.resolve(schema['$ref']) : schema;
}
