import { apiFault } from '../engine/errors.ts';
import type { Parsed } from '../engine/fields.ts';
import type { Instance } from './instance.ts';
import { getUser, membersOf } from './lookup.ts';
import { createMembership } from './memberships.ts';
import { mergeMetadata } from './metadata.ts';
import type {
  createOrganizationFields,
  organizationMetadataFields,
  updateOrganizationFields,
} from './organization-fields.ts';
import type { OrganizationRecord } from './records.ts';
import { creatorRole } from './roles.ts';

/** The default of a new instance. */
const defaultMaxAllowedMemberships = 5;

export function createOrganization(
  instance: Instance,
  input: Parsed<typeof createOrganizationFields>,
  id?: string | undefined,
): OrganizationRecord {
  const now = instance.now();
  const createdBy = input.createdBy || null;
  if (createdBy !== null) getUser(instance, createdBy);
  if (input.slug) claimSlug(instance, input.slug);
  const organization = instance.store.organizations.put({
    id: id ?? instance.createId('organization'),
    name: input.name,
    slug: input.slug || freeSlug(instance, input.name),
    createdBy,
    maxAllowedMemberships: input.maxAllowedMemberships ?? defaultMaxAllowedMemberships,
    adminDeleteEnabled: true,
    roleSetKey: input.roleSetKey ?? null,
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    createdAt: input.createdAt ?? now,
    updatedAt: now,
  });
  if (createdBy !== null) createMembership(instance, organization, { userId: createdBy, role: creatorRole });
  return organization;
}

export function updateOrganization(
  instance: Instance,
  organization: OrganizationRecord,
  input: Parsed<typeof updateOrganizationFields>,
): OrganizationRecord {
  if (input.slug) claimSlug(instance, input.slug, organization);
  return instance.store.organizations.update(organization, {
    name: input.name ?? organization.name,
    slug: input.slug || organization.slug,
    maxAllowedMemberships: input.maxAllowedMemberships ?? organization.maxAllowedMemberships,
    adminDeleteEnabled: input.adminDeleteEnabled ?? organization.adminDeleteEnabled,
    publicMetadata: input.publicMetadata ?? organization.publicMetadata,
    privateMetadata: input.privateMetadata ?? organization.privateMetadata,
    roleSetKey: input.roleSetKey === undefined ? organization.roleSetKey : input.roleSetKey,
    createdAt: input.createdAt ?? organization.createdAt,
    updatedAt: instance.now(),
  });
}

/** Deletes an organization with its memberships, and deactivates it in all sessions. */
export function deleteOrganization(instance: Instance, { id }: OrganizationRecord): void {
  const { memberships, organizations, sessions } = instance.store;
  for (const membership of membersOf(instance, id)) memberships.delete(membership.id);
  for (const session of sessions.filter(({ lastActiveOrganizationId }) => lastActiveOrganizationId === id)) {
    sessions.update(session, { lastActiveOrganizationId: null });
  }
  organizations.delete(id);
}

export function mergeOrganizationMetadata(
  instance: Instance,
  organization: OrganizationRecord,
  changes: Parsed<typeof organizationMetadataFields>,
): OrganizationRecord {
  return instance.store.organizations.update(organization, {
    publicMetadata: mergeMetadata(organization.publicMetadata, changes.publicMetadata ?? {}),
    privateMetadata: mergeMetadata(organization.privateMetadata, changes.privateMetadata ?? {}),
    updatedAt: instance.now(),
  });
}

/** Replaces the kinds of metadata that are sent and keeps the others. */
export function replaceOrganizationMetadata(
  instance: Instance,
  organization: OrganizationRecord,
  replacements: Parsed<typeof organizationMetadataFields>,
): OrganizationRecord {
  return instance.store.organizations.update(organization, { ...replacements, updatedAt: instance.now() });
}

function claimSlug(instance: Instance, slug: string, owner?: OrganizationRecord | undefined): void {
  const holder = instance.store.organizations.find((organization) => organization.slug === slug);
  if (holder && holder.id !== owner?.id) throw apiFault('form_identifier_exists', { param_name: 'slug' });
}

/** Derives a free slug from a name: `Acme Inc.` becomes `acme-inc`, or `acme-inc-2` if another organization has it. */
function freeSlug(instance: Instance, name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['organization'];
  const slug = words.join('-').slice(0, 64);
  const taken = new Set(instance.store.organizations.all().map((organization) => organization.slug));
  if (!taken.has(slug)) return slug;
  let suffix = 2;
  while (taken.has(`${slug}-${suffix}`)) suffix += 1;
  return `${slug}-${suffix}`;
}
