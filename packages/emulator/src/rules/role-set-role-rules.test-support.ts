import { assign, create, createOwner, createSales, role } from './role-set-steps.test-support.ts';
import type { RuleTable } from './rule.test-support.ts';

export const roleSetRoleRules: RuleTable = {
  title: 'roles of role sets',
  rules: [
    [
      'a role is added',
      ['POST /role_sets/{2.id}/roles', { role_keys: ['org:seller'], default_role_key: 'org:seller' }],
      [200, { roles: [{}, {}, { key: 'org:seller' }], default_role: { key: 'org:seller' } }],
      'description',
      [role('seller'), createSales],
    ],
    [
      'an added default role is one of the added roles',
      ['POST /role_sets/{2.id}/roles', { role_keys: ['org:seller'], default_role_key: 'org:admin' }],
      '422 form_param_value_invalid default_role_key',
      'description',
      [role('seller'), createSales],
    ],
    [
      'at least one role is added',
      ['POST /role_sets/{1.id}/roles', { role_keys: [] }],
      '422 form_param_missing role_keys',
      'description',
      [createSales],
    ],
    [
      'a role set shows how many members have a role',
      'GET /role_sets/{1.id}',
      [200, { roles: [{ key: 'org:admin', members_count: 1, has_members: true }, { members_count: 1 }] }],
      'description',
      [createSales, assign],
    ],
    [
      'the members of a replaced role get another role',
      'GET /organizations/org_acme/memberships?user_id=user_bob',
      [200, { data: [{ role: 'org:admin' }] }],
      'description',
      [
        createSales,
        assign,
        ['POST /role_sets/{1.id}/roles/replace', { role_key: 'org:member', to_role_key: 'org:admin' }],
      ],
    ],
    [
      'a replaced role is no longer in the role set',
      ['POST /role_sets/{1.id}/roles/replace', { role_key: 'org:member', to_role_key: 'org:admin' }],
      [200, { roles: [{ key: 'org:admin' }], default_role: { key: 'org:admin' } }],
      'description',
      [createSales],
    ],
    [
      'a role is replaced by a role of the role set',
      ['POST /role_sets/{2.id}/roles/replace', { role_key: 'org:member', to_role_key: 'org:seller' }],
      '422 form_param_value_invalid to_role_key',
      'description',
      [role('seller'), createSales],
    ],
    [
      'an added role becomes the role of creators',
      ['POST /role_sets/{5.id}/roles', { role_keys: ['org:owner'], creator_role_key: 'org:owner' }],
      [200, { default_role: { key: 'org:member' }, creator_role: { key: 'org:owner' } }],
      'description',
      [...createOwner, createSales],
    ],
    [
      'an added role of creators has the permissions of a creator',
      ['POST /role_sets/{2.id}/roles', { role_keys: ['org:seller'], creator_role_key: 'org:seller' }],
      '422 organization_missing_creator_role_permissions',
      'error catalogue',
      [role('seller'), createSales],
    ],
    [
      'an added role that is there already changes nothing',
      ['POST /role_sets/{1.id}/roles', { role_keys: ['org:member', 'org:member'] }],
      [
        200,
        {
          roles: [{ key: 'org:admin' }, { key: 'org:member' }],
          default_role: { key: 'org:member' },
          creator_role: { key: 'org:admin' },
        },
      ],
      'description',
      [createSales],
    ],
    [
      'an added role exists',
      ['POST /role_sets/{1.id}/roles', { role_keys: ['org:none'] }],
      '422 form_param_value_invalid role_keys',
      'description',
      [createSales],
    ],
    [
      'at most 10 roles are added',
      [
        'POST /role_sets/{1.id}/roles',
        { role_keys: Array.from({ length: 11 }, (_, index) => `org:r${index}`) },
      ],
      '422 form_param_array_size_exceeded role_keys',
      'description',
      [createSales],
    ],
    [
      'a role is not replaced by itself',
      ['POST /role_sets/{1.id}/roles/replace', { role_key: 'org:member', to_role_key: 'org:member' }],
      '422 form_param_value_invalid to_role_key',
      'description',
      [createSales],
    ],
    [
      'a replaced role is one of the roles',
      ['POST /role_sets/{2.id}/roles/replace', { role_key: 'org:seller', to_role_key: 'org:member' }],
      '422 form_param_value_invalid role_key',
      'description',
      [role('seller'), createSales],
    ],
    [
      'a replaced role that is not the default one leaves the default',
      ['POST /role_sets/{5.id}/roles/replace', { role_key: 'org:owner', to_role_key: 'org:admin' }],
      [200, { default_role: { key: 'org:member' }, creator_role: { key: 'org:admin' } }],
      'description',
      [
        ...createOwner,
        create({ roles: ['org:admin', 'org:member', 'org:owner'], creator_role_key: 'org:owner' }),
      ],
    ],
    [
      'members with other roles than the replaced one keep theirs',
      'GET /organizations/org_acme/memberships?user_id=user_ada',
      [200, { data: [{ role: 'org:admin' }] }],
      'description',
      [
        createSales,
        assign,
        ['POST /role_sets/{1.id}/roles/replace', { role_key: 'org:member', to_role_key: 'org:admin' }],
      ],
    ],
    [
      'a deleted role leaves its role sets',
      'GET /role_sets/{2.id}',
      [200, { roles: [{ key: 'org:admin' }, { key: 'org:member' }] }],
      'description',
      [
        role('seller'),
        create({ roles: ['org:admin', 'org:seller', 'org:member'] }),
        'DELETE /organization_roles/{1.id}',
      ],
    ],
    [
      'a deleted role is not the default one of a role set',
      ['PATCH /role_sets/{2.id}', { default_role_key: 'org:seller' }],
      '422 form_param_value_invalid default_role_key',
      'description',
      [
        role('seller'),
        create({ roles: ['org:admin', 'org:seller', 'org:member'] }),
        'DELETE /organization_roles/{1.id}',
      ],
    ],
    [
      'a deleted role is not replaced in a role set',
      ['POST /role_sets/{2.id}/roles/replace', { role_key: 'org:seller', to_role_key: 'org:member' }],
      '422 form_param_value_invalid role_key',
      'description',
      [
        role('seller'),
        create({ roles: ['org:admin', 'org:seller', 'org:member'] }),
        'DELETE /organization_roles/{1.id}',
      ],
    ],
  ],
};
