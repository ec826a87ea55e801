// Pure
import { ConfigError } from '@x/errors';
import { orConfigError, quote, readArgument } from '@x/errors/internal';
import { isObject } from '../json/is-object.ts';

/** Claims and permissions in the tokens of a session, in addition to its user, organization and times. */
export interface CustomClaims {
  /** Custom claims, as in a customized session token of a real instance. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Permissions in the active organization, such as `org:invoices:create`. */
  readonly permissions: readonly string[];
}

export const noCustomClaims: CustomClaims = { claims: {}, permissions: [] };

/** Claims that follow from the session. Other values would contradict the API. */
const registered = ['azp', 'exp', 'iat', 'iss', 'jti', 'nbf', 'o', 'sid', 'sub', 'v'];

const permissionFormat = /^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/;

/** Returns a copy of the claims and permissions. Throws a `ConfigError` for values that no real token holds. */
export function readCustomClaims(
  claims: unknown = {},
  permissions: unknown = [],
  organizationId?: string | undefined,
): CustomClaims {
  if (!isObject(claims)) throw new ConfigError(`signIn(): claims must be an object, not ${quote(claims)}.`);
  const taken = readArgument('signIn(): claims', () =>
    registered.find((name) => Object.hasOwn(claims, name)),
  );
  if (taken !== undefined) {
    throw new ConfigError(
      `signIn(): claims must not contain "${taken}", which follows from the session. To set it, sign a token with signJwt().`,
    );
  }
  if (!Array.isArray(permissions) || !permissions.every(isPermission)) {
    throw new ConfigError(
      `signIn(): permissions must be an array such as ["org:invoices:create"], not ${quote(permissions)}. System permissions (org:sys_...) are never in tokens.`,
    );
  }
  if (permissions.length > 0 && organizationId === undefined) {
    throw new ConfigError('signIn(): permissions need an organization. Pass its organizationId.');
  }
  // A deep copy: changes that the caller makes later don't reach the tokens.
  const copy: unknown = orConfigError(
    'signIn(): claims cannot be copied as JSON: they have a cycle, a bigint or a getter that throws.',
    () => JSON.parse(JSON.stringify(claims)),
  );
  // A date, for example, becomes something else.
  if (!isObject(copy))
    throw new ConfigError(`signIn(): claims must be a plain object. Its toJSON returns ${quote(copy)}.`);
  return { claims: copy, permissions: [...permissions] };
}

function isPermission(value: unknown): boolean {
  return typeof value === 'string' && permissionFormat.test(value);
}
