import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Call, errorsOf, start } from '../in-process.test-support.ts';

const dayInMs = 24 * 60 * 60 * 1000;

let now = Date.UTC(2026, 0, 1);
let call: Call;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  ({ call } = await start({
    now: () => now,
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com' },
        { id: 'user_bob', emailAddress: 'bob@example.com' },
        { id: 'user_eve', username: 'eve' },
      ],
      organizations: [
        { id: 'org_acme', name: 'Acme', createdBy: 'user_ada', members: [{ userId: 'user_bob' }] },
      ],
    },
  }));
});

const idOf = async (list: string, key: string): Promise<string> => {
  const { body } = await call('GET', `${list}?limit=500`);
  return body.data.find((one: { key: string }) => one.key === key).id;
};
const role = (key: string) => idOf('/organization_roles', key);
const permission = (key: string) => idOf('/organization_permissions', key);
const outcome = (answer: Answer) => (answer.status < 400 ? `${answer.status}` : errorsOf(answer).join());

describe('organization roles', () => {
  const create = (body: object) =>
    call('POST', '/organization_roles', { name: 'Billing', key: 'org:billing', ...body });

  it('begin with an admin and a member', async () => {
    const { body } = await call('GET', '/organization_roles?order_by=key');
    expect(body.data.map((one: { key: string }) => one.key)).toEqual(['org:admin', 'org:member']);
    expect(body.data[0]).toMatchObject({ is_creator_eligible: true, name: 'Admin' });
  });

  it('have permissions, which members of the role have', async () => {
    const granted = await call('POST', '/organization_permissions', {
      name: 'Read',
      key: 'org:invoices:read',
    });
    const created = await create({ permissions: [granted.body.id] });
    expect(created.body.permissions).toMatchObject([{ key: 'org:invoices:read', type: 'user' }]);
    const member = await call('PATCH', '/organizations/org_acme/memberships/user_bob', {
      role: 'org:billing',
    });
    expect(member.body).toMatchObject({ role_name: 'Billing', permissions: ['org:invoices:read'] });
  });

  it.each([
    ['a key without its prefix', { key: 'billing' }, '422 form_param_format_invalid key'],
    ['a key in upper case', { key: 'org:Billing' }, '422 form_param_format_invalid key'],
    ['a key that another role has', { key: 'org:admin' }, '422 form_identifier_exists key'],
    ['a missing permission', { permissions: ['perm_none'] }, '404 resource_not_found'],
    ['an unknown parameter', { color: 'red' }, '422 form_param_unknown color'],
  ])('reject %s', async (_, body, expected) => {
    expect(outcome(await create(body))).toBe(expected);
  });

  it('keep their references when their key changes', async () => {
    const id = await role('org:member');
    await call('PATCH', `/organization_roles/${id}`, { key: 'org:reader' });
    const { body } = await call('GET', '/organizations/org_acme/memberships?role=org:reader');
    expect(body.total_count).toBe(1);
    expect((await call('GET', '/instance/organization_settings')).body.domains_default_role).toBe(
      'org:reader',
    );
  });

  it('gain and lose a permission', async () => {
    const [roleId, permissionId] = [await role('org:member'), await permission('org:sys_profile:manage')];
    const path = `/organization_roles/${roleId}/permissions/${permissionId}`;
    expect((await call('POST', path)).body.permissions).toHaveLength(2);
    expect(outcome(await call('POST', path))).toBe('409 organization_role_permission_association_exists');
    expect((await call('DELETE', path)).body.permissions).toHaveLength(1);
    expect(outcome(await call('DELETE', path))).toBe(
      '404 organization_role_permission_association_not_found',
    );
  });

  it('are not deleted while they are in use', async () => {
    const remove = async (id: string) => outcome(await call('DELETE', `/organization_roles/${id}`));
    expect(await remove(await role('org:admin'))).toBe('422 organization_role_default_creator_role');
    expect(await remove(await role('org:member'))).toBe('422 organization_role_domain_default_role');
    const { body } = await create({});
    await call('PATCH', '/organizations/org_acme/memberships/user_bob', { role: 'org:billing' });
    expect(await remove(body.id)).toBe('422 organization_role_assigned_members');
    await call('PATCH', '/organizations/org_acme/memberships/user_bob', { role: 'org:member' });
    const invitation = { email_address: 'x@example.com', role: 'org:billing' };
    const invited = await call('POST', '/organizations/org_acme/invitations', invitation);
    expect(await remove(body.id)).toBe('422 organization_role_exists_in_invitations');
    await call('POST', `/organizations/org_acme/invitations/${invited.body.id}/revoke`);
    expect(await remove(body.id)).toBe('200');
  });
});

