// Pure
import { canParseUrl } from '@x/errors/internal';
import { isRecord, toSnakeCase } from '@x/rest-client/internal';
import { actorOf } from './actor-of.ts';
import { prototypeOf } from './prototypes.ts';
import type { AbsentValue, FieldShape, Shape } from './shape.ts';
import { RESOURCE_BY_OBJECT, SHAPES } from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;
type ResourceName = keyof typeof SHAPES;

/** Makes a value of a field, from the JSON of its resource. */
type ReadField = (json: Json) => unknown;

interface Reader {
  readonly name: string;
  readonly read: ReadField;
}

/**
 * Returns what the reference returns for the JSON of one object: a resource with fields in camelCase. An object of an
 * unknown kind is returned as it is (decision 038).
 */
export function toResource(json: unknown): unknown {
  if (!isRecord(json)) {
    return json;
  }
  const { object, deleted } = json;
  if (deleted !== undefined && object !== undefined) {
    return create('DeletedObject', json);
  }
  if (object === 'total_count') {
    return json['total_count'];
  }
  const isKnown = typeof object === 'string' && Object.hasOwn(RESOURCE_BY_OBJECT, object);
  const name = isKnown ? RESOURCE_BY_OBJECT[object] : undefined;
  return name === undefined ? json : create(name, json);
}

/** Returns what the reference returns for a nested object, whose place says which resource it is. */
export function create(name: ResourceName, json: unknown): object {
  const resource: Record<string, unknown> = Object.create(prototypeOf(name));
  const { keepsJson }: Shape = SHAPES[name];
  for (const { name: field, read } of readersOf(name)) {
    resource[field] = read(json as Json); // fields are read by their names
  }
  if (keepsJson) {
    resource['_raw'] = json;
  }
  return resource;
}

/** Made when a resource first needs them: a program uses few of the resources. */
const READERS = /* @__PURE__ */ new Map<ResourceName, readonly Reader[]>();

function readersOf(name: ResourceName): readonly Reader[] {
  let readers = READERS.get(name);
  if (readers === undefined) {
    const { fields }: Shape = SHAPES[name];
    readers = fields.map((field) => readerOf(typeof field === 'string' ? { name: field } : field));
    READERS.set(name, readers);
  }
  return readers;
}

function readerOf(field: FieldShape): Reader {
  const { name, from = [toSnakeCase(name)], resource, absent, when } = field;
  const [first, ...others] = from;
  const read: ReadField = (json) => {
    const sent = first === undefined ? undefined : json[first];
    const value = others.reduce((found, other) => found ?? json[other], sent);
    if (absent !== undefined && isMissing(value, when)) {
      return absentValue(absent);
    }
    return resource === undefined ? value : nestedOf(value, resource, field);
  };
  return { name, read };
}

function isMissing(value: unknown, when: FieldShape['when']): boolean {
  return when === 'falsy' ? !value : value === undefined || (when === 'null' && value === null);
}

const ABSENT_VALUES = { null: null, undefined, false: false, string: '' } as const;

/** Objects and lists belong to the caller, who can change them. */
function absentValue(kind: AbsentValue): unknown {
  if (kind === 'object') {
    return {};
  }
  return kind === 'list' ? [] : ABSENT_VALUES[kind];
}

function nestedOf(value: unknown, resource: string, { isList, isOptionalList, absent }: FieldShape): unknown {
  const isKept = !isList || isOptionalList;
  if (!value && absent === undefined && isKept) {
    return value;
  }
  if (!isList) {
    return itemOf(value, resource);
  }
  // The reference fails for a value that is not a list, and for null in a list.
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item) => item !== null).map((item) => itemOf(item, resource));
}

function itemOf(value: unknown, resource: string): unknown {
  switch (resource) {
    case 'URL':
      // The reference fails for an address that is not a URL.
      return typeof value === 'string' && canParseUrl(value) ? new URL(value) : null;
    case 'Actor':
      return actorOf(value);
    default:
      // The generator has checked the names.
      return create(resource as ResourceName, value);
  }
}
