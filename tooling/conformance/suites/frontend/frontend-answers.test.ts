import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithFrontendContract } from '../../src/describe-with-contract.ts';

type Form = Readonly<Record<string, string>>;

describeWithFrontendContract('the answers of the emulated Frontend API', (contract) => {
  let emulator: Emulator;
  let cookies: Map<string, string>;

  beforeAll(async () => {
    emulator = await createEmulator({
      port: false,
      seed: {
        users: [
          {
            id: 'user_ada',
            emailAddress: 'ada+clerk_test@example.com',
            phoneNumber: '+15555550100',
            password: 'correct horse',
          },
          { id: 'user_joins', emailAddress: 'joins+clerk_test@example.com' },
        ],
        organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
      },
    });
    cookies = new Map();
  });
  afterAll(() => emulator.close());

  /** Sends a form as one browser, compares the answer with a status and the description, and resolves to the JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the steps read what they expect
  async function send(expected: number, method: string, path: string, form?: Form): Promise<any> {
    const url = `${emulator.url}/v1${path}`;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? {} : { body: new URLSearchParams(form) };
    const response = await emulator.fetch(url, { method, headers: { cookie }, ...body });
    for (const text of response.headers.getSetCookie()) {
      const { name = '', value = '' } = /^(?<name>[^=]+)=(?<value>[^;]*)/.exec(text)?.groups ?? {};
      cookies.set(name, value);
    }
    const { status, headers } = response;
    const received = { status, headers, body: await response.text() };
    const problems = contract.checkResponse({ method, url }, received);
    expect({ method, path, status, problems }).toEqual({ method, path, status: expected, problems: [] });
    return JSON.parse(received.body);
  }

  it('are valid while a user signs in, uses an account and signs out', async () => {
    await send(200, 'GET', '/environment');
    await send(200, 'PATCH', '/environment', {});
    await send(200, 'GET', '/client');
    await send(200, 'PUT', '/client', {});
    await send(401, 'GET', '/me');
    await send(422, 'POST', '/client/sign_ins', { identifier: 'unknown@example.com' });
    const started = await send(200, 'POST', '/client/sign_ins', { identifier: 'ada+clerk_test@example.com' });
    const path = `/client/sign_ins/${started.response.id}`;
    await send(200, 'GET', path);
    await send(422, 'POST', `${path}/attempt_first_factor`, { strategy: 'password', password: 'wrong' });
    await send(200, 'POST', `${path}/prepare_first_factor`, { strategy: 'email_code' });
    await send(422, 'POST', `${path}/attempt_first_factor`, { strategy: 'email_code', code: '1' });
    const done = await send(200, 'POST', `${path}/attempt_first_factor`, {
      strategy: 'email_code',
      code: '424242',
    });
    expect(done.response.status).toBe('complete');
    const session = `/client/sessions/${done.response.created_session_id}`;
    await send(200, 'GET', '/client');
    await send(200, 'GET', session);
    await send(200, 'POST', `${session}/touch`, { active_organization_id: 'org_acme' });
    await send(200, 'POST', `${session}/tokens`, {});
    await send(404, 'POST', `${session}/tokens/none`, {});
    await send(200, 'GET', '/me');
    await send(200, 'PATCH', '/me', { first_name: 'Ada' });
    await send(200, 'PATCH', '/me/metadata', { unsafe_metadata: '{"a":1}' });
    await send(200, 'POST', '/me/change_password', {
      current_password: 'correct horse',
      new_password: 'battery staple',
    });
    await send(200, 'GET', '/me/organization_memberships?paginated=true');
    await send(200, 'GET', '/me/organization_invitations');
    await send(200, 'GET', '/me/organization_suggestions');
    await send(200, 'POST', `${session}/end`, {});
    await send(200, 'DELETE', '/client/sessions');
    await send(200, 'DELETE', '/client');
  });

  it('are valid while a user signs up', async () => {
    cookies.clear();
    await send(422, 'POST', '/client/sign_ups', { email_address: 'nonsense' });
    const { response } = await send(200, 'POST', '/client/sign_ups', {
      email_address: 'bob+clerk_test@example.com',
    });
    const path = `/client/sign_ups/${response.id}`;
    await send(200, 'GET', path);
    await send(200, 'PATCH', path, { first_name: 'Bob' });
    await send(200, 'POST', `${path}/prepare_verification`, { strategy: 'email_code' });
    await send(422, 'POST', `${path}/attempt_verification`, { strategy: 'email_code', code: '1' });
    const done = await send(200, 'POST', `${path}/attempt_verification`, {
      strategy: 'email_code',
      code: '424242',
    });
    await send(200, 'POST', `/client/sessions/${done.response.created_session_id}/remove`, {});
    await send(401, 'DELETE', '/me');
  });

  it('are valid for an invitation, and for a user who leaves', async () => {
    cookies.clear();
    const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ email_address: 'eve@example.com', role: 'org:member' });
    const sent = await emulator.fetch(`${emulator.url}/v1/organizations/org_acme/invitations`, {
      method: 'POST',
      headers,
      body,
    });
    expect(sent.status).toBe(200);
    const { url } = Object(await sent.json());
    const ticket = new URL(url).searchParams.get('ticket') ?? '';
    await send(200, 'POST', '/client/sign_ups', { strategy: 'ticket', ticket });
    await send(200, 'GET', '/me/organization_invitations');
    await send(200, 'DELETE', '/me/organization_memberships/org_acme');
    await send(200, 'DELETE', '/me');
  });

  it('are valid for an organization whose domain lets people join', async () => {
    cookies.clear();
    const signIn = async (identifier: string) => {
      cookies.clear();
      const { response } = await send(200, 'POST', '/client/sign_ins', { identifier });
      const path = `/client/sign_ins/${response.id}`;
      await send(200, 'POST', `${path}/prepare_first_factor`, { strategy: 'email_code' });
      await send(200, 'POST', `${path}/attempt_first_factor`, { strategy: 'email_code', code: '424242' });
    };
    await signIn('ada+clerk_test@example.com');
    const acme = '/organizations/org_acme';
    const verifying = 'ada+clerk_test@example.com';
    const form = { name: 'example.com', enrollment_mode: 'automatic_suggestion' };
    const { response: domain } = await send(200, 'POST', `${acme}/domains`, form);
    const path = `${acme}/domains/${domain.id}`;
    await send(200, 'GET', `${acme}/domains`);
    await send(200, 'GET', path);
    await send(200, 'POST', `${path}/prepare_ownership_verification`, {});
    await send(200, 'POST', `${path}/attempt_ownership_verification`, {});
    await send(200, 'POST', `${path}/prepare_affiliation_verification`, {
      affiliation_email_address: verifying,
    });
    await send(422, 'POST', `${path}/attempt_affiliation_verification`, { code: '1' });
    await send(200, 'POST', `${path}/attempt_affiliation_verification`, { code: '424242' });
    await send(200, 'GET', `${acme}/roles`);
    await send(200, 'GET', '/me/organization_creation_defaults');

    await signIn('joins+clerk_test@example.com');
    const { response: listed } = await send(200, 'GET', '/me/organization_suggestions');
    await send(200, 'POST', `/me/organization_suggestions/${listed.data[0].id}/accept`, {});

    await signIn('ada+clerk_test@example.com');
    const { response: requests } = await send(200, 'GET', `${acme}/membership_requests`);
    await send(200, 'POST', `${acme}/membership_requests/${requests.data[0].id}/accept`, {});
    await send(400, 'POST', `${acme}/membership_requests/${requests.data[0].id}/reject`, {});
    await send(200, 'POST', `${path}/update_enrollment_mode`, { enrollment_mode: 'manual_invitation' });
    await send(200, 'DELETE', path);
  });
});
