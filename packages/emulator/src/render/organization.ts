import type { Instance } from '../store/instance.ts';
import { membersOf } from '../store/lookup.ts';
import type { OrganizationRecord } from '../store/records.ts';
import { canManageMemberships } from '../store/roles.ts';
import { imageUrlOf } from './image.ts';

/** The properties that a response has only if the request selects them. */
export interface OrganizationExtras {
  readonly membersCount?: boolean | undefined;
  readonly missingMemberWithElevatedPermissions?: boolean | undefined;
}

export function renderOrganization(
  instance: Instance,
  organization: OrganizationRecord,
  extras: OrganizationExtras = {},
) {
  const { createdBy } = organization;
  return {
    object: 'organization',
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: imageUrlOf(instance),
    has_image: false,
    ...renderExtras(instance, organization, extras),
    max_allowed_memberships: organization.maxAllowedMemberships,
    admin_delete_enabled: organization.adminDeleteEnabled,
    public_metadata: organization.publicMetadata,
    private_metadata: organization.privateMetadata,
    ...(createdBy === null ? {} : { created_by: createdBy }),
    role_set_key: organization.roleSetKey,
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
  };
}

function renderExtras(instance: Instance, { id }: OrganizationRecord, extras: OrganizationExtras) {
  const members = membersOf(instance, id);
  const isMissing = !members.some(({ role }) => canManageMemberships(role));
  return {
    ...(extras.membersCount ? { members_count: members.length } : {}),
    ...(extras.missingMemberWithElevatedPermissions
      ? { missing_member_with_elevated_permissions: isMissing }
      : {}),
  };
}
