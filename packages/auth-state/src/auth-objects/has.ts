// Pure
import { type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import type { JwtPayload } from '@x/jwt';
import { isNonEmptyString } from '../wire/non-empty-string.ts';
import { type FactorAges, isReverified, type ReverificationConfig } from './reverification.ts';
import { namesOfScope, type Scope } from './scoped-names.ts';

/** The requirements for a session. If there are several fields, all of them must hold. */
export interface HasParams {
  /** With or without the prefix `org:`. */
  role?: string | undefined;
  /** Such as `org:invoices:create`, with or without the prefix `org:`. */
  permission?: string | undefined;
  /** Such as `invoices`. With `org:invoices` or `user:invoices`, only the organization or only the user counts. */
  feature?: string | undefined;
  /** Such as `pro`, or with a scope like a feature. */
  plan?: string | undefined;
  /** How recently the user must have been verified. */
  reverification?: ReverificationConfig | undefined;
}

const REQUIREMENTS: OptionNames<HasParams> = {
  role: true,
  permission: true,
  feature: true,
  plan: true,
  reverification: true,
};

/**
 * Reads the requirements of `has`. Throws a `ConfigError` for an unknown one: a typo would deny everybody. A value that
 * is not an object requires nothing, which is never granted.
 */
export function readRequirements(
  params: unknown,
  context: { readonly owner: string; readonly prefix?: string } = { owner: 'has' },
): HasParams {
  const isObject = readArgument(
    'The requirements',
    () => Object.prototype.toString.call(params) === '[object Object]',
  );
  return isObject ? readOptions<HasParams>(params, REQUIREMENTS, context) : {};
}

/** Returns whether a session has everything that is required. */
export type Has = (params: HasParams) => boolean;

/** The fields of an auth object that the answer depends on. */
interface Session {
  readonly userId: string;
  readonly sessionClaims: JwtPayload;
  readonly orgRole: string | undefined;
  readonly orgPermissions: readonly string[] | undefined;
  readonly factorVerificationAge: FactorAges | null;
}

type Check = (required: string, session: Session) => boolean;

const CHECKS: ReadonlyMap<string, Check> = new Map<keyof HasParams, Check>([
  ['role', (required, { orgRole }) => orgRole !== undefined && withPrefix(orgRole) === withPrefix(required)],
  ['permission', (required, { orgPermissions }) => orgPermissions?.includes(withPrefix(required)) ?? false],
  ['feature', (required, { sessionClaims }) => isListed(required, sessionClaims['fea'])],
  ['plan', (required, { sessionClaims }) => isListed(required, sessionClaims['pla'])],
]);

const SCOPES: ReadonlyMap<string | undefined, readonly Scope[]> = new Map([
  [undefined, ['o', 'u']],
  ['o', ['o']],
  ['org', ['o']],
  ['organization', ['o']],
  ['u', ['u']],
  ['user', ['u']],
]);

/**
 * Returns whether a session has everything that is required. False without a user, without requirements, and for a
 * malformed field.
 */
export function isAuthorized(params: HasParams, session: Session): boolean {
  const requirements: Array<[string, unknown]> = Object.entries(params).filter(
    ([, value]) => value !== undefined,
  );
  return (
    isNonEmptyString(session.userId) &&
    requirements.length > 0 &&
    requirements.every(([field, required]) => holds(field, required, session))
  );
}

function holds(field: string, required: unknown, session: Session): boolean {
  if (field === 'reverification') {
    return isReverified(required, session.factorVerificationAge);
  }
  return isNonEmptyString(required) && (CHECKS.get(field)?.(required, session) ?? false);
}

/** Returns whether a claim lists a name, in the required scope or, without a scope, in any. */
function isListed(required: string, claim: unknown): boolean {
  const colon = required.indexOf(':');
  const scopes = SCOPES.get(colon < 0 ? undefined : required.slice(0, colon));
  const name = required.slice(colon + 1);
  return name !== '' && (scopes?.some((scope) => namesOfScope(claim, scope).includes(name)) ?? false);
}

/** Adds the prefix `org:`, which roles and permissions may leave out. */
function withPrefix(name: string): string {
  return name.replace(/^(?:org:)*/, 'org:');
}
