import { notFound } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { MembershipRecord, OrganizationRecord, SessionRecord, UserRecord } from '../store/records.ts';

export function getUser({ store }: Instance, id: string): UserRecord {
  const user = store.users.get(id);
  if (!user) throw notFound('user', id);
  return user;
}

/** Returns the user with an email address, a phone number or a username. */
export function findUserByIdentifier({ store }: Instance, identifier: string): UserRecord | undefined {
  const value = identifier.trim().toLowerCase();
  const identification =
    store.email_addresses.unique({ email_address: value }) ??
    store.phone_numbers.unique({ phone_number: value });
  return identification ? store.users.get(identification.user_id) : store.users.unique({ username: value });
}

export function getSession({ store }: Instance, id: string): SessionRecord {
  const session = store.sessions.get(id);
  if (!session) throw notFound('session', id);
  return session;
}

export function getOrganization({ store }: Instance, id: string): OrganizationRecord {
  const organization = store.organizations.get(id);
  if (!organization) throw notFound('organization', id);
  return organization;
}

export function getOrganizationByIdOrSlug(instance: Instance, idOrSlug: string): OrganizationRecord {
  const bySlug = instance.store.organizations.unique({ slug: idOrSlug });
  return bySlug ?? getOrganization(instance, idOrSlug);
}

export function findMembership(
  { store }: Instance,
  organizationId: string,
  userId: string,
): MembershipRecord | undefined {
  return store.organization_memberships.unique({ organization_id: organizationId, user_id: userId });
}

export function getMembership(instance: Instance, organizationId: string, userId: string): MembershipRecord {
  getOrganization(instance, organizationId);
  const membership = findMembership(instance, organizationId, userId);
  if (!membership) throw notFound('membership of the organization', userId, 'user id');
  return membership;
}

export function membersOf({ store }: Instance, organizationId: string): readonly MembershipRecord[] {
  return store.organization_memberships.by('organization_id', organizationId);
}

export function membershipsOf({ store }: Instance, userId: string): readonly MembershipRecord[] {
  return store.organization_memberships.by('user_id', userId);
}
