import { apiFault } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import { findMembership } from '../model/lookup.ts';
import { permissionKeysOf } from '../model/roles.ts';
import type { MembershipRecord, OrganizationRecord } from '../store/records.ts';
import { type FrontendRequest, requireUser } from './frontend-request.ts';

/** What a member needs for a request, without `org:sys_`. Null for what every member can do. */
export type NeededPermission =
  | 'domains:manage'
  | 'domains:read'
  | 'memberships:manage'
  | 'memberships:read'
  | 'profile:delete'
  | 'profile:manage'
  | null;

interface OrganizationContext {
  readonly organization: OrganizationRecord;
  readonly membership: MembershipRecord;
}

/** Throws an `ApiFault` while the settings of the instance disable organizations. */
export function requireOrganizations<Body>({ instance }: FrontendRequest<Body>): void {
  if (!organizationSettings(instance).enabled) throw apiFault('organization_not_enabled_in_instance');
}

/**
 * Returns the organization in the path, and the membership of the user. Throws one error for an organization that does not
 * exist and for a user who is not a member, so that a caller cannot find out which organizations exist.
 */
export function requireMember<Body>(
  request: FrontendRequest<Body>,
  permission: NeededPermission,
): OrganizationContext {
  const { instance, params } = request;
  requireOrganizations(request);
  const { id: userId } = requireUser(request);
  const organization = instance.store.organizations.get(pathParam(params, 'organization_id'));
  const membership = organization && findMembership(instance, organization.id, userId);
  if (organization === undefined || membership === undefined) {
    throw apiFault('organization_not_found_or_unauthorized');
  }
  const granted = permissionKeysOf(instance, membership.role);
  if (permission !== null && !granted.includes(`org:sys_${permission}`)) {
    throw apiFault('missing_organization_permission');
  }
  return { organization, membership };
}
