import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { signedInBrowser } from './signed-in-browser.test-support.ts';

const acme = '/organizations/org_acme';
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@acme.example' },
        { id: 'user_bob', emailAddress: 'bob@acme.example' },
        { id: 'user_eve', emailAddress: 'eve@acme.example' },
        { id: 'user_out', emailAddress: 'out@example.com' },
      ],
      organizations: [
        { id: 'org_acme', name: 'Acme', createdBy: 'user_ada', members: [{ userId: 'user_bob' }] },
      ],
    },
  });
});
afterEach(() => emulator.close());

const browserOf = (userId: string) => signedInBrowser(emulator, userId);
type SignedIn = Awaited<ReturnType<typeof browserOf>>;

async function addDomain(ada: SignedIn, mode = 'automatic_suggestion') {
  const form = { name: 'acme.example', enrollment_mode: mode };
  const { response } = await ada.post(`${acme}/domains`, form);
  return `${acme}/domains/${response.id}`;
}

async function verify(ada: SignedIn, path: string) {
  await ada.post(`${path}/prepare_affiliation_verification`, {
    affiliation_email_address: 'ada@acme.example',
  });
  const code = emulator.outbox.at(-1)?.code ?? '';
  return ada.post(`${path}/attempt_affiliation_verification`, { code });
}

describe('a domain of an organization', () => {
  it('is verified by a code that is sent to an address at the domain', async () => {
    const ada = await browserOf('user_ada');
    const path = await addDomain(ada);
    expect((await ada.get(path)).response).toMatchObject({
      affiliation_verification: null,
      ownership_verification: null,
      public_organization_data: { slug: 'acme' },
    });
    const sent = await ada.post(`${path}/prepare_affiliation_verification`, {
      affiliation_email_address: 'ada@acme.example',
    });
    const pending = { status: 'unverified', strategy: 'affiliation_email_code', attempts: 0 };
    expect(sent.response).toMatchObject({
      affiliation_email_address: 'ada@acme.example',
      affiliation_verification: pending,
      verification: pending,
    });
    const code = emulator.outbox[0]?.code ?? '';
    expect(JSON.stringify(sent)).not.toContain(code);
    const attempt = (text: string) => ada.post(`${path}/attempt_affiliation_verification`, { code: text });
    expect((await attempt('wrong')).errors).toEqual(['form_code_incorrect code']);
    expect((await attempt(code)).response.affiliation_verification).toMatchObject({
      status: 'verified',
      attempts: 2,
      verified_at: expect.any(Number),
    });
    expect((await attempt(code)).errors).toEqual(['verification_already_verified']);
  });

  it('is not verified by an address elsewhere, too many attempts, or a late code', async () => {
    const ada = await browserOf('user_ada');
    const path = await addDomain(ada);
    const attempt = () => ada.post(`${path}/attempt_affiliation_verification`, { code: 'x' });
    const prepare = (to: string) =>
      ada.post(`${path}/prepare_affiliation_verification`, { affiliation_email_address: to });
    expect((await attempt()).errors).toEqual(['verification_missing']);
    for (const to of ['acme.example', '@acme.example', 'a b@acme.example', 'a@b@acme.example']) {
      expect((await prepare(to)).errors).toEqual(['form_param_format_invalid affiliation_email_address']);
    }
    expect((await prepare('ada@evil.example')).errors).toEqual([
      'form_param_value_invalid affiliation_email_address',
    ]);
    await prepare('ada@acme.example');
    for (let tries = 0; tries < 3; tries += 1) await attempt();
    expect((await attempt()).errors).toEqual(['verification_failed']);
    await prepare('ada@acme.example');
    emulator.advance('11m');
    expect((await attempt()).errors).toEqual(['verification_expired']);
    expect((await ada.get(path)).response.affiliation_verification.status).toBe('expired');
  });

  it('is owned by who has published the TXT record, which counts as published', async () => {
    const ada = await browserOf('user_ada');
    const path = await addDomain(ada);
    const prepared = await ada.post(`${path}/prepare_ownership_verification`);
    expect(prepared.response.ownership_verification).toMatchObject({
      status: 'unverified',
      txt_record_name: expect.stringContaining('acme.example'),
      txt_record_value: expect.any(String),
    });
    const done = await ada.post(`${path}/attempt_ownership_verification`);
    expect(done.response.ownership_verification).toMatchObject({
      status: 'verified',
      txt_record_value: null,
    });
  });

  it('is verified by members who manage domains only, and takes its verification along', async () => {
    const [ada, bob] = [await browserOf('user_ada'), await browserOf('user_bob')];
    const path = await addDomain(ada);
    const form = { affiliation_email_address: 'bob@acme.example' };
    expect((await bob.post(`${path}/prepare_affiliation_verification`, form)).errors).toEqual([
      'missing_organization_permission',
    ]);
    await verify(ada, path);
    await ada.send('DELETE', path);
    expect(emulator.snapshot().records).not.toHaveProperty('organization_domain_verifications');
  });
});

