import type { Instance } from '../store/instance.ts';
import { getOrganization, getUser } from '../store/lookup.ts';
import type { MembershipRecord, UserRecord } from '../store/records.ts';
import { findRole } from '../store/roles.ts';
import { imageUrlOf } from './image.ts';
import { renderOrganization } from './organization.ts';

export function renderMembership(instance: Instance, membership: MembershipRecord) {
  const role = findRole(membership.role);
  return {
    object: 'organization_membership',
    id: membership.id,
    role: membership.role,
    role_name: role?.name ?? membership.role,
    permissions: role?.permissions ?? [],
    public_metadata: membership.publicMetadata,
    private_metadata: membership.privateMetadata,
    organization: renderOrganization(instance, getOrganization(instance, membership.organizationId)),
    public_user_data: renderPublicUserData(instance, getUser(instance, membership.userId)),
    created_at: membership.createdAt,
    updated_at: membership.updatedAt,
  };
}

function renderPublicUserData(instance: Instance, user: UserRecord) {
  const identifier = user.emailAddresses[0] ?? user.phoneNumbers[0] ?? user.web3Wallets[0];
  return {
    user_id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    profile_image_url: imageUrlOf(instance),
    image_url: imageUrlOf(instance),
    has_image: false,
    identifier: identifier?.value ?? user.username,
    username: user.username,
    banned: user.banned,
  };
}
