import { apiFault } from '../engine/errors.ts';
import type { Metadata } from '../json/merge-metadata.ts';
import type { Instance } from '../store/instance.ts';
import type { MembershipRecord, OrganizationRecord } from '../store/records.ts';
import { findMembership, getOrganization, getUser, membersOf } from './lookup.ts';
import { requireRoleInSet } from './role-sets.ts';
import { canManageMemberships, getRole } from './roles.ts';

/** The body of an operation that creates a membership, as its shape describes it. */
export interface CreateMembershipBody {
  readonly user_id: string;
  readonly role: string;
  readonly public_metadata?: Metadata | null;
  readonly private_metadata?: Metadata | null;
}

export function createMembership(
  instance: Instance,
  organization: OrganizationRecord,
  body: CreateMembershipBody,
): MembershipRecord {
  getUser(instance, body.user_id);
  checkRole(instance, organization, body.role);
  if (findMembership(instance, organization.id, body.user_id)) {
    throw apiFault('already_a_member_in_organization', { user_id: body.user_id });
  }
  checkQuota(instance, organization);
  const now = instance.now();
  return instance.store.organization_memberships.put({
    id: instance.createId('organization_memberships'),
    organization_id: organization.id,
    user_id: body.user_id,
    role: body.role,
    public_metadata: body.public_metadata ?? {},
    private_metadata: body.private_metadata ?? {},
    created_at: now,
    updated_at: now,
  });
}

/** Throws an `ApiFault` if the organization takes no further member with this role. */
export function checkNewMember(instance: Instance, organization: OrganizationRecord, role: string): void {
  checkRole(instance, organization, role);
  checkQuota(instance, organization);
}

function checkRole(instance: Instance, organization: OrganizationRecord, role: string): void {
  getRole(instance, role);
  requireRoleInSet(instance, organization, role);
}

function checkQuota(instance: Instance, organization: OrganizationRecord): void {
  const limit = organization.max_allowed_memberships;
  if (limit > 0 && membersOf(instance, organization.id).length >= limit) {
    throw apiFault('organization_membership_quota_exceeded', { limit: String(limit) });
  }
}

export function updateMembershipRole(
  instance: Instance,
  membership: MembershipRecord,
  role: string,
): MembershipRecord {
  getRole(instance, role);
  requireRoleInSet(instance, getOrganization(instance, membership.organization_id), role);
  if (!canManageMemberships(instance, role)) requireAnotherManager(instance, membership);
  return instance.store.organization_memberships.update(membership, { role, updated_at: instance.now() });
}

export function deleteMembership(instance: Instance, membership: MembershipRecord): void {
  const { organization_memberships, sessions } = instance.store;
  requireAnotherManager(instance, membership);
  organization_memberships.delete(membership.id);
  const ofUser = sessions.by('user_id', membership.user_id);
  for (const session of ofUser) {
    if (session.last_active_organization_id === membership.organization_id) {
      sessions.update(session, { last_active_organization_id: null });
    }
  }
}

function requireAnotherManager(instance: Instance, membership: MembershipRecord): void {
  if (!canManageMemberships(instance, membership.role)) return;
  const others = membersOf(instance, membership.organization_id).filter(
    ({ id, role }) => id !== membership.id && canManageMemberships(instance, role),
  );
  if (others.length === 0) throw apiFault('organization_minimum_permissions_needed');
}
