// Pure
import { ConfigError } from '@x/errors';
import type { AnyOperation } from '../operation.ts';
import { check } from './check.ts';
import { isRecord, renameKeys, toSnakeCase } from './key-case.ts';

/** What an operation and its arguments say about a request: all but credentials and transport. */
export interface RequestParts {
  /** With the query. */
  readonly path: string;
  readonly body?: string | FormData | undefined;
}

type Fields = Record<string, unknown>;

/** Not only spaces, no dot segment, no lone surrogate: what is left can be encoded and can't change a path. */
const ID = /^(?!\.\.?$)(?=.*\S)\P{Cs}+$/su;

const SCALAR = /^(string|number|boolean)$/;

/** The positional arguments of an operation: where it does not say, the fields of its path. */
export function argumentsOf({ args, path }: AnyOperation): readonly string[] {
  return args ?? path.match(/\w+(?=[|}])/g) ?? [];
}

/** Throws a `ConfigError` for arguments that only a mistake can cause: an empty id, an empty filter. */
export function buildRequest(operation: AnyOperation, args: readonly unknown[]): RequestParts {
  const { name, method } = operation;
  const names = argumentsOf(operation);
  const fields = readFields(operation, names, args);
  const path = expandPath(operation, fields);
  if (method === 'GET' || method === 'DELETE') {
    return { path: path + buildQuery(name, fields) };
  }
  const body = '[]' in fields ? fields['[]'] : fields;
  if (body !== fields && body instanceof FormData) {
    return { path, body };
  }
  try {
    const json = JSON.stringify(renameKeys(body, toSnakeCase));
    // An operation that takes an object sends one, though it be empty: the API asks for a body there.
    return { path, body: json === '{}' && !names.includes('...') ? undefined : json };
  } catch (cause) {
    // A cycle, a bigint, or no end of levels.
    throw new ConfigError(`Pass data to ${name} that JSON can hold.`, { cause });
  }
}

function readFields(
  { name, fixed }: AnyOperation,
  names: readonly string[],
  args: readonly unknown[],
): Fields {
  // Without a prototype, so that a field `__proto__` is one.
  const fields: Fields = Object.create(null);
  names.forEach((field, index) => {
    const given = args[index];
    const value: unknown = field !== '...' ? { [field]: given } : given === undefined ? {} : given;
    // An object that came from outside must not say which user or organization is meant.
    check(
      isRecord(value) && !names.some((other) => other in value && other in fields),
      `an object as parameters to ${name}`,
    );
    Object.assign(fields, value);
  });
  return Object.assign(fields, fixed);
}

/** RFC 6570 in small: `{field}`, `{field|other}`, `{/optional}`. Fields that are used are taken out. */
function expandPath({ name, path }: AnyOperation, fields: Fields): string {
  return path.replace(/\{(\/?)([\w|]+)\}/g, (_match, slash: string, choice: string) => {
    let id: unknown;
    for (const field of choice.split('|')) {
      id ??= fields[field];
      delete fields[field];
    }
    if (slash && !id) {
      return '';
    }
    check(typeof id === 'string' && ID.test(id), `an id as ${choice} to ${name}`);
    return slash + encodeURIComponent(id);
  });
}

function buildQuery(name: string, fields: Fields): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) {
      const items = [value].flat().map((item) => (item instanceof Date ? item.getTime() : item));
      // What is empty or null would select everything.
      check(items.length > 0, `a value as ${field} to ${name}`);
      for (const item of items) {
        check(SCALAR.test(typeof item) && !Number.isNaN(item), `a value as ${field} to ${name}`);
        query.append(toSnakeCase(field), String(item));
      }
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}
