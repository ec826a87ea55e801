import type { Ask } from './conversation.ts';
import { provokeFailures } from './failures.ts';

const metadata = {
  public_metadata: { plan: 'pro', deep: { list: [1, null] } },
  private_metadata: { note: '' },
};

/** Calls every operation of the emulator at least once, with few and with many parameters. */
export async function runScenario(ask: Ask): Promise<void> {
  const { ada, mallory } = await createUsers(ask);
  await readUsers(ask, ada);
  const acme = await useOrganizations(ask, ada);
  await useMemberships(ask, ada, acme);
  await useSessions(ask, ada, acme);
  await provokeFailures(ask, { userId: ada, organizationId: acme, bannedUserId: mallory });
  await ask('delete an organization', `DELETE /organizations/${acme}`);
  await ask('delete a user', `DELETE /users/${ada}`);
  await ask('the keys', 'GET /jwks');
}

async function createUsers(ask: Ask): Promise<{ ada: string; mallory: string }> {
  await ask('create a user with nothing', 'POST /users', { body: {} });
  const { id } = await ask('create a user with all', 'POST /users', {
    body: {
      external_id: 'ext_1',
      first_name: 'Ada',
      last_name: 'Lovelace',
      email_address: ['ada@example.com', 'a.lovelace@example.com'],
      phone_number: ['+15555550100'],
      web3_wallet: ['0x1234567890123456789012345678901234567890'],
      username: 'ada',
      password: 'correct horse battery staple',
      created_at: '2026-01-02T03:04:05Z',
      create_organizations_limit: 5,
      ...metadata,
      unsafe_metadata: { theme: 'dark' },
    },
  });
  const { id: mallory } = await ask('create a banned user', 'POST /users', {
    body: { username: 'mallory', banned: true },
  });
  await ask('create a locked user', 'POST /users', { body: { username: 'locked', locked: true } });
  return { ada: id, mallory };
}

async function readUsers(ask: Ask, ada: string): Promise<void> {
  await ask('a user', `GET /users/${ada}`);
  await ask('users', 'GET /users');
  await ask('a page of users', 'GET /users?limit=1&offset=1&order_by=%2Bcreated_at&banned=false');
  await ask('users after another', `GET /users?starting_after=${ada}&order_by=-created_at`);
  await ask('no users', 'GET /users?query=nobody');
  await ask('the number of users', 'GET /users/count?email_address=ada@example.com&email_address=x@y.zz');
  await ask('change a user', `PATCH /users/${ada}`, {
    body: { first_name: null, username: 'countess', delete_self_enabled: true },
  });
  await ask('merge metadata of a user', `PATCH /users/${ada}/metadata`, {
    body: { public_metadata: { plan: null, seats: 3 } },
  });
  await ask('replace metadata of a user', `PUT /users/${ada}/metadata`, { body: metadata });
  await ask('ban a user', `POST /users/${ada}/ban`);
  await ask('unban a user', `POST /users/${ada}/unban`);
}

async function useOrganizations(ask: Ask, ada: string): Promise<string> {
  const { id } = await ask('create an organization', 'POST /organizations', {
    body: { name: 'Acme', slug: 'acme', created_by: ada, max_allowed_memberships: 2, ...metadata },
  });
  await ask('create an organization with a name only', 'POST /organizations', { body: { name: 'Umbrella' } });
  await ask('an organization', `GET /organizations/${id}`);
  await ask('an organization by its slug', 'GET /organizations/acme?include_members_count=true');
  await ask(
    'an organization with all',
    `GET /organizations/${id}?include_missing_member_with_elevated_permissions=true`,
  );
  await ask('organizations', 'GET /organizations');
  await ask(
    'organizations, narrowed down',
    `GET /organizations?user_id=${ada}&query=ac&include_members_count=true&order_by=name&limit=5`,
  );
  await ask('change an organization', `PATCH /organizations/${id}`, {
    body: { name: 'Acme & Co', admin_delete_enabled: false },
  });
  await ask('merge metadata of an organization', `PATCH /organizations/${id}/metadata`, { body: metadata });
  await ask('replace metadata of an organization', `PUT /organizations/${id}/metadata`, {
    body: { public_metadata: {} },
  });
  return id;
}

async function useMemberships(ask: Ask, ada: string, acme: string): Promise<void> {
  const { id: grace } = await ask('create another user', 'POST /users', {
    body: { email_address: ['grace@example.com'] },
  });
  const memberships = `/organizations/${acme}/memberships`;
  await ask('add a member', `POST ${memberships}`, { body: { user_id: grace, role: 'org:member' } });
  await ask('members', `GET ${memberships}`);
  await ask(
    'members, narrowed down',
    `GET ${memberships}?role=org:member&user_id=${grace}&order_by=-created_at`,
  );
  await ask('change a role', `PATCH ${memberships}/${grace}`, { body: { role: 'org:admin' } });
  await ask('merge metadata of a member', `PATCH ${memberships}/${grace}/metadata`, { body: metadata });
  await ask('memberships of a user', `GET /users/${grace}/organization_memberships?limit=1`);
  await ask('remove a member', `DELETE ${memberships}/${grace}`);
  await ask('memberships of a user, none', `GET /users/${grace}/organization_memberships`);
  await ask('memberships of the creator', `GET /users/${ada}/organization_memberships`);
}

async function useSessions(ask: Ask, ada: string, acme: string): Promise<void> {
  const { id } = await ask('create a session', 'POST /sessions', { body: { user_id: ada } });
  await ask('create a session in an organization', 'POST /sessions', {
    body: { user_id: ada, active_organization_id: acme },
  });
  await ask('a session', `GET /sessions/${id}`);
  await ask('sessions', `GET /sessions?user_id=${ada}`);
  await ask(
    'sessions with their number',
    `GET /sessions?user_id=${ada}&status=active&paginated=true&limit=1`,
  );
  await ask('a token', `POST /sessions/${id}/tokens`);
  await ask('a token that lasts', `POST /sessions/${id}/tokens`, { body: { expires_in_seconds: 3600 } });
  await ask('a token by a template that is not there', `POST /sessions/${id}/tokens/hasura`, { status: 404 });
  await ask('revoke a session', `POST /sessions/${id}/revoke`);
  await ask('a token of a session that was revoked', `POST /sessions/${id}/tokens`, { status: 404 });
}
