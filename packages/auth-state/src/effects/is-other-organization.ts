// Pure
import type { JwtPayload } from '@x/jwt';
import type { OrganizationTarget } from '../facts/organization-target.ts';
import { readOrganization } from '../render/organization-claims.ts';

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
