import type { RuleTable, Step } from './rule.test-support.ts';

const role = (key: string): Step => ['POST /organization_roles', { name: key, key: `org:${key}` }];
const sales = {
  name: 'Sales team',
  roles: ['org:admin', 'org:member'],
  default_role_key: 'org:member',
  creator_role_key: 'org:admin',
};
const createSales: Step = ['POST /role_sets', sales];
const createOther: Step = [
  'POST /role_sets',
  { ...sales, name: 'Other', roles: ['org:admin', 'org:seller'], default_role_key: 'org:seller' },
];
const create = (changes: object): Step => ['POST /role_sets', { ...sales, ...changes }];
const assign: Step = ['PATCH /organizations/org_acme', { role_set_key: 'role_set:sales_team' }];

export const roleSetRules: RuleTable = {
  title: 'role sets',
  rules: [
    [
      'a role set without a key gets one from its name',
      createSales,
      [200, { key: 'role_set:sales_team', type: 'custom', default_role: { key: 'org:member' } }],
      'description',
    ],
    [
      'a key begins with role_set:',
      create({ key: 'org:sales' }),
      '422 form_param_format_invalid key',
      'description',
    ],
    [
      'a key is in lower case',
      create({ key: 'role_set:Sales' }),
      '422 form_param_format_invalid key',
      'description',
    ],
    [
      'a key is unique',
      create({ key: 'role_set:sales_team' }),
      '422 form_identifier_exists key',
      'description',
      [createSales],
    ],
    ['a role set has a role', create({ roles: [] }), '422 form_param_missing roles', 'description'],
    [
      'a role set has at most 10 roles',
      create({ roles: Array.from({ length: 11 }, (_, index) => `org:r${index}`) }),
      '422 form_param_array_size_exceeded roles',
      'description',
    ],
    [
      'a role of a role set exists',
      create({ roles: ['org:admin', 'org:none'] }),
      '422 form_param_value_invalid roles',
      'description',
    ],
    [
      'the default role is one of the roles',
      create({ default_role_key: 'org:seller' }),
      '422 form_param_value_invalid default_role_key',
      'description',
      [role('seller')],
    ],
    [
      'the role of creators is one of the roles',
      create({ roles: ['org:member'] }),
      '422 form_param_value_invalid creator_role_key',
      'description',
    ],
    [
      'the role of creators has the permissions of a creator',
      create({ creator_role_key: 'org:member' }),
      '422 organization_missing_creator_role_permissions',
      'error catalogue',
    ],
    ['the type is listed', create({ type: 'last' }), '422 form_param_value_invalid type', 'description'],
    [
      'an instance has a limit of role sets',
      create({ name: 'Third' }),
      '403 organization_instance_role_sets_quota_exceeded',
      'error catalogue',
      [createSales, role('seller'), createOther],
    ],
    [
      'a role set is found by its key',
      'GET /role_sets/role_set:sales_team',
      [200, { name: 'Sales team' }],
      'description',
      [createSales],
    ],
    [
      'only one role set is the initial one',
      'GET /role_sets/{1.id}',
      [200, { type: 'custom' }],
      'description',
      [
        create({ type: 'initial' }),
        role('seller'),
        ['POST /role_sets', { ...sales, name: 'B', type: 'initial' }],
      ],
    ],
    [
      'a role set can become the initial one',
      'GET /role_sets/{1.id}',
      [200, { type: 'custom' }],
      'description',
      [create({ type: 'initial' }), create({ name: 'B' }), ['PATCH /role_sets/{2.id}', { type: 'initial' }]],
    ],
    [
      'a new organization has the initial role set',
      ['POST /organizations', { name: 'New' }],
      [200, { role_set_key: 'role_set:sales_team' }],
      'description',
      [create({ type: 'initial' })],
    ],
    [
      'an organization takes only a role set that exists',
      ['PATCH /organizations/org_acme', { role_set_key: 'role_set:none' }],
      '422 form_resource_not_found role_set_key',
      'error catalogue',
    ],
    [
      'an organization keeps the roles of its members',
      ['PATCH /organizations/org_acme', { role_set_key: 'role_set:other' }],
      '422 organization_role_on_set_assigned_to_user',
      'error catalogue',
      [role('seller'), createOther],
    ],
    [
      'a member has a role of the role set',
      ['PATCH /organizations/org_acme/memberships/user_bob', { role: 'org:seller' }],
      '422 form_param_value_invalid role',
      'description',
      [role('seller'), createSales, assign],
    ],
    [
      'an invitation has a role of the role set',
      ['POST /organizations/org_acme/invitations', { email_address: 'x@example.com', role: 'org:seller' }],
      '422 form_param_value_invalid role',
      'description',
      [role('seller'), createSales, assign],
    ],
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
      'a replaced role set moves its organizations',
      'GET /organizations/org_acme',
      [200, { role_set_key: 'role_set:other' }],
      'description',
      [
        role('seller'),
        createSales,
        createOther,
        assign,
        [
          'POST /role_sets/{2.id}/replace',
          { dest_role_set_key: 'role_set:other', reassignment_mappings: { 'org:member': 'org:seller' } },
        ],
      ],
    ],
    [
      'the members of a replaced role set get other roles',
      'GET /organizations/org_acme/memberships?user_id=user_bob',
      [200, { data: [{ role: 'org:seller' }] }],
      'description',
      [
        role('seller'),
        createSales,
        createOther,
        assign,
        [
          'POST /role_sets/{2.id}/replace',
          { dest_role_set_key: 'role_set:other', reassignment_mappings: { 'org:member': 'org:seller' } },
        ],
      ],
    ],
    [
      'a replaced role set needs a mapping for each role that the other lacks',
      ['POST /role_sets/{2.id}/replace', { dest_role_set_key: 'role_set:other' }],
      '422 organization_role_set_reassignment_mappings_missing',
      'error catalogue',
      [role('seller'), createSales, createOther, assign],
    ],
    [
      'a mapping names a role of the other role set',
      [
        'POST /role_sets/{2.id}/replace',
        { dest_role_set_key: 'role_set:other', reassignment_mappings: { 'org:member': 'org:member' } },
      ],
      '422 organization_role_set_reassignment_mappings_invalid',
      'error catalogue',
      [role('seller'), createSales, createOther],
    ],
    [
      'a replaced role set is gone',
      'GET /role_sets/{2.id}',
      '404 resource_not_found',
      'description',
      [
        role('seller'),
        createSales,
        createOther,
        ['POST /role_sets/{2.id}/replace', { dest_role_set_key: 'role_set:other' }],
      ],
    ],
  ],
};
