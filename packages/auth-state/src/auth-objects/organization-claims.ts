// Pure
import type { JwtPayload } from '@x/jwt';
import { memoizeByIdentity } from '../settings/memoize-options.ts';
import { isNonEmptyString, nonEmptyString } from '../wire/non-empty-string.ts';
import { namesOfScope, splitClaim } from './scoped-names.ts';

/** The active organization of a session, from either version of the claims. */
export interface OrganizationClaims {
  readonly orgId: string | undefined;
  readonly orgSlug: string | undefined;
  readonly orgRole: string | undefined;
}

/** Reads the active organization. Claims of an unexpected shape count as absent. */
export function readOrganization(claims: JwtPayload): OrganizationClaims {
  const compact = compactClaims(claims);
  const { id, slug, role } = compact ? readCompact(compact) : readPlain(claims);
  const orgId = nonEmptyString(id);
  return { orgId, orgSlug: orgId && nonEmptyString(slug), orgRole: orgId && nonEmptyString(role) };
}

interface OrganizationFields {
  readonly id: unknown;
  readonly slug: unknown;
  readonly role: unknown;
}

function readCompact({ id, slg, rol }: Record<string, unknown>): OrganizationFields {
  return { id, slug: slg, role: isNonEmptyString(rol) ? `org:${rol}` : undefined };
}

function readPlain(claims: JwtPayload): OrganizationFields {
  return { id: claims['org_id'], slug: claims['org_slug'], role: claims['org_role'] };
}

/**
 * Returns the permissions of the user in the active organization, or undefined without an active organization. Memoized
 * for as long as the claims exist.
 */
export const permissionsOf = /* @__PURE__ */ memoizeByIdentity(readPermissions);

function readPermissions(claims: JwtPayload): readonly string[] | undefined {
  if (readOrganization(claims).orgId === undefined) {
    return undefined;
  }
  const compact = compactClaims(claims);
  if (compact) {
    return unpackPermissions(compact, claims['fea']);
  }
  const permissions: unknown = claims['org_permissions'];
  return Array.isArray(permissions) ? permissions.filter((name) => typeof name === 'string') : undefined;
}

/** Returns the claim `o` of version 2, or undefined for version 1, which has a claim for each field. */
function compactClaims(claims: JwtPayload): Record<string, unknown> | undefined {
  return claims.v === 2 ? Object(claims['o']) : undefined;
}

/**
 * Unpacks the permissions of version 2. `fpm` has a bitmask for each feature of the organization, in the order of `fea`.
 * The lowest bit grants the first permission of `per`, and so on. The result has the form `org:<feature>:<permission>`.
 */
function unpackPermissions(organization: Record<string, unknown>, fea: unknown): string[] {
  const permissions = splitClaim(organization['per']);
  const bitmasks = splitClaim(organization['fpm']).map(binary);
  return namesOfScope(fea, 'o').flatMap((feature, index) =>
    permissions
      .filter((_permission, bit) => bitmasks[index]?.at(-1 - bit) === '1')
      .map((permission) => `org:${feature}:${permission}`),
  );
}

/** Returns the binary digits of a decimal number. Anything else returns no digits, which grants nothing. */
function binary(decimal: string): string {
  return /^\d{1,9999}$/.test(decimal) ? BigInt(decimal).toString(2) : '';
}
