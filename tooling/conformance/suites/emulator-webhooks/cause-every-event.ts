import type { Emulator } from '@x/emulator';

/** Does through the APIs of an emulator what emits each of its events at least once. */
export async function causeEveryEvent(emulator: Emulator): Promise<void> {
  const api = backendOf(emulator);
  const user = await api('POST', '/users', {
    email_address: ['ada@example.com'],
    phone_number: ['+4930123456'],
    external_id: 'ext_ada',
    username: 'ada',
    public_metadata: { plan: 'pro', nested: { list: [1, null] } },
  });
  await api('PATCH', `/users/${user.id}`, { first_name: 'Ada' });
  await causeOrganizationEvents(emulator, api, user.id);
  await causeRoleEvents(api);
  await causeSessionEvents(emulator, api, user.id);

  const phone = user.phone_numbers[0].id;
  await api('POST', `/phone_numbers/${phone}/prepare_verification`, { strategy: 'phone_code' });
  await api('POST', `/email_addresses/${user.email_addresses[0].id}/prepare_verification`, {
    strategy: 'email_code',
  });

  const entry = await api('POST', '/waitlist_entries', { email_address: 'queue@example.com' });
  await api('POST', `/waitlist_entries/${entry.id}/invite`, {});
  await api('DELETE', `/users/${user.id}`);
}

async function causeOrganizationEvents(emulator: Emulator, api: Api, userId: string): Promise<void> {
  const organization = await api('POST', '/organizations', { name: 'Acme', created_by: userId });
  const at = `/organizations/${organization.id}`;
  await api('PATCH', at, { name: 'Acme Inc' });

  const domain = await api('POST', `${at}/domains`, {
    name: 'acme.example',
    enrollment_mode: 'manual_invitation',
  });
  await api('PATCH', `${at}/domains/${domain.id}`, { enrollment_mode: 'automatic_invitation' });
  await api('DELETE', `${at}/domains/${domain.id}`);

  const other = await api('POST', '/users', { first_name: '<b>Grace</b>', password: 'a long pass phrase 1' });
  await api('POST', `${at}/memberships`, { user_id: other.id, role: 'org:member' });
  await api('PATCH', `${at}/memberships/${other.id}`, { role: 'org:admin' });
  await api('DELETE', `${at}/memberships/${other.id}`);

  const invite = (email_address: string) =>
    api('POST', `${at}/invitations`, { email_address, role: 'org:member', inviter_user_id: userId });
  const revoked = await invite('nobody@example.com');
  await api('POST', `${at}/invitations/${revoked.id}/revoke`, {});
  const accepted = await invite('grace@example.com');
  const ticket = new URL(accepted.url).searchParams.get('ticket') ?? '';
  await frontend(emulator, '/client/sign_ups', {
    strategy: 'ticket',
    ticket,
    password: 'a long pass phrase 2',
  });
  await api('DELETE', at);
}

async function causeRoleEvents(api: Api): Promise<void> {
  const permission = await api('POST', '/organization_permissions', {
    name: 'Read invoices',
    key: 'org:invoices:read',
    description: 'Reads invoices',
  });
  const role = await api('POST', '/organization_roles', {
    name: 'Clerk',
    key: 'org:clerk',
    description: 'Keeps the books',
    permissions: [permission.id],
  });
  await api('PATCH', `/organization_roles/${role.id}`, { name: 'Bookkeeper' });
  await api('DELETE', `/organization_roles/${role.id}`);
  await api('PATCH', `/organization_permissions/${permission.id}`, { name: 'See invoices' });
  await api('DELETE', `/organization_permissions/${permission.id}`);
}

async function causeSessionEvents(emulator: Emulator, api: Api, userId: string): Promise<void> {
  for (const what of ['end', 'remove']) {
    const { sessionId, cookies } = await emulator.signIn(userId);
    const path = `/client/sessions/${sessionId}/${what}?__clerk_db_jwt=${cookies['__clerk_db_jwt']}`;
    await frontend(emulator, path);
  }
  const { sessionId } = await emulator.signIn(userId);
  await api('POST', `/sessions/${sessionId}/revoke`);
}

// biome-ignore lint/suspicious/noExplicitAny: a record is whatever the emulator returned; a wrong id fails the test
type Api = (method: string, path: string, body?: unknown) => Promise<any>;

function backendOf(emulator: Emulator): Api {
  return (method, path, body) =>
    send(`${emulator.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

function frontend({ url }: Emulator, path: string, form: Readonly<Record<string, string>> = {}) {
  return send(`${url}/v1${path}`, { method: 'POST', body: new URLSearchParams(form) });
}

async function send(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${init.method} ${url}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
