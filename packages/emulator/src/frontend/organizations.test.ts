import { decodeJwt } from '@x/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { signedInBrowser } from './signed-in-browser.test-support.ts';
import { createVisitor } from './visitor.test-support.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com' },
        { id: 'user_bob', emailAddress: 'bob@example.com' },
        { id: 'user_eve', emailAddress: 'eve@example.com', createOrganizationEnabled: false },
      ],
      organizations: [
        {
          id: 'org_acme',
          name: 'Acme',
          createdBy: 'user_ada',
          privateMetadata: { secret: 1 },
          members: [{ userId: 'user_bob', privateMetadata: { secret: 2 } }],
        },
      ],
    },
  });
});
afterEach(() => emulator.close());

const browserOf = (userId: string) => signedInBrowser(emulator, userId);

describe('an organization of a browser', () => {
  it('is created, is in the client of the answer, and becomes active', async () => {
    const ada = await browserOf('user_ada');
    const { status, response, client } = await ada.post('/organizations', { name: 'Notes' });
    expect(status).toBe(200);
    expect(response).toMatchObject({
      object: 'organization',
      name: 'Notes',
      slug: 'notes',
      members_count: 1,
    });
    const memberships = client.sessions[0].user.organization_memberships;
    expect(memberships).toMatchObject([{ organization: { name: 'Acme' } }, { role: 'org:admin' }]);
    await ada.post(`/client/sessions/${ada.sessionId}/touch`, { active_organization_id: response.id });
    const token = await fetch(`${emulator.url}/v1/sessions/${ada.sessionId}/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'clerk-api-version': '2026-05-12' },
    });
    const { result } = decodeJwt(Object(await token.json()).jwt);
    expect(result?.payload).toMatchObject({ o: { id: response.id, rol: 'admin', slg: 'notes' } });
  });

  it('is shown without private metadata, changed and deleted', async () => {
    const ada = await browserOf('user_ada');
    const { response } = await ada.get('/organizations/org_acme');
    expect(response).toMatchObject({ id: 'org_acme', name: 'Acme' });
    expect(JSON.stringify(response)).not.toContain('private_metadata');
    const changed = await ada.send('PATCH', '/organizations/org_acme', { name: 'Acme Inc.' });
    expect(changed.response).toMatchObject({ name: 'Acme Inc.', slug: 'acme' });
    const deleted = await ada.send('DELETE', '/organizations/org_acme');
    expect(deleted.response).toMatchObject({ object: 'organization', id: 'org_acme', deleted: true });
    expect((await ada.get('/organizations/org_acme')).errors).toEqual([
      'organization_not_found_or_unauthorized',
    ]);
  });

  it.each<[string, string, string, object, number, string]>([
    [
      'user_bob',
      'PATCH',
      '/organizations/org_acme',
      { name: 'Mine' },
      403,
      'missing_organization_permission',
    ],
    ['user_bob', 'DELETE', '/organizations/org_acme', {}, 403, 'missing_organization_permission'],
    ['user_bob', 'GET', '/organizations/org_acme/invitations', {}, 403, 'missing_organization_permission'],
    ['user_bob', 'GET', '/organizations/org_acme/domains', {}, 403, 'missing_organization_permission'],
    [
      'user_bob',
      'POST',
      '/organizations/org_acme/memberships',
      { user_id: 'user_eve', role: 'org:admin' },
      403,
      'missing_organization_permission',
    ],
    [
      'user_bob',
      'PATCH',
      '/organizations/org_acme/memberships/user_bob',
      { role: 'org:admin' },
      403,
      'missing_organization_permission',
    ],
    ['user_eve', 'GET', '/organizations/org_acme', {}, 404, 'organization_not_found_or_unauthorized'],
    ['user_eve', 'GET', '/organizations/org_none', {}, 404, 'organization_not_found_or_unauthorized'],
    ['user_eve', 'POST', '/organizations', { name: 'Eve' }, 403, 'authorization_invalid'],
    ['user_ada', 'POST', '/organizations', {}, 422, 'form_param_missing name'],
    [
      'user_ada',
      'POST',
      '/organizations',
      { name: 'see https://evil.example' },
      422,
      'form_param_format_invalid name',
    ],
    ['user_ada', 'POST', '/organizations', { name: 'A', slug: 'acme' }, 422, 'form_identifier_exists slug'],
    [
      'user_ada',
      'DELETE',
      '/organizations/org_acme/memberships/user_ada',
      {},
      400,
      'organization_minimum_permissions_needed',
    ],
    [
      'user_ada',
      'POST',
      '/organizations/org_acme/invitations',
      { email_address: 'bob@example.com', role: 'org:member' },
      400,
      'already_a_member_in_organization',
    ],
    [
      'user_ada',
      'POST',
      '/organizations/org_acme/invitations',
      { email_address: 'x@example.com', role: 'org:none' },
      422,
      'form_param_value_invalid role',
    ],
    ['user_ada', 'PUT', '/organizations/org_acme/logo', {}, 415, 'unsupported_content_type'],
    ['user_bob', 'PUT', '/organizations/org_acme/logo', {}, 415, 'unsupported_content_type'],
    [
      'user_bob',
      'GET',
      '/organizations/org_acme/membership_requests',
      {},
      403,
      'missing_organization_permission',
    ],
    ['user_eve', 'GET', '/organizations/org_acme/roles', {}, 404, 'organization_not_found_or_unauthorized'],
  ])('rejects %s: %s %s %o with %s', async (userId, method, path, form, status, error) => {
    const browser = await browserOf(userId);
    const sent = method === 'GET' ? browser.get(path) : browser.send(method, path, form);
    const { status: received, errors } = await sent;
    expect([received, errors]).toEqual([status, [error]]);
  });

  it('cannot be deleted, or created, where the settings do not allow it', async () => {
    const ada = await browserOf('user_ada');
    const patch = (path: string, body: object) =>
      fetch(`${emulator.url}/v1${path}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await patch('/organizations/org_acme', { admin_delete_enabled: false });
    expect((await ada.send('DELETE', '/organizations/org_acme')).errors).toEqual([
      'organization_admin_delete_not_enabled',
    ]);
    await patch('/instance/organization_settings', { enabled: false });
    expect((await ada.post('/organizations', { name: 'A' })).errors).toEqual([
      'organization_not_enabled_in_instance',
    ]);
  });

  it('answers nothing to a browser that is signed out', async () => {
    const stranger = createVisitor();
    const { status } = await stranger.post(`${emulator.url}/v1/organizations?_clerk_session_id=sess_1`, {
      name: 'A',
    });
    expect(status).toBe(401);
  });
});

describe('the members of an organization', () => {
  it('are listed for every member, and changed by those who manage them', async () => {
    const bob = await browserOf('user_bob');
    const ada = await browserOf('user_ada');
    const listed = await bob.get('/organizations/org_acme/memberships?limit=10&role=org:member');
    expect(listed.response).toMatchObject({
      total_count: 1,
      data: [
        { role: 'org:member', public_user_data: { user_id: 'user_bob' }, organization: { id: 'org_acme' } },
      ],
    });
    expect(JSON.stringify(listed)).not.toContain('private_metadata');
    const path = '/organizations/org_acme/memberships';
    const added = await ada.post(path, { user_id: 'user_eve', role: 'org:member' });
    expect(added.response).toMatchObject({ role: 'org:member', public_user_data: { user_id: 'user_eve' } });
    const changed = await ada.send('PATCH', `${path}/user_bob`, { role: 'org:admin' });
    expect(changed.response).toMatchObject({ role: 'org:admin' });
    const removed = await ada.send('DELETE', `${path}/user_eve`);
    expect(removed.response).toMatchObject({ public_user_data: { user_id: 'user_eve' } });
    expect(JSON.stringify(removed.response)).not.toContain('private_metadata');
    expect((await ada.get(path)).response.total_count).toBe(2);
  });

  it('do not see the ticket of an invitation, which signs in with the address', async () => {
    const ada = await browserOf('user_ada');
    const path = '/organizations/org_acme/invitations';
    const role = 'org:member';
    const bulk = new URLSearchParams({ email_address: 'one@example.com', role });
    const { response } = await ada.post(path, { email_address: 'ceo@example.com', role });
    const answers = [
      response,
      await (await ada.raw(`${path}/bulk`, bulk)).json(),
      await ada.get(path),
      await ada.get(`${path}/pending`),
      await ada.post(`${path}/${response.id}/revoke`),
    ];
    for (const answer of answers) expect(JSON.stringify(answer)).not.toContain('ticket');
  });

  it('are invited by mail, one and several at once, and invitations are revoked', async () => {
    const ada = await browserOf('user_ada');
    const path = '/organizations/org_acme/invitations';
    const { response } = await ada.post(path, { email_address: 'new@example.com', role: 'org:member' });
    expect(response).toMatchObject({
      object: 'organization_invitation',
      status: 'pending',
      role: 'org:member',
    });
    expect(emulator.outbox).toMatchObject([
      { to: 'new@example.com', url: expect.stringContaining('ticket=') },
    ]);
    const body = new URLSearchParams([
      ['email_address', 'one@example.com'],
      ['email_address', 'two@example.com'],
      ['role', 'org:member'],
      ['notify', 'false'],
    ]);
    expect((await ada.raw(`${path}/bulk`, body)).status).toBe(200);
    expect(emulator.outbox).toHaveLength(1);
    const revoked = await ada.post(`${path}/${response.id}/revoke`);
    expect(revoked.response).toMatchObject({ status: 'revoked' });
    const listed = await ada.get(`${path}?status=pending`);
    expect(
      listed.response.data.map(({ email_address }: { email_address: string }) => email_address).sort(),
    ).toEqual(['one@example.com', 'two@example.com']);
    expect(JSON.stringify(listed.response)).not.toContain('private_metadata');
  });
});

it('the domains of an organization are added, changed and deleted', async () => {
  const ada = await browserOf('user_ada');
  const path = '/organizations/org_acme/domains';
  const { response } = await ada.post(path, { name: 'acme.example' });
  expect(response).toMatchObject({
    object: 'organization_domain',
    name: 'acme.example',
    enrollment_mode: 'manual_invitation',
  });
  const changed = await ada.post(`${path}/${response.id}/update_enrollment_mode`, {
    enrollment_mode: 'automatic_invitation',
  });
  expect(changed.response).toMatchObject({ enrollment_mode: 'automatic_invitation' });
  expect((await ada.get(path)).response.total_count).toBe(1);
  expect((await ada.send('DELETE', `${path}/${response.id}`)).response).toMatchObject({ deleted: true });
  expect((await ada.get(path)).response.total_count).toBe(0);
});
