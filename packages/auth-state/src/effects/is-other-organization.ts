// Pure
import type { JwtPayload } from '@x/jwt';
import { readOrganization } from '../auth-objects/organization-claims.ts';
import type { OrganizationTarget } from '../settings/organization-target.ts';

/** Returns whether the active organization of a session is not the target of the path. A pending session has none yet. */
export function isOtherOrganization(claims: JwtPayload, target: OrganizationTarget | null): boolean {
  const { orgId, orgSlug } = readOrganization(claims);
  if (claims.sts === 'pending') {
    return false;
  }
  if (target === null) {
    return Boolean(orgId);
  }
  return target.id === undefined ? target.slug !== orgSlug : target.id !== orgId;
}
