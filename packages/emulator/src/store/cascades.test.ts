import { expect, it } from 'vitest';
import { type Call, start } from '../in-process.test-support.ts';

// The API wants ids of this length as the subject of an API key.
const ada = `user_${'a'.repeat(27)}`;
const acme = `org_${'a'.repeat(27)}`;

const seed = {
  users: [
    {
      id: ada,
      emailAddress: 'ada@example.com',
      phoneNumber: '+15555550100',
      web3Wallet: ['0x1234567890123456789012345678901234567890'],
      passkeys: [{ name: 'Laptop' }],
      externalAccounts: [{ provider: 'oauth_google', providerUserId: '1' }],
    },
    { id: 'user_bob', emailAddress: 'bob@example.com' },
  ],
  organizations: [{ id: acme, name: 'Acme', createdBy: 'user_bob', members: [{ userId: ada }] }],
};

async function prepare() {
  const { emulator, call } = await start({ seed });
  const post: (path: string, body: object) => Promise<Readonly<Record<string, string>>> = async (
    path,
    body,
  ) => {
    const answer = await call('POST', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await emulator.signIn(ada, { organizationId: acme });
  await post('/sign_in_tokens', { user_id: ada });
  await post('/actor_tokens', { user_id: ada, actor: { sub: 'user_bob' } });
  await post(`/organizations/${acme}/invitations`, { email_address: 'x@example.com', role: 'org:member' });
  await post(`/organizations/${acme}/domains`, {
    name: 'acme.example',
    enrollment_mode: 'manual_invitation',
  });
  const application = await post('/oauth_applications', {
    name: 'App',
    callback_url: 'https://app.example/',
  });
  await emulator.createOAuthToken({ userId: ada, applicationId: application['id'] ?? '' });
  const machines = [await post('/machines', { name: 'one' }), await post('/machines', { name: 'two' })];
  await post(`/machines/${machines[0]?.['id']}/scopes`, { to_machine_id: machines[1]?.['id'] });
  for (const subject of [ada, acme, String(machines[0]?.['id'])]) {
    await post('/api_keys', { name: 'Key', subject });
  }
  const machine = { authorization: `Bearer ${machines[0]?.['secret_key']}` };
  await call('POST', '/m2m_tokens', {}, machine);
  await post('/agents/tasks', {
    on_behalf_of: { user_id: ada },
    permissions: '*',
    agent_name: 'Helper',
    task_description: 'Reads',
    redirect_url: 'http://localhost:3000/',
  });
  const records = () => emulator.snapshot().records as Readonly<Record<string, readonly object[]>>;
  return { call, records, ids: { application: application['id'], machine: machines[0]?.['id'] } };
}

/** The records of each collection that a deletion deletes. All others stay, except for what the last column says. */
const rows: readonly (readonly [
  path: string,
  deleted: Readonly<Record<string, number>>,
  changed: readonly string[],
])[] = [
  [
    `/users/${ada}`,
    {
      users: 1,
      email_addresses: 1,
      phone_numbers: 1,
      web3_wallets: 1,
      passkeys: 1,
      external_accounts: 1,
      sessions: 1,
      organization_memberships: 1,
      sign_in_tokens: 1,
      actor_tokens: 1,
      oauth_access_tokens: 1,
      api_keys: 1,
      agent_tasks: 1,
    },
    [],
  ],
  [
    `/organizations/${acme}`,
    {
      organizations: 1,
      organization_memberships: 2,
      organization_invitations: 1,
      organization_domains: 1,
      api_keys: 1,
    },
    ['sessions'],
  ],
  ['/machines/{machine}', { machines: 1, machine_scopes: 1, m2m_tokens: 1, api_keys: 1 }, []],
  ['/oauth_applications/{application}', { oauth_applications: 1, oauth_access_tokens: 1 }, []],
];

it.each(rows)('DELETE %s deletes what belongs to it, and nothing else', async (path, deleted, changed) => {
  const { call, records, ids } = await prepare();
  const before = records();
  const target = path.replace(/\{(\w+)\}/, (_, name: keyof typeof ids) => String(ids[name]));
  expect((await remove(call, target)).status).toBe(200);
  const after = records();
  const counts = Object.keys(before).flatMap((name) => {
    const gone = (before[name]?.length ?? 0) - (after[name]?.length ?? 0);
    return gone === 0 ? [] : [[name, gone] as const];
  });
  expect(Object.fromEntries(counts)).toEqual(deleted);
  const others = Object.keys(before).filter((name) => !(name in deleted) && !changed.includes(name));
  for (const name of others) expect([name, after[name]]).toEqual([name, before[name]]);
  for (const name of changed) expect(after[name]).not.toEqual(before[name]);
});

const remove = (call: Call, path: string) => call('DELETE', path);
