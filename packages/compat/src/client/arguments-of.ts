// Pure
import { type AnyOperation, isRecord } from '@x/rest-client/internal';

/** Arguments that the reference adds, by operation. */
const ADDED: Readonly<Record<string, object>> = {
  // The reference counts the users of every list.
  'users.getUserList': { includeTotalCount: true },
};

/**
 * Returns the arguments of an operation for the client of this repository. The reference sends no value of a query that is
 * false, zero or empty.
 */
export function argumentsOf({ name, method }: AnyOperation, args: readonly unknown[]): readonly unknown[] {
  const given = method === 'GET' ? args.map((arg) => (isRecord(arg) ? withoutEmpty(arg) : arg)) : args;
  const added = ADDED[name];
  return added === undefined ? given : [{ ...Object(given[0]), ...added }, ...given.slice(1)];
}

const withoutEmpty = (params: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(params).filter(([, value]) => value && !(Array.isArray(value) && value.length === 0)),
  );
