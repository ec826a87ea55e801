// Pure
import { type AnyOperation, argumentsOf as argumentNamesOf, isRecord } from '@x/rest-client/internal';

type Params = Readonly<Record<string, unknown>>;

/** What the reference sends for parameters that a call lacks, by operation. */
export const DEFAULTS: Readonly<Record<string, Params>> = {
  // The reference counts the users of every list.
  'users.getUserList': { includeTotalCount: true },
  'organizations.createOrganizationDomain': { verified: true },
  'm2m.createToken': { claims: null, secondsUntilExpiration: null, tokenFormat: 'opaque' },
  'm2m.revokeToken': { revocationReason: null },
  'apiKeys.revoke': { revocationReason: null },
};

/** Operations whose parameters the API does not have. The reference sends those of a page. */
export const WITHOUT_PARAMETERS: ReadonlySet<string> = new Set([
  'blocklistIdentifiers.getBlocklistIdentifierList',
]);

/**
 * Returns the arguments of an operation for the client of this repository. The reference ignores further arguments, and
 * sends no value of a query that is false, zero or empty.
 */
export function argumentsOf(operation: AnyOperation, args: readonly unknown[]): readonly unknown[] {
  const { name, method } = operation;
  if (WITHOUT_PARAMETERS.has(name)) {
    return [];
  }
  const known = args.slice(0, argumentNamesOf(operation).length);
  const given = method === 'GET' ? known.map((arg) => (isRecord(arg) ? withoutEmpty(arg) : arg)) : known;
  const defaults = DEFAULTS[name];
  return defaults === undefined ? given : [withDefaults(given[0], defaults), ...given.slice(1)];
}

/** The default of a destructured parameter also replaces undefined. */
function withDefaults(params: unknown, defaults: Params): unknown {
  if (params !== undefined && !isRecord(params)) {
    return params;
  }
  const given = Object.entries(params ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

const withoutEmpty = (params: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(params).filter(([, value]) => value && !(Array.isArray(value) && value.length === 0)),
  );
