import { notFound } from '../engine/errors.ts';
import type { Instance } from './instance.ts';
import type { MembershipRecord, OrganizationRecord, SessionRecord, UserRecord } from './records.ts';

export function getUser(instance: Instance, id: string): UserRecord {
  const user = instance.store.users.get(id);
  if (!user) throw notFound('user', id);
  return user;
}

export function getSession(instance: Instance, id: string): SessionRecord {
  const session = instance.store.sessions.get(id);
  if (!session) throw notFound('session', id);
  return session;
}

export function getOrganization(instance: Instance, id: string): OrganizationRecord {
  const organization = instance.store.organizations.get(id);
  if (!organization) throw notFound('organization', id);
  return organization;
}

export function getOrganizationByIdOrSlug(instance: Instance, idOrSlug: string): OrganizationRecord {
  const bySlug = instance.store.organizations.find(({ slug }) => slug === idOrSlug);
  return bySlug ?? getOrganization(instance, idOrSlug);
}

export function findMembership(
  instance: Instance,
  organizationId: string,
  userId: string,
): MembershipRecord | undefined {
  return instance.store.memberships.find(
    (membership) => membership.organizationId === organizationId && membership.userId === userId,
  );
}

export function getMembership(instance: Instance, organizationId: string, userId: string): MembershipRecord {
  getOrganization(instance, organizationId);
  const membership = findMembership(instance, organizationId, userId);
  if (!membership) throw notFound('membership of the organization', userId, 'user id');
  return membership;
}

export function membersOf(instance: Instance, organizationId: string): readonly MembershipRecord[] {
  return instance.store.memberships.filter((membership) => membership.organizationId === organizationId);
}
