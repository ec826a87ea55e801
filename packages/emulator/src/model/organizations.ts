import { apiFault } from '../engine/errors.ts';
import type { Metadata } from '../json/merge-metadata.ts';
import type { Instance } from '../store/instance.ts';
import type { OrganizationRecord } from '../store/records.ts';
import type { RoleSetRecord } from '../store/role-records.ts';
import { organizationSettings } from './instance-settings.ts';
import { checkNewMember, createMembership } from './memberships.ts';
import { checkRoleSetChange, initialRoleSet, requireRoleSet } from './role-sets.ts';

/** The body of an operation that creates or updates an organization, as its shape describes it. */
interface OrganizationBody {
  readonly slug?: string | null;
  readonly max_allowed_memberships?: number | null;
  readonly created_at?: string | null;
  readonly role_set_key?: string | null;
  readonly public_metadata?: Metadata | null;
  readonly private_metadata?: Metadata | null;
}

export interface CreateOrganizationBody extends OrganizationBody {
  readonly name: string;
  readonly created_by?: string | null;
}

export interface UpdateOrganizationBody extends OrganizationBody {
  readonly name?: string | null;
  readonly admin_delete_enabled?: boolean | null;
}

export function createOrganization(
  instance: Instance,
  body: CreateOrganizationBody,
  id?: string | undefined,
): OrganizationRecord {
  const now = instance.now();
  const settings = organizationSettings(instance);
  const createdBy = body.created_by || null;
  if (createdBy !== null) checkCreator(instance, createdBy);
  if (body.slug && settings.slug_disabled) throw apiFault('organization_slugs_disabled');
  if (body.slug) claimSlug(instance, body.slug);
  const roleSet = body.role_set_key ? requireRoleSet(instance, body.role_set_key) : initialRoleSet(instance);
  const draft: OrganizationRecord = {
    id: id ?? instance.createId('organizations'),
    name: body.name,
    slug: body.slug || freeSlug(instance, body.name),
    created_by: createdBy,
    max_allowed_memberships: body.max_allowed_memberships ?? settings.max_allowed_memberships,
    admin_delete_enabled: settings.admin_delete_enabled,
    role_set_key: roleSet?.key ?? null,
    public_metadata: body.public_metadata ?? {},
    private_metadata: body.private_metadata ?? {},
    created_at: body.created_at ? Date.parse(body.created_at) : now,
    updated_at: now,
  };
  const role = creatorRoleOf(instance, roleSet) ?? settings.creator_role;
  if (createdBy !== null) checkNewMember(instance, draft, role);
  const organization = instance.store.organizations.put(draft);
  if (createdBy !== null) createMembership(instance, organization, { user_id: createdBy, role });
  return organization;
}

export function updateOrganization(
  instance: Instance,
  organization: OrganizationRecord,
  body: UpdateOrganizationBody,
): OrganizationRecord {
  if (body.slug && organizationSettings(instance).slug_disabled) {
    throw apiFault('organization_slugs_disabled');
  }
  if (body.slug) claimSlug(instance, body.slug, organization);
  if (body.role_set_key) checkRoleSetChange(instance, organization, body.role_set_key);
  return instance.store.organizations.update(organization, {
    name: body.name ?? organization.name,
    slug: body.slug || organization.slug,
    max_allowed_memberships: body.max_allowed_memberships ?? organization.max_allowed_memberships,
    admin_delete_enabled: body.admin_delete_enabled ?? organization.admin_delete_enabled,
    public_metadata: body.public_metadata ?? organization.public_metadata,
    private_metadata: body.private_metadata ?? organization.private_metadata,
    role_set_key: body.role_set_key === undefined ? organization.role_set_key : body.role_set_key,
    created_at: body.created_at ? Date.parse(body.created_at) : organization.created_at,
    updated_at: instance.now(),
  });
}

function creatorRoleOf({ store }: Instance, set: RoleSetRecord | undefined): string | undefined {
  return store.organization_roles.get(set?.creator_role ?? '')?.key;
}

/** Throws an `ApiFault` for a user who does not exist, or who has created as many organizations as allowed. */
function checkCreator({ store }: Instance, userId: string): void {
  const user = store.users.get(userId);
  if (user === undefined) throw apiFault('organization_creator_not_found', { user_id: userId });
  // 0 means unlimited.
  const limit = user.create_organizations_limit ?? 0;
  if (limit > 0 && store.organizations.by('created_by', userId).length >= limit) {
    throw apiFault('org_creation_limit_exceeded', { limit: String(limit) });
  }
}

function claimSlug({ store }: Instance, slug: string, owner?: OrganizationRecord | undefined): void {
  const holder = store.organizations.unique({ slug });
  if (holder && holder.id !== owner?.id) throw apiFault('form_identifier_exists', { param_name: 'slug' });
}

/** Derives a free slug from a name: `Acme Inc.` becomes `acme-inc`, or `acme-inc-2` if another organization has it. */
function freeSlug({ store }: Instance, name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['organization'];
  const slug = words.join('-').slice(0, 64);
  const isTaken = (text: string) => store.organizations.unique({ slug: text }) !== undefined;
  if (!isTaken(slug)) return slug;
  let suffix = 2;
  while (isTaken(`${slug}-${suffix}`)) suffix += 1;
  return `${slug}-${suffix}`;
}
