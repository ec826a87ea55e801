import { expect, it } from 'vitest';
import type { Operation } from './operation.ts';
import { readQuery } from './read-query.ts';

const operation = {
  query: {
    user_id: 'string',
    'limit?': { type: 'integer', minimum: 1, maximum: 100 },
    'count?': { type: 'integer', maximum: 100 },
    'paginated?': 'boolean',
    'role?': ['string'],
    'ids?': { list: 'integer', parameter: { explode: false } },
  },
  orders: ['created_at', 'name'],
} as unknown as Operation;

const read = (text: string) => {
  const { values, errors } = readQuery(operation, new URLSearchParams(text), {});
  return { values, errors: errors.map(({ code, meta }) => `${code} ${meta?.param_name}`) };
};

it.each<[string, object]>([
  ['user_id=a', { user_id: 'a' }],
  ['user_id=a&unknown=1&paginated=&role=', { user_id: 'a' }],
  ['user_id=a&user_id=b', { user_id: 'a' }],
  ['user_id=1&limit=7&paginated=false', { user_id: '1', limit: 7, paginated: false }],
  ['user_id=a&limit=101', { user_id: 'a', limit: 101 }],
  ['user_id=a&role=x,y&role=z', { user_id: 'a', role: ['x,y', 'z'] }],
  ['user_id=a&ids=1,2&ids=3', { user_id: 'a', ids: [1, 2, 3] }],
  ['user_id=a&order_by=-name', { user_id: 'a' }],
])('reads %s', (text, values) => {
  expect(read(text)).toEqual({ values, errors: [] });
});

it.each([
  ['', 'form_param_missing user_id'],
  ['user_id=', 'form_param_missing user_id'],
  ['user_id=a&limit=0', 'form_param_value_invalid limit'],
  ['user_id=a&limit=x', 'form_param_format_invalid limit'],
  ['user_id=a&count=101', 'form_param_value_invalid count'],
  ['user_id=a&paginated=1', 'form_param_format_invalid paginated'],
  ['user_id=a&ids=1,x', 'form_param_format_invalid ids[1]'],
  ['user_id=a&order_by=color', 'form_param_value_invalid order_by'],
])('rejects %j', (text, error) => {
  expect(read(text).errors).toEqual([error]);
});

it('checks values by the shapes that the table names', () => {
  const shapes = { Role: { type: 'string', enum: ['admin', 'member'] }, Roles: ['$Role'] } as const;
  const named = {
    query: { 'role?': ['$Role'], 'roles?': '$Roles', 'one?': '$Role' },
  } as unknown as Operation;
  const readNamed = (text: string) => readQuery(named, new URLSearchParams(text), shapes);
  expect(readNamed('role=admin&roles=member&roles=admin&one=admin')).toEqual({
    values: { role: ['admin'], roles: ['member', 'admin'], one: 'admin' },
    errors: [],
  });
  expect(readNamed('role=admin&role=x&roles=y&one=z').errors.map(({ meta }) => meta?.param_name)).toEqual([
    'role[1]',
    'roles[0]',
    'one',
  ]);
});