describe('a suggestion', () => {
  it('becomes a request, and the request a membership', async () => {
    const [ada, eve] = [await browserOf('user_ada'), await browserOf('user_eve')];
    const path = await addDomain(ada);
    expect((await eve.get('/me/organization_suggestions')).response.total_count).toBe(0);
    await verify(ada, path);
    const { response: listed } = await eve.get('/me/organization_suggestions?status=pending');
    expect(listed).toMatchObject({
      total_count: 1,
      data: [{ status: 'pending', public_organization_data: { id: 'org_acme', name: 'Acme' } }],
    });
    const accept = () => eve.post(`/me/organization_suggestions/${listed.data[0].id}/accept`);
    expect((await accept()).response.status).toBe('accepted');
    expect((await accept()).errors).toEqual(['organization_suggestion_not_pending']);
    const { response: requests } = await ada.get(`${acme}/membership_requests?status=pending`);
    expect(requests).toMatchObject({
      total_count: 1,
      data: [{ organization_id: 'org_acme', public_user_data: { user_id: 'user_eve' } }],
    });
    const request = `${acme}/membership_requests/${requests.data[0].id}`;
    expect((await ada.post(`${request}/accept`)).response.status).toBe('accepted');
    expect((await ada.post(`${request}/reject`)).errors).toEqual([
      'organization_membership_request_not_pending',
    ]);
    expect((await eve.get('/me/organization_memberships')).response).toMatchObject({
      data: [{ role: 'org:member', organization: { id: 'org_acme' } }],
    });
  });

  it('is for people with a verified address at a verified domain, who are not members', async () => {
    const ada = await browserOf('user_ada');
    await verify(ada, await addDomain(ada));
    for (const userId of ['user_ada', 'user_bob', 'user_out']) {
      const { response } = await (await browserOf(userId)).get('/me/organization_suggestions');
      expect([userId, response.total_count]).toEqual([userId, 0]);
    }
  });

  it('of another user, and the request of another organization, is not found', async () => {
    const [ada, eve] = [await browserOf('user_ada'), await browserOf('user_eve')];
    await verify(ada, await addDomain(ada));
    const { response } = await eve.get('/me/organization_suggestions');
    const path = `/me/organization_suggestions/${response.data[0].id}/accept`;
    expect((await ada.post(path)).status).toBe(404);
    await eve.post(path);
    await eve.post('/organizations', { name: 'Own' });
    const { response: own } = await eve.get('/me/organization_memberships');
    const { response: requests } = await ada.get(`${acme}/membership_requests`);
    const elsewhere = `/organizations/${own.data[0].organization.id}/membership_requests`;
    expect((await eve.post(`${elsewhere}/${requests.data[0].id}/accept`)).status).toBe(404);
    expect(
      (await ada.post(`${acme}/membership_requests/${requests.data[0].id}/reject`)).response.status,
    ).toBe('rejected');
  });
});

it('the roles of an organization are those of its instance, or of its role set', async () => {
  const bob = await browserOf('user_bob');
  const { response } = await bob.get(`${acme}/roles?limit=1`);
  expect(response).toMatchObject({
    total_count: 2,
    has_role_set_migration: false,
    data: [{ key: 'org:admin', description: '' }],
  });
});

describe('an image', () => {
  const form = (type = 'image/png') => {
    const body = new FormData();
    body.append('file', new File([png], 'logo.png', { type }));
    return body;
  };

  it('is uploaded as the logo of an organization, and deleted', async () => {
    const ada = await browserOf('user_ada');
    const uploaded = await ada.raw(`${acme}/logo?_method=PUT`, form());
    const { response } = Object(await uploaded.json());
    expect(response).toMatchObject({ object: 'organization', has_image: true });
    const file = await fetch(response.image_url);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
    expect((await ada.send('DELETE', `${acme}/logo`)).response).toMatchObject({ deleted: true });
    expect((await ada.get(acme)).response.has_image).toBe(false);
    expect((await ada.send('DELETE', `${acme}/logo`)).status).toBe(404);
  });

  it('is sent as base64, too', async () => {
    const ada = await browserOf('user_ada');
    const headers = { 'content-type': 'application/octet-stream' };
    const data = `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
    expect((await ada.raw(`${acme}/logo?_method=PUT`, data, headers)).status).toBe(200);
    expect((await ada.raw(`${acme}/logo?_method=PUT`, '*', headers)).status).toBe(400);
    expect((await ada.raw(`${acme}/logo?_method=PUT`, btoa('text'), headers)).status).toBe(400);
  });

  it('is uploaded as the image of the user, and deleted', async () => {
    const bob = await browserOf('user_bob');
    const { response, client } = Object(await (await bob.raw('/me/profile_image', form())).json());
    expect(response).toMatchObject({ object: 'image', public_url: expect.stringContaining('/images/') });
    expect(client.sessions[0].user).toMatchObject({ has_image: true, image_url: response.public_url });
    expect((await bob.send('DELETE', '/me/profile_image')).response).toMatchObject({ deleted: true });
    expect((await bob.get('/me')).response.has_image).toBe(false);
  });

  it('is rejected from members who cannot manage the profile, and in another type', async () => {
    const [ada, bob] = [await browserOf('user_ada'), await browserOf('user_bob')];
    expect((await bob.raw(`${acme}/logo?_method=PUT`, form())).status).toBe(403);
    expect((await ada.raw(`${acme}/logo?_method=PUT`, form('image/svg+xml'))).status).toBe(400);
    const large = new FormData();
    large.append('file', new File([new Uint8Array(11_000_000)], 'logo.png', { type: 'image/png' }));
    expect((await ada.raw(`${acme}/logo?_method=PUT`, large)).status).toBe(413);
  });
});
