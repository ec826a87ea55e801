import { type IdentificationKind, identificationFields, valuesOf } from '../model/identifications.ts';
import { getOrganization, getUser } from '../model/lookup.ts';
import { findRole, permissionKeysOf } from '../model/roles.ts';
import type { Instance } from '../store/instance.ts';
import type { MembershipRecord, UserRecord } from '../store/records.ts';
import { imageOf } from './image.ts';
import { renderOrganization } from './organization.ts';

export function renderMembership(instance: Instance, membership: MembershipRecord) {
  const { organization_id, user_id, ...fields } = membership;
  const role = findRole(instance, membership.role);
  return {
    ...fields,
    object: 'organization_membership',
    role_name: role?.name ?? membership.role,
    permissions: permissionKeysOf(instance, membership.role),
    organization: renderOrganization(instance, getOrganization(instance, organization_id)),
    public_user_data: renderPublicUserData(instance, getUser(instance, user_id)),
  };
}

export function renderPublicUserData(instance: Instance, user: UserRecord) {
  const image = imageOf(instance, 'user_id', user.id);
  return {
    user_id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    ...image,
    profile_image_url: image.image_url,
    identifier: identifierOf(instance, user),
    username: user.username,
    banned: user.banned,
  };
}

/** Returns the first email address, else the first phone number, else the first wallet, else the username. */
function identifierOf(instance: Instance, user: UserRecord): string | null {
  const kinds = Object.keys(identificationFields) as readonly IdentificationKind[];
  const [first] = kinds.flatMap((kind) => valuesOf(instance, kind, user.id).slice(0, 1));
  return first ?? user.username;
}
