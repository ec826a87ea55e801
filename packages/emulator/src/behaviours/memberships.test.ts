import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';

const memberships = '/organizations/org_acme/memberships';
let call: Call;

beforeEach(async () => {
  ({ call } = await start({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com' },
        { id: 'user_bob', emailAddress: 'bob@example.com' },
        { id: 'user_eve' },
      ],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada', maxAllowedMemberships: 2 }],
    },
  }));
});

function join(user_id: string, role = 'org:member') {
  return call('POST', memberships, { user_id, role });
}

describe('POST memberships', () => {
  it('adds a user, and lists the membership of both the user and the organization', async () => {
    const { body } = await join('user_bob');
    expect(body).toMatchObject({
      object: 'organization_membership',
      role: 'org:member',
      organization: { id: 'org_acme' },
      public_user_data: { user_id: 'user_bob', identifier: 'bob@example.com' },
    });
    expect(body.id).toMatch(/^orgmem_\w{27}$/);
    expect((await call('GET', '/users/user_bob/organization_memberships')).body.data).toEqual([body]);
    expect((await call('GET', memberships)).body.data[0]).toEqual(body);
  });

  it('rejects a member, an unknown user and an unknown role', async () => {
    expect(errorsOf(await join('user_ada'))).toEqual(['400 already_a_member_in_organization']);
    expect(errorsOf(await join('user_x'))).toEqual(['404 resource_not_found']);
    expect(errorsOf(await join('user_bob', 'org:king'))).toEqual(['422 form_param_value_invalid role']);
  });

  it('rejects more members than the organization allows', async () => {
    await join('user_bob');
    expect(errorsOf(await join('user_eve'))).toEqual(['403 organization_membership_quota_exceeded']);
    await call('PATCH', '/organizations/org_acme', { max_allowed_memberships: 0 });
    expect((await join('user_eve')).status).toBe(200);
  });
});

describe('the last admin', () => {
  const rejected = ['400 organization_minimum_permissions_needed'];

  it('can neither leave nor lose the role', async () => {
    await join('user_bob');
    expect(errorsOf(await call('DELETE', `${memberships}/user_ada`))).toEqual(rejected);
    expect(errorsOf(await call('PATCH', `${memberships}/user_ada`, { role: 'org:member' }))).toEqual(
      rejected,
    );
  });

  it('can leave once there is another admin', async () => {
    await join('user_bob');
    expect((await call('PATCH', `${memberships}/user_bob`, { role: 'org:admin' })).body.role).toBe(
      'org:admin',
    );
    const { body } = await call('DELETE', `${memberships}/user_ada`);
    expect(body).toMatchObject({
      object: 'organization_membership',
      public_user_data: { user_id: 'user_ada' },
    });
    expect((await call('DELETE', `${memberships}/user_ada`)).status).toBe(404);
  });
});

describe('GET memberships', () => {
  it('filters and orders by the members', async () => {
    await join('user_bob');
    const usersOf = async (query: string) =>
      (await call('GET', `${memberships}?${query}`)).body.data.map(
        (membership: { public_user_data: { user_id: string } }) => membership.public_user_data.user_id,
      );
    expect(await usersOf('')).toEqual(['user_bob', 'user_ada']);
    expect(await usersOf('role=org:admin')).toEqual(['user_ada']);
    expect(await usersOf('email_address=bob@example.com')).toEqual(['user_bob']);
    expect(await usersOf('user_id=-user_bob')).toEqual(['user_ada']);
    expect(await usersOf('order_by=email_address')).toEqual(['user_ada', 'user_bob']);
    expect((await call('GET', '/organizations/org_x/memberships')).status).toBe(404);
  });

  it('merges metadata of a membership', async () => {
    await join('user_bob');
    await call('PATCH', `${memberships}/user_bob/metadata`, { public_metadata: { a: 1 } });
    const { body } = await call('PATCH', `${memberships}/user_bob/metadata`, { public_metadata: { b: 2 } });
    expect(body.public_metadata).toEqual({ a: 1, b: 2 });
  });
});
