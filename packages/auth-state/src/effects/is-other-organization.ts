// Pure
import type { JwtPayload } from '@x/jwt';
import { readOrganization } from '../auth-objects/organization-claims.ts';
import type { OrganizationTarget } from '../settings/organization-target.ts';

/** Whether a session has another organization active than a path asks for. A session with tasks left has none. */
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
