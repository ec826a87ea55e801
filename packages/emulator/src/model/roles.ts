// Pure

export interface Role {
  readonly name: string;
  readonly permissions: readonly string[];
}

export const creatorRole = 'org:admin';

/** Allows a member to manage memberships. An organization keeps at least one such member. */
const manageMemberships = 'org:sys_memberships:manage';

/** The roles of a new instance. Permissions that start with `org:sys_` never appear in tokens. */
const roles: ReadonlyMap<string, Role> = new Map([
  [
    creatorRole,
    {
      name: 'Admin',
      permissions: [
        'org:sys_domains:manage',
        'org:sys_domains:read',
        manageMemberships,
        'org:sys_memberships:read',
        'org:sys_profile:delete',
        'org:sys_profile:manage',
      ],
    },
  ],
  ['org:member', { name: 'Member', permissions: ['org:sys_memberships:read'] }],
]);

export const roleKeys: readonly string[] = [...roles.keys()];

export function findRole(key: string): Role | undefined {
  return roles.get(key);
}

export function canManageMemberships(key: string): boolean {
  return findRole(key)?.permissions.includes(manageMemberships) ?? false;
}
