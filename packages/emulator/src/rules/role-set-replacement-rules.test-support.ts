import { assign, create, createOther, createSales, role } from './role-set-steps.test-support.ts';
import type { RuleTable } from './rule.test-support.ts';

/** The role set of an organization is replaced by another one. */
const replaced = [
  role('seller'),
  createSales,
  createOther,
  assign,
  [
    'POST /role_sets/{2.id}/replace',
    { dest_role_set_key: 'role_set:other', reassignment_mappings: { 'org:member': 'org:seller' } },
  ],
] as const;

export const roleSetReplacementRules: RuleTable = {
  title: 'replacement of role sets',
  rules: [
    [
      'a replaced role set moves its organizations',
      'GET /organizations/org_acme',
      [200, { role_set_key: 'role_set:other' }],
      'description',
      replaced,
    ],
    [
      'the members of a replaced role set get other roles',
      'GET /organizations/org_acme/memberships?user_id=user_bob',
      [200, { data: [{ role: 'org:seller' }] }],
      'description',
      replaced,
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
      'a role set is not replaced by itself',
      ['POST /role_sets/{1.id}/replace', { dest_role_set_key: 'role_set:sales_team' }],
      '422 form_param_value_invalid dest_role_set_key',
      'description',
      [createSales],
    ],
    [
      'a role set is replaced by one that exists',
      ['POST /role_sets/{1.id}/replace', { dest_role_set_key: 'role_set:none' }],
      '422 form_resource_not_found dest_role_set_key',
      'error catalogue',
      [createSales],
    ],
    [
      'a replaced role set exists',
      ['POST /role_sets/role_set:none/replace', { dest_role_set_key: 'role_set:sales_team' }],
      '404 resource_not_found',
      'description',
      [createSales],
    ],
    [
      'a replaced role set is named in the answer',
      ['POST /role_sets/role_set:sales_team/replace', { dest_role_set_key: 'role_set:b' }],
      [200, { object: 'role_set', deleted: true }],
      'description',
      [createSales, create({ name: 'B' })],
    ],
    [
      'the place of a replaced initial role set goes to the other one',
      'GET /role_sets/{2.id}',
      [200, { type: 'initial' }],
      'description',
      [
        create({ type: 'initial' }),
        create({ name: 'B' }),
        ['POST /role_sets/{1.id}/replace', { dest_role_set_key: 'role_set:b' }],
      ],
    ],
    [
      'a role set that replaces a custom one stays custom',
      'GET /role_sets/{2.id}',
      [200, { type: 'custom' }],
      'description',
      [
        createSales,
        create({ name: 'B' }),
        ['POST /role_sets/{1.id}/replace', { dest_role_set_key: 'role_set:b' }],
      ],
    ],
    [
      'members keep a role that both role sets have',
      'GET /organizations/org_acme/memberships?user_id=user_bob',
      [200, { data: [{ role: 'org:member' }] }],
      'description',
      [
        createSales,
        create({ name: 'B' }),
        assign,
        ['POST /role_sets/{1.id}/replace', { dest_role_set_key: 'role_set:b' }],
      ],
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