describe('organization permissions', () => {
  const create = (key: string) => call('POST', '/organization_permissions', { name: 'Read', key });

  it.each([
    ['org:invoices:read', '200'],
    ['org:sys_invoices:read', '422 form_param_format_invalid key'],
    ['org:invoices', '422 form_param_format_invalid key'],
    ['invoices:read', '422 form_param_format_invalid key'],
    ['org:sys_profile:manage', '422 form_param_format_invalid key'],
  ])('with the key %s: %s', async (key, expected) => {
    expect(outcome(await create(key))).toBe(expected);
  });

  it('have unique keys', async () => {
    await create('org:invoices:read');
    expect(outcome(await create('org:invoices:read'))).toBe('422 form_identifier_exists key');
  });

  it('of the system are neither changed nor deleted', async () => {
    const path = `/organization_permissions/${await permission('org:sys_profile:manage')}`;
    const code = '403 organization_system_permission_not_modifiable';
    expect(outcome(await call('PATCH', path, { name: 'x' }))).toBe(code);
    expect(outcome(await call('DELETE', path))).toBe(code);
  });

  it('disappear from roles when they are deleted', async () => {
    const { body } = await create('org:invoices:read');
    const created = await call('POST', '/organization_roles', {
      name: 'A',
      key: 'org:a',
      permissions: [body.id],
    });
    await call('DELETE', `/organization_permissions/${body.id}`);
    expect((await call('GET', `/organization_roles/${created.body.id}`)).body.permissions).toEqual([]);
  });
});

describe('organization invitations', () => {
  const path = '/organizations/org_acme/invitations';
  const invite = (body: object) =>
    call('POST', path, { email_address: 'x@example.com', role: 'org:member', ...body });

  it('are pending, expire after 30 days, and have the data of the inviter', async () => {
    const { body } = await invite({ email_address: ' X@Example.com', inviter_user_id: 'user_ada' });
    expect(body).toMatchObject({
      email_address: 'x@example.com',
      expires_at: now + 30 * dayInMs,
      inviter_id: 'user_ada',
      organization_id: 'org_acme',
      public_inviter_data: { user_id: 'user_ada', identifier: 'ada@example.com' },
      role_name: 'Member',
      status: 'pending',
    });
    now += 30 * dayInMs;
    expect((await call('GET', `${path}/${body.id}`)).body.status).toBe('expired');
    expect((await call('GET', `${path}?status=expired`)).body.total_count).toBe(1);
    expect((await call('GET', `${path}/pending`)).body.total_count).toBe(0);
  });

  it.each([
    ['an inviter who is not a member', { inviter_user_id: 'user_eve' }, '403 not_a_member_in_organization'],
    [
      'an inviter who is not an admin',
      { inviter_user_id: 'user_bob' },
      '403 missing_organization_permission',
    ],
    ['an unknown inviter', { inviter_user_id: 'user_none' }, '404 resource_not_found'],
    ['an unknown role', { role: 'org:none' }, '422 form_param_value_invalid role'],
    ['a member', { email_address: 'bob@example.com' }, '400 already_a_member_in_organization'],
    ['an invalid address', { email_address: 'bob' }, '422 form_param_format_invalid email_address'],
    ['a life of no days', { expires_in_days: 0 }, '422 form_param_value_invalid expires_in_days'],
  ])('reject %s', async (_, body, expected) => {
    expect(outcome(await invite(body))).toBe(expected);
  });

  it('are unique by address while they are pending', async () => {
    const { body } = await invite({});
    expect(outcome(await invite({}))).toBe('400 organization_invitation_not_unique');
    await call('POST', `${path}/${body.id}/revoke`);
    expect(outcome(await invite({}))).toBe('200');
  });

  it('count against the limit of members', async () => {
    await call('PATCH', '/organizations/org_acme', { max_allowed_memberships: 3 });
    await invite({});
    const another = await invite({ email_address: 'y@example.com' });
    expect(outcome(another)).toBe('403 organization_membership_quota_exceeded');
  });

  it('are revoked once, by an admin', async () => {
    const { body } = await invite({});
    const revoke = (requester?: string) =>
      call('POST', `${path}/${body.id}/revoke`, requester ? { requesting_user_id: requester } : undefined);
    expect(outcome(await revoke('user_bob'))).toBe('403 missing_organization_permission');
    expect((await revoke('user_ada')).body.status).toBe('revoked');
    expect(outcome(await revoke())).toBe('404 organization_invitation_not_pending');
  });

  it('in bulk are created all or not at all', async () => {
    const item = (email: string) => ({ email_address: email, role: 'org:member' });
    const failed = await call('POST', `${path}/bulk`, [item('x@example.com'), item('bob@example.com')]);
    expect(outcome(failed)).toBe('400 already_a_member_in_organization');
    expect((await call('GET', path)).body.total_count).toBe(0);
    const created = await call('POST', `${path}/bulk`, [item('x@example.com'), item('y@example.com')]);
    expect(created.body.data.map(({ status }: { status: string }) => status)).toEqual(['pending', 'pending']);
  });

  it('of a user are those to the addresses of the user', async () => {
    await call('POST', '/organizations', { name: 'Umbrella', slug: 'umbrella', created_by: 'user_ada' });
    const { body: list } = await call('GET', '/organizations?query=umbrella');
    const invitation = { email_address: 'bob@example.com', role: 'org:member' };
    await call('POST', `/organizations/${list.data[0].id}/invitations`, invitation);
    const { body } = await call('GET', '/users/user_bob/organization_invitations');
    expect(body.data).toMatchObject([{ public_organization_data: { slug: 'umbrella' } }]);
    expect((await call('GET', '/users/user_ada/organization_invitations')).body.total_count).toBe(0);
  });
});

