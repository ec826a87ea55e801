import { membersOf } from '../model/lookup.ts';
import { canManageMemberships } from '../model/roles.ts';
import type { Instance } from '../store/instance.ts';
import type { OrganizationRecord } from '../store/records.ts';
import { imageOf } from './image.ts';

/** The properties that a response has only if the request selects them. */
interface OrganizationExtras {
  readonly include_members_count?: boolean;
  readonly include_missing_member_with_elevated_permissions?: boolean;
}

export function renderOrganization(
  instance: Instance,
  organization: OrganizationRecord,
  extras: OrganizationExtras = {},
) {
  const { created_by, ...fields } = organization;
  return {
    ...fields,
    object: 'organization',
    ...imageOf(instance, 'organization_id', organization.id),
    ...renderExtras(instance, organization, extras),
    ...(created_by === null ? {} : { created_by }),
  };
}

export function renderPublicOrganizationData(instance: Instance, { id, name, slug }: OrganizationRecord) {
  return { id, name, slug, ...imageOf(instance, 'organization_id', id) };
}

function renderExtras(instance: Instance, { id }: OrganizationRecord, extras: OrganizationExtras) {
  const members = membersOf(instance, id);
  const isMissing = !members.some(({ role }) => canManageMemberships(instance, role));
  return {
    ...(extras.include_members_count ? { members_count: members.length } : {}),
    ...(extras.include_missing_member_with_elevated_permissions
      ? { missing_member_with_elevated_permissions: isMissing }
      : {}),
  };
}
