import { readFileSync } from 'node:fs';
import { locateApiDescription } from '@tooling/api-description/locate-api-description';
import type { OpenApiDocument } from '@tooling/api-description/open-api';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createContract } from '../../src/description/create-contract.ts';
import type { OverlayEntry } from '../../src/description/overlay.ts';

const located = locateApiDescription('fapi-2026-05-12', process.env);
if (located.kind === 'skipped') {
  console.info(`skipped: ${located.because}`);
}

const OVERLAY: readonly OverlayEntry[] = [
  {
    kind: 'error-statuses',
    statuses: [400, 401, 404, 422],
    because: 'Any request can be wrong in these ways.',
  },
];

/** The description of the Frontend API has the version in its paths, and that of the Backend API in its server. */
function readDocument(file: string): OpenApiDocument {
  const { paths, ...document } = parse(readFileSync(file, 'utf8'));
  const below = Object.entries(paths).map(([path, item]) => [path.replace(/^\/v1(?=\/)/, ''), item]);
  return { ...document, paths: Object.fromEntries(below) };
}

describe.skipIf(located.kind === 'skipped')('the answers of the emulated Frontend API', () => {
  const contract = createContract(readDocument(located.kind === 'present' ? located.file : ''), OVERLAY);
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
        ],
        organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
      },
    });
    cookies = new Map();
  });
  afterAll(() => emulator.close());

  /** Sends a form as one browser, compares the answer with the description, and resolves to the JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the steps read what they expect
  async function send(method: string, path: string, form?: Record<string, string>): Promise<any> {
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
    expect({ path, problems: contract.checkResponse({ method, url }, received) }).toEqual({
      path,
      problems: [],
    });
    return JSON.parse(received.body);
  }

  it('are valid while a user signs in, uses an account and signs out', async () => {
    await send('GET', '/environment');
    await send('PATCH', '/environment', {});
    await send('GET', '/client');
    await send('PUT', '/client', {});
    await send('GET', '/me');
    await send('POST', '/client/sign_ins', { identifier: 'unknown@example.com' });
    const started = await send('POST', '/client/sign_ins', { identifier: 'ada+clerk_test@example.com' });
    const path = `/client/sign_ins/${started.response.id}`;
    await send('GET', path);
    await send('POST', `${path}/attempt_first_factor`, { strategy: 'password', password: 'wrong' });
    await send('POST', `${path}/prepare_first_factor`, { strategy: 'email_code' });
    await send('POST', `${path}/attempt_first_factor`, { strategy: 'email_code', code: '1' });
    const done = await send('POST', `${path}/attempt_first_factor`, {
      strategy: 'email_code',
      code: '424242',
    });
    expect(done.response.status).toBe('complete');
    const session = `/client/sessions/${done.response.created_session_id}`;
    await send('GET', '/client');
    await send('GET', session);
    await send('POST', `${session}/touch`, { active_organization_id: 'org_acme' });
    await send('POST', `${session}/tokens`, {});
    await send('POST', `${session}/tokens/none`, {});
    await send('GET', '/me');
    await send('PATCH', '/me', { first_name: 'Ada' });
    await send('PATCH', '/me/metadata', { unsafe_metadata: '{"a":1}' });
    await send('POST', '/me/change_password', {
      current_password: 'correct horse',
      new_password: 'battery staple',
    });
    await send('GET', '/me/organization_memberships?paginated=true');
    await send('GET', '/me/organization_invitations');
    await send('GET', '/me/organization_suggestions');
    await send('POST', `${session}/end`, {});
    await send('DELETE', '/client/sessions');
    await send('DELETE', '/client');
  });

  it('are valid while a user signs up', async () => {
    cookies.clear();
    await send('POST', '/client/sign_ups', { email_address: 'nonsense' });
    const { response } = await send('POST', '/client/sign_ups', {
      email_address: 'bob+clerk_test@example.com',
    });
    const path = `/client/sign_ups/${response.id}`;
    await send('GET', path);
    await send('PATCH', path, { first_name: 'Bob' });
    await send('POST', `${path}/prepare_verification`, { strategy: 'email_code' });
    await send('POST', `${path}/attempt_verification`, { strategy: 'email_code', code: '1' });
    const done = await send('POST', `${path}/attempt_verification`, {
      strategy: 'email_code',
      code: '424242',
    });
    await send('POST', `/client/sessions/${done.response.created_session_id}/remove`, {});
    await send('DELETE', '/me');
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
    const { url } = Object(await sent.json());
    const ticket = new URL(url).searchParams.get('ticket') ?? '';
    await send('POST', '/client/sign_ups', { strategy: 'ticket', ticket });
    await send('GET', '/me/organization_invitations');
    await send('DELETE', '/me/organization_memberships/org_acme');
    await send('DELETE', '/me');
  });
});
