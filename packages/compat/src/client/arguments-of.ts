// Pure
import { isPlainObject, isPlatformObject } from '@x/errors/internal';
import {
  type AnyOperation,
  argumentsOf as argumentNamesOf,
  isRecord,
  listProblem,
  toJsonText,
} from '@x/rest-client/internal';

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

/** What the reference sends for a call without parameters. */
export const DEFAULT_PARAMETERS: Readonly<Record<string, Params>> = {
  'users.setPasswordCompromised': { revokeAllSessions: false },
};

/** Operations whose parameters the API does not have. The reference sends those of a page. */
export const WITHOUT_PARAMETERS: ReadonlySet<string> = new Set([
  'blocklistIdentifiers.getBlocklistIdentifierList',
]);

const MACHINE_KEY: readonly string[] = ['machineSecretKey'];

/** Parameters of writes that are not sent if they are empty. An empty parameter of a query never is. */
const SENT_WITH_A_VALUE: Readonly<Record<string, readonly string[]>> = {
  'm2m.createToken': MACHINE_KEY,
  'm2m.revokeToken': MACHINE_KEY,
  'organizations.updateOrganizationLogo': ['uploaderUserId'],
  'sessions.refreshSession': ['suffixedCookies', 'suffixed_cookies'],
};

/** Methods of operations whose parameters are in the query. */
const WITH_QUERY: ReadonlySet<string> = new Set(['GET', 'DELETE']);

/**
 * Returns the arguments of an operation for the client of this repository. The reference ignores further arguments, takes
 * null for no parameters, and sends no value of a query that is false, zero or empty.
 */
export function argumentsOf(operation: AnyOperation, args: readonly unknown[]): readonly unknown[] {
  const { name, method } = operation;
  if (WITHOUT_PARAMETERS.has(name)) {
    return [];
  }
  const change = WITH_QUERY.has(method) ? queryOf(operation) : bodyOf(operation);
  return argumentNamesOf(operation).map((argument, index) =>
    argument === '...'
      ? withDefaults(change(args[index] ?? DEFAULT_PARAMETERS[name]), DEFAULTS[name])
      : args[index],
  );
}

type Change = (params: unknown) => unknown;

function queryOf({ path, parameters }: AnyOperation): Change {
  const isId = (name: string) => path.includes(`{${name}}`);
  // The reference reads the ids of these parameters, and nothing else.
  const hasIdsOnly = parameters?.every(isId) === true;
  return (params) =>
    isRecord(params)
      ? filtered(params, (value, name) => (hasIdsOnly ? isId(name) : hasValue(value)))
      : params;
}

const hasValue = (value: unknown): boolean => Boolean(value) && !(Array.isArray(value) && value.length === 0);

function bodyOf({ name }: AnyOperation): Change {
  const { [name]: optional = [] } = SENT_WITH_A_VALUE;
  const change: Change = (params) => {
    if (Array.isArray(params)) {
      return listProblem(params) === null ? params.map(change) : params;
    }
    // The client rejects parameters of a class.
    return isRecord(params) && isPlainObject(params)
      ? withJsonInside(filtered(params, (value, field) => Boolean(value) || !optional.includes(field)))
      : params;
  };
  return change;
}

const withJsonInside = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isNested(value) ? toJson(value) : value]),
  );

const isNested = (value: unknown): boolean =>
  Array.isArray(value) || (isRecord(value) && !isPlatformObject(value, 'Blob', 'File'));

/** Data of users is sent as JSON writes it: without functions, and with null for a number that is not finite. */
function toJson(value: unknown): unknown {
  try {
    return JSON.parse(toJsonText(value) ?? '');
  } catch {
    // The client says what is wrong with it.
    return value;
  }
}

const filtered = (params: Params, keep: (value: unknown, name: string) => boolean): Params =>
  Object.fromEntries(Object.entries(params).filter(([name, value]) => keep(value, name)));

/** A default also replaces undefined and null. */
function withDefaults(params: unknown, defaults: Params | undefined): unknown {
  if (defaults === undefined || (params !== undefined && !isRecord(params))) {
    return params;
  }
  const isGiven = (value: unknown, name: string) =>
    value !== undefined && (value !== null || !Object.hasOwn(defaults, name));
  return { ...defaults, ...filtered(params ?? {}, isGiven) };
}
