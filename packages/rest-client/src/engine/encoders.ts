// Pure
import { isPlatformObject, requireGlobals, unknownOption } from '@x/errors/internal';
import { FILTERS } from './filters.ts';
import { toJsonData } from './json-data.ts';
import { renameKeys, toCamelCase, toSnakeCase } from './key-case.ts';
import type { AnyOperation, Encode } from './operation.ts';
import type { Fields, Need } from './request-parts.ts';

/** Values that a query can hold. */
const SCALAR_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** Returns whether a query can hold a value. */
export const isScalar = (value: unknown): boolean =>
  SCALAR_TYPES.has(typeof value) && (typeof value !== 'number' || Number.isFinite(value));

/** Puts the fields into the query. A list repeats its field; a date becomes milliseconds since 1970. */
export const toQuery: Encode = ({ fields, params, operation }, need: Need) => {
  needNoList(params, need);
  checkNames(fields, operation);
  if (operation.maxLimit !== undefined) {
    needPage(withWireNames(fields), operation.maxLimit, need);
  }
  requireGlobals('URLSearchParams');
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...fields, ...operation.fixed })) {
    if (value === undefined) {
      continue;
    }
    const items = [value].flat();
    need(items.length > 0, `${field} must not be an empty list, which would select everything`);
    for (const item of items) {
      const scalar: unknown = isPlatformObject(item, 'Date') ? Number(item) : item;
      need(isScalar(scalar), `${field} must be a string, a finite number, a boolean or a date`, {
        got: item,
      });
      const isFilter = Array.isArray(value) || FILTERS.has(toSnakeCase(field));
      need(!isFilter || scalar !== '', `${field} must not be an empty string, which would select everything`);
      query.append(toSnakeCase(field), String(scalar));
    }
  }
  return { search: query.toString() };
};

/** The API ignores an unknown field of a query, so that a misspelt filter would select everything. */
function checkNames(fields: Fields, { name: owner, parameters, args = [] }: AnyOperation): void {
  if (parameters === undefined) {
    return;
  }
  const known = [...parameters, ...args];
  // Programs in JavaScript pass on names of the API.
  const isKnown = (field: string) => known.some((each) => each === field || toSnakeCase(each) === field);
  const unknown = Object.keys(fields).find((field) => fields[field] !== undefined && !isKnown(field));
  if (unknown !== undefined) {
    throw unknownOption(unknown, parameters, { owner, kind: 'parameter' });
  }
}

const withWireNames = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [toSnakeCase(field), value]),
  );

/** The API replaces a limit that is out of range with its default, silently. */
function needPage({ limit = 1, offset = 0 }: Fields, maxLimit: number, need: Need): void {
  const isValidLimit = isCount(limit) && Number(limit) >= 1 && Number(limit) <= maxLimit;
  need(isValidLimit, `limit must be an integer from 1 to ${maxLimit}`, { got: limit });
  need(isCount(offset), 'offset must be an integer of at least 0', { got: offset });
}

/** Programs in JavaScript pass on numbers of a query as strings. */
const isCount = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 0
    : typeof value === 'string' && /^\d+$/.test(value);

/** Puts the fields into a JSON object. An operation with parameters always sends one: the API requires a body. */
export const toBody: Encode = ({ fields, params, operation }, need: Need) => {
  needNoList(params, need);
  const body = toJson(fields, need, operation.opaque);
  const isRequired = operation.args?.includes('...') === true;
  return { body: isRequired || body !== '{}' ? body : undefined };
};

/** Puts the fields into a form. A `Blob` is a file. */
export const toForm: Encode = ({ fields, params }, need: Need) => {
  needNoList(params, need);
  requireGlobals('FormData');
  const entries: [name: string, value: string | Blob][] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) {
      need(isFile(value) || typeof value === 'string', `${field} must be a Blob or a string`, {
        got: value,
      });
      entries.push([toSnakeCase(field), value]);
    }
  }
  return { body: toFormData(entries) ?? entries };
};

/** Undefined if the class does not know a file, because it is of another realm. It then throws, or takes it for a string. */
function toFormData(
  entries: ReadonlyArray<readonly [name: string, value: string | Blob]>,
): FormData | undefined {
  const form = new FormData();
  try {
    for (const [name, value] of entries) {
      form.append(name, value);
    }
  } catch {
    return undefined;
  }
  return entries.every(([name, value]) => typeof form.get(name) === typeof value) ? form : undefined;
}

const isFile = (value: unknown): value is Blob => isPlatformObject(value, 'Blob', 'File');

/** Sends the parameters, which are a list, as a JSON array. */
export const toList: Encode = ({ params }, need: Need) => {
  need(Array.isArray(params), 'the parameters must be a list', { got: params });
  return { body: toJson(params, need) };
};

/** A list has no names for its values, so only `toList` takes one. */
function needNoList(params: unknown, need: Need): void {
  need(!Array.isArray(params), 'the parameters must be an object, not a list');
}

/** Dates become RFC 3339 strings. */
function toJson(body: object, need: Need, opaque?: string): string {
  const data = toJsonData(body, need, { root: 'the parameters' });
  // A key can be empty, so an empty name would be that of a field.
  const kept = opaque === undefined ? undefined : toCamelCase(opaque);
  return JSON.stringify(renameKeys(data, toSnakeCase, kept));
}
