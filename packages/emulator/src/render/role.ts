import { canCreateOrganizations, permissionsOf } from '../model/roles.ts';
import type { Instance } from '../store/instance.ts';
import type { PermissionRecord, RoleRecord } from '../store/role-records.ts';

export function renderRole(instance: Instance, role: RoleRecord) {
  const permissions = permissionsOf(instance, role);
  return {
    object: 'role',
    id: role.id,
    name: role.name,
    key: role.key,
    description: role.description,
    is_creator_eligible: canCreateOrganizations(instance, role),
    permissions: permissions.map(renderPermission),
    created_at: role.created_at,
    updated_at: role.updated_at,
  };
}

function renderPermission({ id, name, key, description, type, created_at, updated_at }: PermissionRecord) {
  return { object: 'permission', id, name, key, description, type, created_at, updated_at };
}
