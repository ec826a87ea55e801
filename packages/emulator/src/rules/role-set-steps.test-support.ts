import type { Step } from './rule.test-support.ts';

export const role = (key: string): Step => ['POST /organization_roles', { name: key, key: `org:${key}` }];
export const sales = {
  name: 'Sales team',
  roles: ['org:admin', 'org:member'],
  default_role_key: 'org:member',
  creator_role_key: 'org:admin',
};
export const createSales: Step = ['POST /role_sets', sales];
export const createOther: Step = [
  'POST /role_sets',
  { ...sales, name: 'Other', roles: ['org:admin', 'org:seller'], default_role_key: 'org:seller' },
];
export const create = (changes: object): Step => ['POST /role_sets', { ...sales, ...changes }];
export const assign: Step = ['PATCH /organizations/org_acme', { role_set_key: 'role_set:sales_team' }];

/** A role with the permissions of a creator, in four requests. */
export const createOwner: readonly Step[] = [
  'GET /organization_permissions?query=sys_memberships:manage',
  'GET /organization_permissions?query=sys_memberships:read',
  'GET /organization_permissions?query=sys_profile:delete',
  [
    'POST /organization_roles',
    { name: 'Owner', key: 'org:owner', permissions: ['{1.data.0.id}', '{2.data.0.id}', '{3.data.0.id}'] },
  ],
];
