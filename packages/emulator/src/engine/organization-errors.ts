// Pure
import type { ErrorEntry } from './error-entry.ts';

/** The errors of organizations, their members, roles and role sets. */
export const organizationErrors = {
  already_a_member_in_organization: {
    status: 400,
    message: 'already a member',
    longMessage: 'User {user_id} is already a member of the organization.',
  },
  missing_organization_permission: {
    status: 403,
    message: 'missing permission',
    longMessage: 'The user cannot manage the memberships of the organization.',
  },
  not_a_member_in_organization: {
    status: 403,
    message: 'not a member',
    longMessage: 'User {user_id} is not a member of the organization.',
  },
  org_creation_limit_exceeded: {
    status: 403,
    message: 'too many organizations',
    longMessage: 'The user can create at most {limit} organizations.',
  },
  organization_creator_not_found: {
    status: 400,
    message: 'creator not found',
    longMessage: 'There is no user with the id {user_id}.',
  },
  organization_domain_quota_exceeded: {
    status: 403,
    message: 'too many domains',
    longMessage: 'The organization can have at most {limit} domains.',
  },
  organization_instance_role_sets_quota_exceeded: {
    status: 403,
    message: 'too many role sets',
    longMessage: 'The instance can have at most {limit} role sets.',
  },
  organization_instance_roles_quota_exceeded: {
    status: 403,
    message: 'too many roles',
    longMessage: 'The instance can have at most {limit} custom roles.',
  },
  organization_invitation_not_pending: {
    status: 404,
    message: 'not pending',
    longMessage: 'Only a pending invitation can be revoked.',
  },
  organization_invitation_not_unique: {
    status: 400,
    message: 'already invited',
    longMessage: 'The organization has a pending invitation for this email address.',
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
  organization_missing_creator_role_permissions: {
    status: 422,
    message: 'missing permissions',
    longMessage:
      'The role of a creator needs the permissions to read and manage members and to delete the organization.',
  },
  organization_not_enabled_in_instance: {
    status: 403,
    message: 'organizations are disabled',
    longMessage: 'Enable organizations in the settings of the instance first.',
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
  organization_role_on_set_assigned_to_user: {
    status: 422,
    message: 'role has members',
    longMessage: 'Members have the role {role}, which the role set lacks. Change their role first.',
  },
  organization_role_permission_association_exists: {
    status: 409,
    message: 'already assigned',
    longMessage: 'The role has this permission already.',
  },
  organization_role_permission_association_not_found: {
    status: 404,
    message: 'not assigned',
    longMessage: 'The role does not have this permission.',
  },
  organization_role_set_reassignment_mappings_invalid: {
    status: 422,
    message: 'invalid mapping',
    longMessage: 'The destination role set does not have the role {role}.',
  },
  organization_role_set_reassignment_mappings_missing: {
    status: 422,
    message: 'missing mappings',
    longMessage: 'Members have roles that the destination role set lacks. Map these: {roles}.',
  },
  organization_slugs_disabled: {
    status: 403,
    message: 'slugs are disabled',
    longMessage: 'The settings of the instance do not allow slugs of organizations.',
  },
  organization_system_permission_not_modifiable: {
    status: 403,
    message: 'system permission',
    longMessage: 'A system permission can neither be changed nor deleted.',
  },
} as const satisfies Record<string, ErrorEntry>;
