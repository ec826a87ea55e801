import type { Emulator } from '@x/emulator';

// biome-ignore lint/suspicious/noExplicitAny: a record is whatever the emulator returned; a wrong field fails the call
export type Json = any;

export const PASSWORD = 'correct horse battery staple';
/** Of the secret below. */
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXP';

/** Creates the records that most calls refer to, over HTTP, each one new. */
export function createBasicWorld(emulator: Emulator) {
  let number = 0;
  const next = () => {
    number += 1;
    return number;
  };

  const send = createSender(emulator);
  const post = (path: string, body: unknown = {}, key?: string) => send('POST', path, body, key);
  const idOf = async (record: Promise<Json>): Promise<string> => (await record).id;

  const email = () => `person-${next()}@example.com`;
  const phone = () => `+1555${5_550_000 + next()}`;
  const userRecord = () =>
    post('/users', {
      email_address: [email(), email()],
      phone_number: [phone(), phone()],
      username: `person-${next()}`,
      password: PASSWORD,
      totp_secret: TOTP_SECRET,
      backup_codes: ['12345678'],
    });
  const user = () => idOf(userRecord());
  const organization = async () => idOf(post('/organizations', { name: 'Acme', created_by: await user() }));
  const member = async () => {
    const [organizationId, userId] = [await organization(), await user()];
    await post(`/organizations/${organizationId}/memberships`, { user_id: userId, role: 'org:member' });
    return { organizationId, userId };
  };
  const session = async () => idOf(post('/sessions', { user_id: await user() }));
  const machine = () => idOf(post('/machines', { name: `worker-${next()}` }));
  const machineKey = async (id: string): Promise<string> =>
    (await send('GET', `/machines/${id}/secret_key`)).secret;
  const role = () => idOf(post('/organization_roles', { name: 'Editor', key: `org:editor_${next()}` }));
  const permission = () =>
    idOf(post('/organization_permissions', { name: 'Read', key: `org:notes_${next()}:read` }));

  return {
    idOf,
    emulator,
    email,
    phone,
    next,
    user,
    userRecord,
    organization,
    member,
    session,
    machine,
    machineKey,
    role,
    permission,
    send,
    post,
  };
}

function createSender(emulator: Emulator) {
  return async (method: string, path: string, body?: unknown, key = emulator.secretKey): Promise<Json> => {
    const response = await fetch(`${emulator.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
