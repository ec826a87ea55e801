// Pure
import { check } from './check.ts';
import { isRecord } from './key-case.ts';
import type { AnyOperation } from './operation.ts';
import type { Fields, Need, RequestParts } from './request-parts.ts';

/** The name of the argument whose entries are fields. */
const PARAMETERS = '...';

/** Returns the names of the positional arguments. The default is the fields of the path. */
export const argumentsOf = ({ args, path }: AnyOperation): readonly string[] =>
  args ?? path.match(/\w+(?=})/g) ?? [];

/**
 * Builds the path, query and body of a call. Throws a `ConfigError` for arguments that only a mistake can cause, such as
 * an empty id or an empty filter.
 */
export function buildRequest(operation: AnyOperation, args: readonly unknown[]): RequestParts {
  const need: Need = (condition, problem, wrong) => check(condition, `${operation.name}: ${problem}`, wrong);
  const { [PARAMETERS]: params, ...positional } = Object.fromEntries(
    argumentsOf(operation).map((name, index) => [name, args[index]]),
  );
  const all = { ...positional, ...readParameters(params, positional, need) };
  const { path, rest } = fillPath(operation.path, all, need);
  const { search, body } = operation.encode?.({ fields: rest, params, operation }, need) ?? {};
  return { path: search ? `${path}?${search}` : path, body };
}

function readParameters(params: unknown, positional: Fields, need: Need): Fields {
  if (params === undefined || Array.isArray(params)) {
    return {};
  }
  need(isRecord(params), 'the parameters must be an object.', { got: params });
  // Parameters can come from outside. They must not replace the user or the organization of the call.
  const repeated = Object.keys(positional).find((name) => name in params);
  need(repeated === undefined, `the parameters must not contain ${repeated}, which is an argument.`);
  return params;
}

/** Not only white space, no dot segment and no lone surrogate: encoded, such an id is one segment of the path. */
const VALID_ID = /^(?!\.\.?$)(?=.*\S)\P{Cs}+$/su;

function fillPath(
  template: string,
  fields: Fields,
  need: Need,
): { readonly path: string; readonly rest: Fields } {
  const rest = { ...fields };
  const path = template.replace(/{(\w+)}/g, (_match, name: string) => {
    const id = fields[name];
    delete rest[name];
    need(
      typeof id === 'string' && VALID_ID.test(id),
      `${name} must be a string that is not blank, "." or "..".`,
      { got: id },
    );
    return encodeURIComponent(id);
  });
  return { path, rest };
}
