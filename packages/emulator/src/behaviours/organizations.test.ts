import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';

let call: Call;

beforeEach(async () => {
  ({ call } = await start({ seed: { users: [{ id: 'user_ada' }, { id: 'user_bob' }] } }));
});

async function create(body: Record<string, unknown>) {
  return (await call('POST', '/organizations', body)).body;
}

describe('POST /organizations', () => {
  it('makes its creator an admin', async () => {
    const { id } = await create({ name: 'Acme Inc.', created_by: 'user_ada' });
    const { body } = await call('GET', `/organizations/${id}/memberships`);
    expect(body).toMatchObject({
      total_count: 1,
      data: [{ role: 'org:admin', role_name: 'Admin', public_user_data: { user_id: 'user_ada' } }],
    });
  });

  it('derives a unique slug from the name', async () => {
    expect((await create({ name: 'Acme Inc.' })).slug).toBe('acme-inc');
    expect((await create({ name: 'Acme Inc.' })).slug).toBe('acme-inc-2');
    expect((await create({ name: '株式会社' })).slug).toBe('organization');
  });

  it.each([
    ['a slug of another organization', { name: 'Other', slug: 'acme' }, '422 form_identifier_exists slug'],
    ['an unknown creator', { name: 'Other', created_by: 'user_eve' }, '400 organization_creator_not_found'],
    ['a blank name', { name: ' ' }, '422 form_param_format_invalid name'],
  ])('rejects %s', async (_, body, expected) => {
    await create({ name: 'Acme' });
    expect(errorsOf(await call('POST', '/organizations', body))).toEqual([expected]);
    expect((await call('GET', '/organizations')).body.total_count).toBe(1);
  });
});

describe('GET /organizations/:organization_id', () => {
  it('finds an organization by id and by slug', async () => {
    const organization = await create({ name: 'Acme' });
    expect((await call('GET', `/organizations/${organization.id}`)).body).toEqual(organization);
    expect((await call('GET', '/organizations/acme')).body).toEqual(organization);
    expect((await call('GET', '/organizations/globex')).status).toBe(404);
  });

  it('counts members only if the request selects it', async () => {
    await create({ name: 'Acme', created_by: 'user_ada' });
    expect((await call('GET', '/organizations/acme')).body).not.toHaveProperty('members_count');
    const { body } = await call('GET', '/organizations/acme?include_members_count=true');
    expect(body.members_count).toBe(1);
  });
});

describe('GET /organizations', () => {
  it('filters and orders', async () => {
    await create({ name: 'Beta', created_by: 'user_ada' });
    await create({ name: 'Alpha', created_by: 'user_bob' });
    const namesOf = async (query: string) =>
      (await call('GET', `/organizations?${query}`)).body.data.map(({ name }: { name: string }) => name);
    expect(await namesOf('')).toEqual(['Alpha', 'Beta']);
    expect(await namesOf('order_by=-name')).toEqual(['Beta', 'Alpha']);
    expect(await namesOf('query=ALP')).toEqual(['Alpha']);
    expect(await namesOf('user_id=user_ada')).toEqual(['Beta']);
    expect(await namesOf('user_id=-user_ada')).toEqual(['Alpha']);
    expect(await namesOf('limit=1&offset=1')).toEqual(['Beta']);
  });
});

describe('PATCH /organizations/:organization_id', () => {
  it('changes the fields that are sent', async () => {
    const organization = await create({ name: 'Acme' });
    const { body } = await call('PATCH', `/organizations/${organization.id}`, { max_allowed_memberships: 0 });
    expect(body).toEqual({ ...organization, max_allowed_memberships: 0, updated_at: body.updated_at });
  });

  it('merges and replaces metadata under /metadata', async () => {
    const { id } = await create({ name: 'Acme', public_metadata: { a: 1 } });
    const path = `/organizations/${id}/metadata`;
    const merged = await call('PATCH', path, { public_metadata: { b: 2 } });
    expect(merged.body.public_metadata).toEqual({ a: 1, b: 2 });
    const replaced = await call('PUT', path, { public_metadata: { c: 3 } });
    expect(replaced.body.public_metadata).toEqual({ c: 3 });
  });
});

describe('DELETE /organizations/:organization_id', () => {
  it('deletes the memberships', async () => {
    const { id } = await create({ name: 'Acme', created_by: 'user_ada' });
    const { body } = await call('DELETE', `/organizations/${id}`);
    expect(body).toEqual({ object: 'organization', id, slug: 'acme', deleted: true });
    expect((await call('GET', '/users/user_ada/organization_memberships')).body).toEqual({
      data: [],
      total_count: 0,
    });
  });
});
