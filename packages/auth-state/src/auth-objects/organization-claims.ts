// Pure
import type { JwtPayload } from '@x/jwt';
import { memoizeByIdentity } from '../settings/memoize-options.ts';
import { text } from '../wire/text.ts';
import { namesOfScope, splitClaim } from './scoped-names.ts';

/** The active organization of a session, as both versions of the claims tell it. */
export interface OrganizationClaims {
  readonly orgId: string | undefined;
  readonly orgSlug: string | undefined;
  readonly orgRole: string | undefined;
}

/** Reads the active organization. What has another shape than promised counts as absent. */
export function readOrganization(claims: JwtPayload): OrganizationClaims {
  const compact = compactClaims(claims);
  const [id, slug, role] = compact
    ? [compact['id'], compact['slg'], text(compact['rol']) && `org:${compact['rol']}`]
    : [claims['org_id'], claims['org_slug'], claims['org_role']];
  const orgId = text(id);
  return { orgId, orgSlug: orgId && text(slug), orgRole: orgId && text(role) };
}

/** The permissions of the user in the active organization; undefined without one. Kept as long as the claims. */
export const permissionsOf = /* @__PURE__ */ memoizeByIdentity(readPermissions);

function readPermissions(claims: JwtPayload): readonly string[] | undefined {
  if (readOrganization(claims).orgId === undefined) {
    return undefined;
  }
  const compact = compactClaims(claims);
  const permissions: unknown = claims['org_permissions'];
  return compact
    ? unpackPermissions(compact, claims['fea'])
    : Array.isArray(permissions)
      ? permissions.filter((name) => typeof name === 'string')
      : undefined;
}

/** The claim `o` of version 2; undefined in version 1, which has a claim for each field. */
function compactClaims(claims: JwtPayload): Record<string, unknown> | undefined {
  return claims.v === 2 ? Object(claims['o']) : undefined;
}

/**
 * `fpm` has a bitmask for each feature of the organization, in the order of `fea`. Its lowest bit grants the
 * first permission of `per`, and so on. A permission is called `org:<feature>:<permission>`.
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

/** The binary digits of a number that fits into a token; anything else grants nothing. */
function binary(decimal: string): string {
  return /^\d{1,9999}$/.test(decimal) ? BigInt(decimal).toString(2) : '';
}