describe('invitations', () => {
  const invite = (body: object = {}) =>
    call('POST', '/invitations', { email_address: 'x@example.com', ...body });

  it.each([
    [
      'an address of a user',
      { email_address: 'ada@example.com' },
      '422 form_identifier_exists email_address',
    ],
    [
      'an address of a user, which is ignored',
      { email_address: 'ada@example.com', ignore_existing: true },
      '200',
    ],
    ['more than 365 days', { expires_in_days: 366 }, '422 form_param_value_invalid expires_in_days'],
  ])('to %s', async (_, body, expected) => {
    expect(outcome(await invite(body))).toBe(expected);
  });

  it('are unique by address while they are pending', async () => {
    await invite();
    expect(outcome(await invite())).toBe('400 duplicate_record email_address');
    expect(outcome(await invite({ ignore_existing: true }))).toBe('200');
  });

  it('are revoked once, and then only listed by their status', async () => {
    const { body } = await invite();
    const revoked = await call('POST', `/invitations/${body.id}/revoke`);
    expect(revoked.body).toMatchObject({ revoked: true, status: 'revoked' });
    expect(outcome(await call('POST', `/invitations/${body.id}/revoke`))).toBe(
      '400 invitation_already_revoked',
    );
    expect((await call('GET', '/invitations')).body).toEqual([]);
    expect((await call('GET', '/invitations?status=revoked&paginated=true')).body.total_count).toBe(1);
  });
});

describe('email addresses', () => {
  const create = (body: object) =>
    call('POST', '/email_addresses', { user_id: 'user_ada', email_address: 'a2@example.com', ...body });

  it('are verified and primary if the request says so', async () => {
    const first = await create({});
    expect(first.body).toMatchObject({ verification: null, reserved: false });
    const second = await create({ email_address: 'a3@example.com', verified: true, primary: true });
    expect(second.body.verification).toMatchObject({ status: 'verified', strategy: 'admin' });
    expect((await call('GET', '/users/user_ada')).body.primary_email_address_id).toBe(second.body.id);
  });

  it.each([
    ['a user who does not exist', { user_id: 'user_none' }, '404 resource_not_found'],
    [
      'an address that is taken',
      { email_address: 'BOB@example.com' },
      '422 form_identifier_exists email_address',
    ],
    ['an invalid address', { email_address: 'bob@' }, '422 form_param_format_invalid email_address'],
  ])('reject %s', async (_, body, expected) => {
    expect(outcome(await create(body))).toBe(expected);
  });

  it('hand the primary place on when they are deleted, and the last one stays', async () => {
    const { body: user } = await call('GET', '/users/user_ada');
    const { body } = await create({ verified: true });
    await call('DELETE', `/email_addresses/${user.primary_email_address_id}`);
    expect((await call('GET', '/users/user_ada')).body.primary_email_address_id).toBe(body.id);
    const last = await call('DELETE', `/email_addresses/${body.id}`);
    expect(outcome(last)).toBe('400 last_required_identification_deletion_failed');
  });

  it('are replaced by one', async () => {
    await create({ verified: true });
    const replace = (body: object) => call('PUT', '/users/user_ada/email_address', body);
    const { body } = await replace({ email_address: 'new@example.com' });
    const { body: user } = await call('GET', '/users/user_ada');
    expect(user).toMatchObject({ email_addresses: [{ id: body.id }], primary_email_address_id: body.id });
    expect(outcome(await replace({ email_address: 'bob@example.com' }))).toBe(
      '422 form_identifier_exists email_address',
    );
    const reserved = await replace({ email_address: 'r@example.com', identification_status: 'reserved' });
    expect(reserved.body).toMatchObject({ reserved: true, verification: null });
  });
});

