import { apiFault } from '../engine/errors.ts';
import type { Parsed } from '../engine/fields.ts';
import type { Instance } from './instance.ts';
import { findMembership, getUser, membersOf } from './lookup.ts';
import { mergeMetadata } from './metadata.ts';
import type { createMembershipFields, organizationMetadataFields } from './organization-fields.ts';
import type { MembershipRecord, OrganizationRecord } from './records.ts';
import { canManageMemberships, findRole, roleKeys } from './roles.ts';

export function createMembership(
  instance: Instance,
  organization: OrganizationRecord,
  input: Parsed<typeof createMembershipFields>,
): MembershipRecord {
  const { userId, role } = input;
  const organizationId = organization.id;
  const limit = organization.maxAllowedMemberships;
  getUser(instance, userId);
  checkRole(role);
  if (findMembership(instance, organizationId, userId)) {
    throw apiFault('already_a_member_in_organization', { user_id: userId });
  }
  if (limit > 0 && membersOf(instance, organizationId).length >= limit) {
    throw apiFault('organization_membership_quota_exceeded', { limit: String(limit) });
  }
  return instance.store.memberships.put({
    id: instance.createId('membership'),
    organizationId,
    userId,
    role,
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    createdAt: instance.now(),
    updatedAt: instance.now(),
  });
}

export function updateMembershipRole(
  instance: Instance,
  membership: MembershipRecord,
  role: string,
): MembershipRecord {
  checkRole(role);
  if (!canManageMemberships(role)) requireAnotherManager(instance, membership);
  return instance.store.memberships.update(membership, { role, updatedAt: instance.now() });
}

export function deleteMembership(instance: Instance, membership: MembershipRecord): void {
  const { memberships, sessions } = instance.store;
  requireAnotherManager(instance, membership);
  memberships.delete(membership.id);
  const activeSessions = sessions.filter(
    (session) =>
      session.userId === membership.userId && session.lastActiveOrganizationId === membership.organizationId,
  );
  for (const session of activeSessions) sessions.update(session, { lastActiveOrganizationId: null });
}

export function mergeMembershipMetadata(
  instance: Instance,
  membership: MembershipRecord,
  changes: Parsed<typeof organizationMetadataFields>,
): MembershipRecord {
  return instance.store.memberships.update(membership, {
    publicMetadata: mergeMetadata(membership.publicMetadata, changes.publicMetadata ?? {}),
    privateMetadata: mergeMetadata(membership.privateMetadata, changes.privateMetadata ?? {}),
    updatedAt: instance.now(),
  });
}

function checkRole(role: string): void {
  if (findRole(role)) return;
  throw apiFault('form_param_value_invalid', {
    param_name: 'role',
    expected: `one of ${roleKeys.join(', ')}`,
  });
}

function requireAnotherManager(instance: Instance, membership: MembershipRecord): void {
  if (!canManageMemberships(membership.role)) return;
  const others = membersOf(instance, membership.organizationId).filter(
    ({ id, role }) => id !== membership.id && canManageMemberships(role),
  );
  if (others.length === 0) throw apiFault('organization_minimum_permissions_needed');
}
