// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of the rules of resources. */
export const resourceErrors = {
  actor_token_cannot_be_revoked_code: {
    status: 400,
    message: 'not revocable',
    longMessage: 'The actor token is {status}. Only a pending one can be revoked.',
  },
  already_a_member_in_organization: {
    status: 400,
    message: 'already a member',
    longMessage: 'User {user_id} is already a member of the organization.',
  },
  identification_update_second_factor_unverified: {
    status: 400,
    message: 'not verified',
    longMessage: 'Only a verified phone number can be a second factor.',
  },
  invitation_already_accepted: {
    status: 400,
    message: 'already accepted',
    longMessage: 'The invitation is accepted and can no longer be revoked.',
  },
  invitation_already_revoked: {
    status: 400,
    message: 'already revoked',
    longMessage: 'The invitation is revoked already.',
  },
  jwt_template_reserved_claim: {
    status: 400,
    message: 'reserved claim',
    longMessage: 'A template cannot set the claim {claim}, which every token has.',
  },
  last_required_identification_deletion_failed: {
    status: 400,
    message: 'last identification',
    longMessage: 'This is the last identification of the user. Add another one first.',
  },
  missing_organization_permission: {
    status: 403,
    message: 'missing permission',
    longMessage: 'The user cannot manage the memberships of the organization.',
  },
  no_password_set: {
    status: 400,
    message: 'no password',
    longMessage: 'The user has no password.',
  },
  not_a_member_in_organization: {
    status: 403,
    message: 'not a member',
    longMessage: 'User {user_id} is not a member of the organization.',
  },
  organization_invitation_not_pending: {
    status: 400,
    message: 'not pending',
    longMessage: 'Only a pending invitation can be revoked.',
  },
  organization_invitation_not_unique: {
    status: 400,
    message: 'already invited',
    longMessage: 'The organization has a pending invitation for this email address.',
  },
  organization_missing_creator_role_permissions: {
    status: 422,
    message: 'missing permissions',
    longMessage:
      'The role of a creator needs the permissions to read and manage members and to delete the organization.',
  },
  organization_membership_quota_exceeded: {
    status: 403,
    message: 'membership quota exceeded',
    longMessage: 'The organization can have at most {limit} members.',
  },
  organization_minimum_permissions_needed: {
    status: 400,
    message: 'an admin is needed',
    longMessage: 'The last member who can manage the organization can neither leave nor lose that role.',
  },
  organization_role_assigned_members: {
    status: 422,
    message: 'role has members',
    longMessage: 'At least one member of an organization has this role.',
  },
  organization_role_default_creator_role: {
    status: 422,
    message: 'role of creators',
    longMessage:
      'New organizations give this role to their creators. Change the settings of the instance first.',
  },
  organization_role_domain_default_role: {
    status: 422,
    message: 'role of domains',
    longMessage: 'Domains of organizations give this role. Change the settings of the instance first.',
  },
  organization_role_exists_in_invitations: {
    status: 422,
    message: 'role in invitations',
    longMessage: 'A pending invitation has this role. Revoke it first.',
  },
  organization_role_permission_association_exists: {
    status: 409,
    message: 'already assigned',
    longMessage: 'The role has this permission already.',
  },
  organization_system_permission_not_modifiable: {
    status: 403,
    message: 'system permission',
    longMessage: 'A system permission can neither be changed nor deleted.',
  },
  sign_in_token_cannot_be_revoked_code: {
    status: 400,
    message: 'not revocable',
    longMessage: 'The sign-in token is {status}. Only a pending one can be revoked.',
  },
  user_banned: {
    status: 403,
    message: 'user is banned',
    longMessage: 'User {user_id} is banned and cannot sign in.',
  },
  totp_disabled: {
    status: 400,
    message: 'no authenticator app',
    longMessage: 'The user has neither an authenticator app nor backup codes.',
  },
  totp_incorrect_code: {
    status: 422,
    message: 'incorrect code',
    longMessage: 'The code is neither that of the authenticator app nor an unused backup code.',
  },
} as const satisfies Record<string, ErrorEntry>;
