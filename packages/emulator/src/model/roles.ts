import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { PermissionRecord, RoleRecord } from '../store/role-records.ts';

/** The role of a user who creates an organization, unless the settings of the instance name another. */
export const adminRole = 'org:admin';
export const memberRole = 'org:member';

/** Allows a member to manage memberships. An organization keeps at least one such member. */
const manageMemberships = 'org:sys_memberships:manage';

/** The permissions of a new instance, by key. None of these ever appears in a token. */
const systemPermissions = {
  'org:sys_domains:manage': 'Manage domains',
  'org:sys_domains:read': 'Read domains',
  [manageMemberships]: 'Manage members',
  'org:sys_memberships:read': 'Read members',
  'org:sys_profile:delete': 'Delete organization',
  'org:sys_profile:manage': 'Manage organization',
} as const;

type SystemPermission = keyof typeof systemPermissions;

const systemPermissionKeys = Object.keys(systemPermissions) as readonly SystemPermission[];

interface DefaultRole {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly SystemPermission[];
}

const defaultRoles: readonly DefaultRole[] = [
  { key: adminRole, name: 'Admin', permissions: systemPermissionKeys },
  { key: memberRole, name: 'Member', permissions: ['org:sys_memberships:read'] },
];

/** Stores the roles and permissions of a new instance. */
export function plantRoles({ store, createId, now }: Instance): void {
  const createdAt = now();
  const times = { created_at: createdAt, updated_at: createdAt };
  const ids = new Map<string, string>();
  for (const key of systemPermissionKeys) {
    const id = createId('organization_permissions');
    const name = systemPermissions[key];
    store.organization_permissions.put({ id, key, name, description: '', type: 'system', ...times });
    ids.set(key, id);
  }
  for (const { key, name, permissions } of defaultRoles) {
    const id = createId('organization_roles');
    const granted = permissions.map((permission) => ids.get(permission) ?? '');
    store.organization_roles.put({ id, key, name, description: null, permissions: granted, ...times });
  }
}

export function findRole({ store }: Instance, key: string): RoleRecord | undefined {
  return store.organization_roles.unique({ key });
}

/** Returns the role with this key. Throws an `ApiFault` about the parameter if it does not exist. */
export function getRole(instance: Instance, key: string, parameter = 'role'): RoleRecord {
  const role = findRole(instance, key);
  if (role) return role;
  const keys = instance.store.organization_roles.all().map((one) => one.key);
  throw apiFault('form_param_value_invalid', {
    param_name: parameter,
    expected: `one of ${keys.join(', ')}`,
  });
}

export function permissionsOf(
  { store }: Instance,
  role: RoleRecord | undefined,
): readonly PermissionRecord[] {
  return (role?.permissions ?? []).flatMap((id) => store.organization_permissions.get(id) ?? []);
}

/** Returns the keys of the permissions of a role. */
export function permissionKeysOf(instance: Instance, roleKey: string): readonly string[] {
  return permissionsOf(instance, findRole(instance, roleKey)).map(({ key }) => key);
}

export function canManageMemberships(instance: Instance, roleKey: string): boolean {
  return permissionKeysOf(instance, roleKey).includes(manageMemberships);
}

/** Permissions that the creator of an organization needs. */
const neededByCreators = [manageMemberships, 'org:sys_memberships:read', 'org:sys_profile:delete'];

export function canCreateOrganizations(instance: Instance, role: RoleRecord): boolean {
  const granted = permissionsOf(instance, role).map(({ key }) => key);
  return neededByCreators.every((needed) => granted.includes(needed));
}
