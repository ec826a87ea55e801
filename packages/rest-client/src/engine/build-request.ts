// Pure
import type { AnyOperation } from '../operation.ts';
import { check } from './check.ts';
import type { Fields, Need, RequestParts } from './request-parts.ts';

/** The positional arguments of an operation: where it does not say, the fields of its path. */
export const argumentsOf = ({ args, path }: AnyOperation): readonly string[] =>
  args ?? path.match(/\w+(?=})/g) ?? [];

/**
 * Puts arguments into the path, and the rest where the encoder of the operation puts them. Throws a `ConfigError`
 * for arguments that only a mistake can cause: an empty id, an empty filter.
 */
export function buildRequest(operation: AnyOperation, args: readonly unknown[]): RequestParts {
  const fields: Fields = {};
  const need: Need = (holds, what) => check(holds, `${what} to ${operation.name}`);
  argumentsOf(operation).forEach((field, index) => {
    fields[field] = args[index];
  });
  const finish = operation.encode?.(fields, need, operation);
  const path = operation.path.replace(/{(\w+)}/g, (_match, field: string) => {
    const id = fields[field];
    delete fields[field];
    // Not only spaces, no dot segment, no lone surrogate: what is left can be encoded and can't change a path.
    need(typeof id === 'string' && /^(?!\.\.?$)(?=.*\S)\P{Cs}+$/su.test(id), field);
    return encodeURIComponent(id);
  });
  return finish?.(path) ?? { path };
}
