// Pure
import { kindOfKey, quote } from '@x/errors/internal';
import { check } from './check.ts';
import { isRecord, toSnakeCase } from './key-case.ts';
import type { AnyOperation } from './operation.ts';
import { type PathTemplate, parsePathTemplate } from './path-template.ts';
import type { Fields, Need, RequestParts } from './request-parts.ts';

/** The name of the argument whose entries are fields. */
const PARAMETERS = '...';

/** Returns the names of the positional arguments. The default is the fields of the path. */
export const argumentsOf = ({ args, path }: AnyOperation): readonly string[] =>
  args ?? parsePathTemplate(path).names;

/**
 * Builds the path, query and body of a call. Throws a `ConfigError` for arguments that only a mistake can cause, such as
 * an empty id or an empty filter.
 */
export function buildRequest(operation: AnyOperation, args: readonly unknown[]): RequestParts {
  const need: Need = (condition, problem, wrong) => check(condition, `${operation.name}: ${problem}`, wrong);
  const template = parsePathTemplate(operation.path);
  const { fields, params } = readArguments(argumentsOf(operation), args, need);
  const path = fillPath(template, fields, need);
  if (operation.encode === undefined) {
    return { path };
  }
  const rest = without(fields, template.names);
  const { search, body } = operation.encode({ fields: rest, params, operation }, need);
  return { path: search ? `${path}?${search}` : path, body };
}

function readArguments(
  names: readonly string[],
  args: readonly unknown[],
  need: Need,
): { readonly fields: Fields; readonly params: unknown } {
  const positional: Record<string, unknown> = {};
  let params: unknown;
  names.forEach((name, index) => {
    if (name === PARAMETERS) {
      params = args[index];
    } else {
      positional[name] = args[index];
    }
  });
  if (params === undefined || Array.isArray(params)) {
    return { fields: positional, params };
  }
  need(isRecord(params), 'the parameters must be an object', { got: params });
  // Parameters can come from outside. They must not replace the user or the organization of the call.
  const entries: Fields = params;
  const repeated = Object.keys(positional).find((name) => name in entries || toSnakeCase(name) in entries);
  need(repeated === undefined, `the parameters must not contain ${repeated}, which is an argument`);
  return { fields: { ...positional, ...params }, params };
}

/** The ids of the API, which need no other check. Keys begin with `sk_` and `pk_`. */
const USUAL_ID = /^(?!sk_|pk_)[a-z]{2,20}_\w+$/;

/** No white space at an end, no dot segment and no lone surrogate: encoded, such an id is one segment of the path. */
const VALID_ID = /^(?!\.\.?$)(?!\s)\P{Cs}+(?<!\s)$/u;

/** Values of other types that became a string. */
const STRINGS_OF_OTHERS: ReadonlySet<unknown> = new Set([
  'undefined',
  'null',
  'NaN',
  '[object Object]',
  '[object Promise]',
]);

/**
 * How ids do not begin: keys, tokens and URLs. The messages never contain the value. The ids of API keys and machine tokens
 * begin as those do.
 */
const OTHER_KINDS: ReadonlySet<string | undefined> = new Set([
  'a secret key ("sk_")',
  'a publishable key ("pk_")',
  'a token ("eyJ")',
  'a PEM',
  'a URL',
  'JSON text',
]);

function fillPath({ names, literals }: PathTemplate, fields: Fields, need: Need): string {
  let path = literals[0] ?? '';
  names.forEach((name, index) => {
    const id = fields[name];
    needId(id, name, need);
    path += encodeURIComponent(id) + literals[index + 1];
  });
  return path;
}

function needId(id: unknown, name: string, need: Need): asserts id is string {
  const isString = typeof id === 'string';
  // Checked with every request.
  if (isString && USUAL_ID.test(id)) {
    return;
  }
  const kind = isString ? kindOfKey(id) : undefined;
  need(
    !STRINGS_OF_OTHERS.has(id),
    `${name} must be an id, not ${quote(id)}: a value of another type became a string`,
  );
  need(!OTHER_KINDS.has(kind), `${name} must be an id, not ${kind}`);
  const isValid = isString && VALID_ID.test(id);
  need(isValid, `${name} must be a string that is not blank, "." or "..", and has no white space at an end`, {
    got: id,
  });
}

function without(fields: Fields, names: readonly string[]): Fields {
  const rest = { ...fields };
  for (const name of names) {
    delete rest[name];
  }
  return rest;
}
