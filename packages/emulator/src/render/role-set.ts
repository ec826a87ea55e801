import { membershipsIn } from '../model/role-sets.ts';
import type { Instance } from '../store/instance.ts';
import type { RoleSetRecord } from '../store/role-records.ts';

export function renderRoleSet(instance: Instance, set: RoleSetRecord) {
  const { store } = instance;
  const members = membershipsIn(instance, set);
  const itemOf = (id: string | null) => {
    const role = id === null ? undefined : store.organization_roles.get(id);
    if (role === undefined) return null;
    const count = members.filter((member) => member.role === role.key).length;
    return {
      object: 'role_set_item',
      id: role.id,
      name: role.name,
      key: role.key,
      description: role.description,
      members_count: count,
      has_members: count > 0,
      created_at: role.created_at,
      updated_at: role.updated_at,
    };
  };
  return {
    object: 'role_set',
    id: set.id,
    name: set.name,
    key: set.key,
    description: set.description,
    type: set.type,
    roles: set.roles.flatMap((id) => itemOf(id) ?? []),
    default_role: itemOf(set.default_role),
    creator_role: itemOf(set.creator_role),
    role_set_migration: null,
    created_at: set.created_at,
    updated_at: set.updated_at,
  };
}