describe('phone numbers', () => {
  it('are second factors only if they are verified', async () => {
    const create = (body: object) =>
      call('POST', '/phone_numbers', { user_id: 'user_ada', phone_number: '+15555550100', ...body });
    const unverified = await create({ reserved_for_second_factor: true });
    expect(outcome(unverified)).toBe('400 identification_create_second_factor_unverified');
    const verified = await create({ reserved_for_second_factor: true, verified: true });
    expect(verified.body).toMatchObject({ reserved_for_second_factor: true, default_second_factor: true });
  });
});

describe('JWT templates', () => {
  const create = (body: object) => call('POST', '/jwt_templates', { name: 'api', claims: {}, ...body });

  it('have defaults', async () => {
    const expected = {
      lifetime: 60,
      allowed_clock_skew: 5,
      custom_signing_key: false,
      signing_algorithm: 'RS256',
    };
    expect((await create({})).body).toMatchObject(expected);
  });

  it.each([
    ['a reserved claim', { claims: { sub: 'x' } }, '400 jwt_template_reserved_claim claims'],
    ['a short life', { lifetime: 29 }, '422 form_param_value_invalid lifetime'],
    [
      'a key of its own without the key',
      { custom_signing_key: true },
      '422 form_conditional_param_missing signing_algorithm,422 form_conditional_param_missing signing_key',
    ],
    ['an unknown algorithm', { signing_algorithm: 'none' }, '422 form_param_value_invalid signing_algorithm'],
  ])('reject %s', async (_, body, expected) => {
    expect(outcome(await create(body))).toBe(expected);
  });

  it('have unique names', async () => {
    await create({});
    expect(outcome(await create({}))).toBe('422 form_identifier_exists name');
  });

  it('never show their key', async () => {
    const own = { custom_signing_key: true, signing_algorithm: 'ES256', signing_key: 'secret' };
    expect(JSON.stringify((await create(own)).body)).not.toContain('secret');
  });
});

describe('tickets', () => {
  it.each([
    ['sign_in_tokens', { user_id: 'user_ada' }, 'sign_in_token_cannot_be_revoked_code'],
    [
      'actor_tokens',
      { user_id: 'user_ada', actor: { sub: 'user_bob' } },
      'actor_token_cannot_be_revoked_code',
    ],
  ])('%s are pending and revoked once', async (collection, body, code) => {
    const created = await call('POST', `/${collection}`, body);
    expect(created.body).toMatchObject({
      status: 'pending',
      user_id: 'user_ada',
      token: expect.stringMatching(/\w{27}/),
    });
    const path = `/${collection}/${created.body.id}/revoke`;
    expect((await call('POST', path)).body.status).toBe('revoked');
    expect(outcome(await call('POST', path))).toBe(`400 ${code}`);
  });

  it.each([
    ['sign_in_tokens', { user_id: 'user_none' }, '404 resource_not_found'],
    ['sign_in_tokens', { user_id: 'user_eve', org_id: 'org_acme' }, '404 resource_not_found'],
    [
      'sign_in_tokens',
      { user_id: 'user_ada', expires_in_seconds: 0 },
      '422 form_param_value_invalid expires_in_seconds',
    ],
    ['actor_tokens', { user_id: 'user_ada', actor: {} }, '422 form_param_missing actor.sub'],
  ])('%s reject %j', async (collection, body, expected) => {
    expect(outcome(await call('POST', `/${collection}`, body))).toBe(expected);
  });

  it('for tests live for an hour, in seconds', async () => {
    const { body } = await call('POST', '/testing_tokens');
    expect(body).toMatchObject({ object: 'testing_token', expires_at: now / 1000 + 3600 });
  });
});

