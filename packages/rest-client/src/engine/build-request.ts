// Pure
import { ConfigError } from '@x/errors';
import type { AnyOperation } from '../operation.ts';
import { snakeCaseKeys, toSnakeCase } from './key-case.ts';

/** What an operation and its arguments say about a request: all but credentials and transport. */
export interface RequestParts {
  readonly path: string;
  readonly query: string;
  readonly body: string | undefined;
}

type Fields = Map<string, unknown>;

/** Throws a `ConfigError` for arguments that only a mistake can cause: an empty id, an empty filter. */
export function buildRequest(operation: AnyOperation, args: readonly unknown[]): RequestParts {
  const fields = readFields(operation, args);
  const path = expandPath(operation, fields);
  const hasQuery = operation.method === 'GET' || operation.method === 'DELETE';
  return hasQuery
    ? { path, query: buildQuery(operation, fields), body: undefined }
    : { path, query: '', body: buildBody(operation, fields) };
}

function readFields({ name, args: argumentNames }: AnyOperation, args: readonly unknown[]): Fields {
  const fields: Fields = new Map();
  argumentNames.forEach((argumentName, index) => {
    const value = args[index];
    if (argumentName !== '...') {
      fields.set(argumentName, value);
      return;
    }
    if (value !== undefined && (typeof value !== 'object' || value === null)) {
      throw new ConfigError(`Pass the parameters of ${name} as an object.`);
    }
    for (const [field, inner] of Object.entries(value ?? {})) {
      if (argumentNames.includes(field)) {
        // An object that came from outside must not say which user or organization is meant.
        throw new ConfigError(`${name} takes ${field} as an argument; leave it out of the parameters.`);
      }
      fields.set(field, inner);
    }
  });
  return fields;
}

/** RFC 6570 in small: `{field}`, `{field|other}`, `{/optional}`. Fields that are used are taken out. */
function expandPath({ name, path }: AnyOperation, fields: Fields): string {
  return path.replace(/\{(\/?)([\w|]+)\}/g, (_match, slash: string, names: string) => {
    const alternatives = names.split('|');
    const field = alternatives.find((candidate) => fields.get(candidate) !== undefined);
    const value = field === undefined ? undefined : fields.get(field);
    for (const alternative of alternatives) {
      fields.delete(alternative);
    }
    if (slash !== '' && (value === undefined || value === '')) {
      return '';
    }
    return slash + encodeSegment(value, `${name} needs ${alternatives.join(' or ')}`);
  });
}

/** Percent-encodes an id, so that none can change the path (RFC 3986, section 3.3). */
function encodeSegment(value: unknown, need: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ConfigError(`${need}: pass an id that is not empty.`);
  }
  const encoded = /^\.{1,2}$/.test(value) ? undefined : percentEncode(value);
  if (encoded === undefined) {
    throw new ConfigError(`${need}: pass the id as the API gave it.`);
  }
  return encoded;
}

function percentEncode(value: string): string | undefined {
  try {
    return encodeURIComponent(value);
  } catch {
    return undefined; // a lone surrogate
  }
}

function buildQuery({ name }: AnyOperation, fields: Fields): string {
  const query = new URLSearchParams();
  for (const [field, value] of fields) {
    const key = toSnakeCase(field);
    if (
      value === null ||
      (Array.isArray(value) && !value.every((item) => item !== undefined && item !== null))
    ) {
      throw new ConfigError(
        `${name}: pass ${field} without null or undefined, which would select everything.`,
      );
    }
    if (Array.isArray(value) && value.length === 0) {
      throw new ConfigError(
        `${name}: an empty list for ${field} would select everything; leave it out or fill it.`,
      );
    }
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        query.append(key, item instanceof Date ? String(item.getTime()) : String(item));
      }
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** An operation that takes an object sends one, though it be empty: the API asks for a body there. */
function buildBody({ args }: AnyOperation, fields: Fields): string | undefined {
  const given = [...fields].filter(([, value]) => value !== undefined);
  const hasBody = given.length > 0 || args.includes('...');
  return hasBody ? JSON.stringify(snakeCaseKeys(Object.fromEntries(given))) : undefined;
}
