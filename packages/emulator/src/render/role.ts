import { permissionsOf } from '../model/roles.ts';
import type { Instance } from '../store/instance.ts';
import type { PermissionRecord, RoleRecord } from '../store/records.ts';

export function renderRole(instance: Instance, role: RoleRecord) {
  const permissions = permissionsOf(instance, role);
  return {
    object: 'role',
    id: role.id,
    name: role.name,
    key: role.key,
    description: role.description,
    is_creator_eligible: isCreatorEligible(permissions),
    permissions: permissions.map(renderPermission),
    created_at: role.created_at,
    updated_at: role.updated_at,
  };
}

function renderPermission({ id, name, key, description, type, created_at, updated_at }: PermissionRecord) {
  return { object: 'permission', id, name, key, description, type, created_at, updated_at };
}

/** Permissions that the creator of an organization needs. */
const neededByCreators = ['org:sys_memberships:manage', 'org:sys_memberships:read', 'org:sys_profile:delete'];

export function isCreatorEligible(permissions: readonly PermissionRecord[]): boolean {
  return neededByCreators.every((needed) => permissions.some(({ key }) => key === needed));
}