describe('restrictions', () => {
  it.each([
    ['ada@example.com', 'email_address'],
    ['*@example.com', 'email_address'],
    ['+15555550100', 'phone_number'],
    ['0x1234567890123456789012345678901234567890', 'web3_wallet'],
  ])('recognize the identifier %s as %s', async (identifier, type) => {
    for (const list of ['allowlist', 'blocklist']) {
      const { body } = await call('POST', `/${list}_identifiers`, { identifier });
      expect(body).toMatchObject({ identifier, identifier_type: type });
      expect(outcome(await call('POST', `/${list}_identifiers`, { identifier }))).toBe(
        '400 duplicate_record identifier',
      );
    }
  });

  it('reject another identifier', async () => {
    const answer = await call('POST', '/blocklist_identifiers', { identifier: 'somebody' });
    expect(outcome(answer)).toBe('422 form_param_format_invalid identifier');
  });

  it('invite an allowed address on request', async () => {
    const allowed = await call('POST', '/allowlist_identifiers', {
      identifier: 'x@example.com',
      notify: true,
    });
    expect((await call('GET', '/invitations')).body).toMatchObject([{ id: allowed.body.invitation_id }]);
  });

  it.each([
    ['https://app.example.com/callback', '200'],
    ['my-app://callback', '200'],
    ['http://localhost:3000/callback', '200'],
    ['http://app.example.com/callback', '422 form_param_format_invalid url'],
    ['/callback', '422 form_param_format_invalid url'],
  ])('redirect to %s: %s', async (url, expected) => {
    expect(outcome(await call('POST', '/redirect_urls', { url }))).toBe(expected);
  });
});

describe('organization settings', () => {
  const change = (body: object) => call('PATCH', '/instance/organization_settings', body);

  it.each([
    ['GET', '/organizations'],
    ['POST', '/organizations', { name: 'Acme' }],
    ['GET', '/organizations/org_acme'],
    ['PATCH', '/organizations/org_acme', { name: 'Acme' }],
    ['POST', '/organizations/org_acme/memberships', { user_id: 'user_ada', role: 'org:member' }],
    ['GET', '/organization_memberships'],
    ['POST', '/organizations/org_acme/invitations', { email_address: 'a@example.com', role: 'org:member' }],
    [
      'POST',
      '/organizations/org_acme/domains',
      { name: 'example.com', enrollment_mode: 'manual_invitation' },
    ],
    ['GET', '/users/user_ada/organization_memberships'],
    ['GET', '/users/user_ada/organization_invitations'],
  ])('with enabled: false reject %s %s', async (method, path, body?: object) => {
    await change({ enabled: false });
    expect(outcome(await call(method, path, body))).toBe('403 organization_not_enabled_in_instance');
    await change({ enabled: true });
    expect(outcome(await call(method, path, body))).not.toContain('organization_not_enabled_in_instance');
  });

  it('decide about new organizations', async () => {
    const creator = await call('POST', '/organization_roles', {
      name: 'Owner',
      key: 'org:owner',
      permissions: await Promise.all(
        ['org:sys_memberships:manage', 'org:sys_memberships:read', 'org:sys_profile:delete'].map(permission),
      ),
    });
    const changed = await change({ max_allowed_memberships: 2, creator_role_id: creator.body.id });
    expect(changed.body).toMatchObject({
      creator_role: 'org:owner',
      max_allowed_memberships: 2,
      enabled: true,
    });
    const { body } = await call('POST', '/organizations', { name: 'New', created_by: 'user_bob' });
    expect(body.max_allowed_memberships).toBe(2);
    const members = await call('GET', `/organizations/${body.id}/memberships`);
    expect(members.body.data[0].role).toBe('org:owner');
  });

  it('reject a role that cannot create organizations', async () => {
    const answer = await change({ creator_role_id: await role('org:member') });
    expect(outcome(answer)).toBe('422 organization_missing_creator_role_permissions');
  });

  it('keep what is null or absent', async () => {
    await change({ max_allowed_memberships: 7 });
    expect(
      (await change({ max_allowed_memberships: null, enabled: true })).body.max_allowed_memberships,
    ).toBe(7);
  });
});

describe('clients', () => {
  it('exist for each session, and are found by its token', async () => {
    const session = await call('POST', '/sessions', { user_id: 'user_ada' });
    const { body: client } = await call('GET', `/clients/${session.body.client_id}`);
    expect(client).toMatchObject({ session_ids: [session.body.id], last_active_session_id: session.body.id });
    const { body: token } = await call('POST', `/sessions/${session.body.id}/tokens`);
    expect((await call('POST', '/clients/verify', { token: token.jwt })).body).toEqual(client);
    expect(outcome(await call('POST', '/clients/verify', { token: 'nonsense' }))).toBe(
      '404 resource_not_found',
    );
  });
});
