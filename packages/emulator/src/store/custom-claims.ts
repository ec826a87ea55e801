// Pure
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

/** Returns a copy of the claims and permissions. Throws a `TypeError` for values that no real token holds. */
export function readCustomClaims(
  claims: unknown = {},
  permissions: unknown = [],
  organizationId?: string | undefined,
): CustomClaims {
  if (!isObject(claims)) throw new TypeError('signIn(): claims must be an object.');
  const taken = registered.find((name) => Object.hasOwn(claims, name));
  if (taken !== undefined) {
    throw new TypeError(
      `signIn(): claims must not contain "${taken}", which follows from the session. To set it, sign a token with signJwt().`,
    );
  }
  if (!Array.isArray(permissions) || !permissions.every(isPermission)) {
    throw new TypeError(
      'signIn(): permissions must be an array such as ["org:invoices:create"]. System permissions (org:sys_...) are never in tokens.',
    );
  }
  if (permissions.length > 0 && organizationId === undefined) {
    throw new TypeError('signIn(): permissions need an organization. Pass its organizationId.');
  }
  // A deep copy: changes that the caller makes later don't reach the tokens.
  return { claims: JSON.parse(JSON.stringify(claims)), permissions: [...permissions] };
}

function isPermission(value: unknown): boolean {
  return typeof value === 'string' && permissionFormat.test(value);
}
