// Pure
import { isObject } from './fields.ts';

/** What the tokens of one session say besides its user, its organization and its times. */
export interface CustomClaims {
  /** Claims of the application's own, as a customized session token of an instance has them. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Permissions in the active organization, such as `org:invoices:create`. */
  readonly permissions: readonly string[];
}

export const noCustomClaims: CustomClaims = { claims: {}, permissions: [] };

/** Claims that follow from the session. A token that said otherwise would contradict the API. */
const registered = ['azp', 'exp', 'iat', 'iss', 'jti', 'nbf', 'o', 'sid', 'sub', 'v'];

const permissionFormat = /^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/;

/** Throws a `TypeError` for what no token of an instance would hold. */
export function readCustomClaims(
  claims: unknown = {},
  permissions: unknown = [],
  organizationId?: string | undefined,
): CustomClaims {
  if (!isObject(claims)) throw new TypeError('signIn(): claims must be an object.');
  const taken = registered.find((name) => Object.hasOwn(claims, name));
  if (taken !== undefined) {
    throw new TypeError(
      `signIn(): claims may not hold ${taken}, which follows from the session. Sign a token of your own with signJwt() for other values.`,
    );
  }
  if (!Array.isArray(permissions) || !permissions.every(isPermission)) {
    throw new TypeError(
      'signIn(): permissions must be a list such as ["org:invoices:create"]. System permissions (org:sys_...) are never in tokens.',
    );
  }
  if (permissions.length > 0 && organizationId === undefined) {
    throw new TypeError('signIn(): permissions belong to an organization: pass its organizationId.');
  }
  // A copy, as JSON: what the caller changes later is not in the tokens.
  return { claims: JSON.parse(JSON.stringify(claims)), permissions: [...permissions] };
}

function isPermission(value: unknown): boolean {
  return typeof value === 'string' && permissionFormat.test(value);
}
