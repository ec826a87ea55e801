// Pure
import type { JwtPayload } from '@x/jwt';

/** The active organization of a session, as both versions of the claims tell it. */
export interface OrganizationClaims {
  readonly orgId: string | undefined;
  readonly orgSlug: string | undefined;
  readonly orgRole: string | undefined;
  readonly orgPermissions: readonly string[] | undefined;
}

/** Reads the organization claims. What has another shape than promised grants nothing. */
export function readOrganizationClaims(claims: JwtPayload): OrganizationClaims {
  return claims.v === 2 ? readVersion2(claims) : readVersion1(claims);
}

function readVersion1(claims: JwtPayload): OrganizationClaims {
  const permissions: unknown = claims['org_permissions'];
  return {
    orgId: text(claims['org_id']),
    orgSlug: text(claims['org_slug']),
    orgRole: text(claims['org_role']),
    orgPermissions: Array.isArray(permissions)
      ? permissions.filter((name) => typeof name === 'string')
      : undefined,
  };
}

function readVersion2(claims: JwtPayload): OrganizationClaims {
  const organization = record(claims['o']);
  const role = text(organization['rol']);
  const orgId = text(organization['id']);
  return {
    orgId,
    orgSlug: text(organization['slg']),
    orgRole: role === undefined ? undefined : withPrefix(role),
    orgPermissions: orgId === undefined ? undefined : readPermissions(organization, claims['fea']),
  };
}

/**
 * `fpm` has a bitmask for each feature of the organization, in the order of `fea`. Its lowest bit grants the
 * first permission of `per`, and so on. A permission is called `org:<feature>:<permission>`.
 */
function readPermissions(organization: Record<string, unknown>, fea: unknown): string[] {
  const permissions = list(organization['per']);
  const bitmasks = list(organization['fpm']);
  const features = list(fea)
    .map((feature) => feature.split(':'))
    .filter(([scope, name]) => scope?.includes('o') && name)
    .map(([, name]) => name);
  return features.flatMap((feature, index) => {
    const bits = bitmask(bitmasks[index]);
    return permissions
      .filter((_permission, bit) => ((bits >> BigInt(bit)) & 1n) === 1n)
      .map((permission) => `org:${feature}:${permission}`);
  });
}

/** A number of any size that fits into a token; anything else grants nothing. */
function bitmask(digits: string | undefined): bigint {
  return digits !== undefined && /^\d{1,400}$/.test(digits) ? BigInt(digits) : 0n;
}

/** The prefix of roles and permissions of organizations, which the claims leave out. */
export function withPrefix(name: string): string {
  return name.startsWith('org:') ? name : `org:${name}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? value.split(',').map((item) => item.trim()) : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
