import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Instance } from '../store/instance.ts';
import { kinds } from './kinds.ts';
import type { OperationRequest } from './request.ts';
import type { Shape } from './shape.ts';
import { createTestInstance, taskOf } from './task.test-support.ts';

let instance: Instance;
beforeEach(async () => {
  instance = await createTestInstance();
});

describe('an operation that answers with a sample', () => {
  let call: Call;
  beforeEach(async () => {
    ({ call } = await start({ seed: { users: [{ id: 'user_ada' }] } }));
  });

  it('shows the parameters of the path and of the body, which is stronger', async () => {
    const { status, body } = await call('PUT', '/templates/email/invitation', {
      subject: 'Hi',
      name: 'Mail',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'template',
      template_type: 'email',
      slug: 'invitation',
      subject: 'Hi',
      name: 'Mail',
    });
    const fields = { a: 'string', b: 'string' };
    const sample = taskOf(instance, { answer: { fields } }, { params: { a: '1', b: '1' }, body: { b: '2' } });
    expect(kinds.sample(sample)).toEqual({ a: '1', b: '2' });
  });

  it('has no body if the description has none', async () => {
    expect(await call('POST', '/instance/change_domain', { home_url: 'https://a.example' })).toEqual({
      status: 202,
      body: undefined,
    });
  });

  it('needs the records that the path names', async () => {
    expect(await call('GET', '/users/user_ada/billing/credits')).toMatchObject({
      status: 200,
      body: { balance: null },
    });
    expect(errorsOf(await call('GET', '/users/user_none/billing/credits'))).toEqual([
      '404 resource_not_found',
    ]);
  });
});

describe('an operation that replaces all records of a collection', () => {
  it('keeps the new records only, of the parent in the path only', async () => {
    const { call } = await start();
    const create = async () => {
      const { body } = await call('POST', '/directories', {
        enterprise_connection_id: 'ec_1',
        provider: 'okta',
      });
      return `/directories/${body.id}/group_role_mappings`;
    };
    const [path, other] = [await create(), await create()];
    const mapping = (group: string) => ({ directory_group_id: group, role_id: 'role_1' });
    const groupsOf = (body: { data: readonly { directory_group_id: string }[] }) =>
      body.data.map(({ directory_group_id: group }) => group);
    await call('PUT', path, { mappings: [mapping('a')] });
    await call('PUT', other, { mappings: [mapping('z')] });
    const { status, body } = await call('PUT', path, { mappings: [mapping('b'), mapping('c')] });
    expect([status, body.total_count, groupsOf(body)]).toEqual([200, 2, ['b', 'c']]);
    expect((await call('PUT', other, { mappings: [] })).body).toEqual({ data: [], total_count: 0 });
    const { data } = (await call('GET', path)).body;
    expect(data.map(({ directory_group_id: group }: { directory_group_id: string }) => group).sort()).toEqual(
      ['b', 'c'],
    );
  });

  it('names the list as the answer does, else "data"', () => {
    const item: Shape = { fields: { id: 'string', name: 'string' } };
    const body = { names: [{ name: 'a' }, 'b', { name: 'c' }] };
    const replace = (answer: Shape) =>
      kinds.replace(taskOf(instance, { answer, collection: 'templates' }, { body }));
    const records = [{ name: 'a' }, { name: 'c' }];
    expect(replace({ fields: { total_count: 'integer', templates: [item] } })).toMatchObject({
      templates: records,
      total_count: 2,
    });
    expect(replace(item)).toMatchObject({ data: records, total_count: 2 });
    expect(instance.store.templates.all()).toHaveLength(2);
    expect(kinds.replace(taskOf(instance, { answer: item, collection: 'templates' }))).toEqual({
      data: [],
      total_count: 0,
    });
    expect(instance.store.templates.all()).toEqual([]);
  });
});

describe('an operation that lists or creates several records', () => {
  const item: Shape = { fields: { name: 'string' } };
  const answers: Readonly<Record<'list' | 'bare' | 'shape', Shape>> = {
    list: { fields: { things: [item] } },
    bare: [item],
    shape: item,
  };
  const body = [{ name: 'a' }, { name: 'b' }] as unknown as OperationRequest['body'];
  const create = (answer: Shape) =>
    kinds['create-many'](taskOf(instance, { answer, collection: 'templates' }, { body }));

  it('has the list and the number of its records in an answer with a field for the list', () => {
    expect(create(answers.list)).toEqual({ things: [{ name: 'a' }, { name: 'b' }], total_count: 2 });
    expect(create(answers.bare)).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(create(answers.shape)).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  it('lists a page, and counts all records', () => {
    create(answers.bare);
    const list = (answer: Shape, text = '', values = {}) => {
      const described = { 'limit?': 'integer', 'offset?': 'integer', 'order_by?': 'string' };
      const operation = { answer, collection: 'templates', query: described } as const;
      return kinds.list(taskOf(instance, operation, { query: new URLSearchParams(text), values }));
    };
    expect(list(answers.list, 'limit=1&order_by=name')).toEqual({ things: [{ name: 'a' }], total_count: 2 });
    expect(list(answers.list, 'limit=1&order_by=-name')).toEqual({ things: [{ name: 'b' }], total_count: 2 });
    expect(list(answers.bare, 'limit=1&offset=1&order_by=name')).toEqual([{ name: 'b' }]);
    expect(list(answers.bare, 'limit=1&order_by=name', { paginated: true })).toEqual({
      data: [{ name: 'a' }],
      total_count: 2,
    });
    const unpaged = taskOf(
      instance,
      { answer: [item], collection: 'templates' },
      { query: new URLSearchParams('limit=1') },
    );
    expect(kinds.list(unpaged)).toHaveLength(2);
  });
});
