import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';

let call: Call;
let time: number;

beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  ({ call } = await start({ now: () => time }));
});

async function create(body: Record<string, unknown>) {
  time += 1000;
  return (await call('POST', '/users', body)).body;
}

describe('POST /users', () => {
  it('creates a user whose first email address is the primary one', async () => {
    const user = await create({ email_address: ['Ada@Example.com', 'ada@work.example'], first_name: 'Ada' });
    expect(user).toMatchObject({ object: 'user', first_name: 'Ada', last_name: null, created_at: time });
    expect(user.id).toMatch(/^user_\w{27}$/);
    const [first] = user.email_addresses;
    expect(first).toMatchObject({
      email_address: 'ada@example.com',
      verification: { status: 'verified', strategy: 'admin' },
    });
    expect(user.primary_email_address_id).toBe(first.id);
    expect((await call('GET', `/users/${user.id}`)).body).toEqual(user);
  });

  it('skips a reserved email address for the primary one', async () => {
    const user = await create({
      email_address: ['a@example.com', 'b@example.com'],
      email_address_identification_status: ['reserved', 'verified'],
    });
    expect(user.email_addresses[0]).toMatchObject({ reserved: true, verification: null });
    expect(user.primary_email_address_id).toBe(user.email_addresses[1].id);
  });

  it.each([
    ['email_address', { email_address: ['ADA@example.com'] }],
    ['phone_number', { phone_number: ['+15555550100'] }],
    ['username', { username: 'Ada' }],
    ['external_id', { external_id: 'ext_1' }],
    ['web3_wallet', { web3_wallet: ['0xAbC'] }],
  ])('rejects a second user with the same %s', async (name, body) => {
    const taken = { email_address: ['ada@example.com'], phone_number: ['+15555550100'], username: 'ada' };
    await create({ ...taken, external_id: 'ext_1', web3_wallet: ['0xAbC'] });
    expect(errorsOf(await call('POST', '/users', body))).toEqual([`422 form_identifier_exists ${name}`]);
    expect((await call('GET', '/users/count')).body.total_count).toBe(1);
  });

  it('requires passwords of 8 characters unless checks are skipped', async () => {
    const answer = await call('POST', '/users', { password: 'short' });
    expect(errorsOf(answer)).toEqual(['422 form_password_length_too_short password']);
    const user = await create({ password: 'short', skip_password_checks: true });
    expect(user.password_enabled).toBe(true);
  });

  it('locks for an hour', async () => {
    const { id } = await create({ locked: true });
    expect((await call('GET', `/users/${id}`)).body).toMatchObject({
      locked: true,
      lockout_expires_in_seconds: 3600,
    });
    time += 3_600_000;
    expect((await call('GET', `/users/${id}`)).body).toMatchObject({
      locked: false,
      lockout_expires_in_seconds: null,
    });
  });
});

describe('PATCH /users/:user_id', () => {
  it('changes the fields that are sent and keeps the others', async () => {
    const user = await create({ first_name: 'Ada', last_name: 'L', external_id: 'ext_1', username: 'ada' });
    time += 1000;
    const { body } = await call('PATCH', `/users/${user.id}`, { first_name: null, username: '' });
    expect(body).toEqual({ ...user, first_name: null, username: null, updated_at: time });
  });

  it('allows a user to keep an external id, and rejects the external id of another user', async () => {
    const user = await create({ external_id: 'ext_1' });
    expect((await call('PATCH', `/users/${user.id}`, { external_id: 'ext_1' })).status).toBe(200);
    const other = await create({});
    const answer = await call('PATCH', `/users/${other.id}`, { external_id: 'ext_1' });
    expect(errorsOf(answer)).toEqual(['422 form_identifier_exists external_id']);
  });

  it('makes a verified email address of the user the primary one', async () => {
    const user = await create({ email_address: ['a@example.com', 'b@example.com'] });
    const id = user.email_addresses[1].id;
    const { body } = await call('PATCH', `/users/${user.id}`, { primary_email_address_id: id });
    expect(body.primary_email_address_id).toBe(id);
    expect((await call('PATCH', `/users/${user.id}`, { primary_email_address_id: 'idn_x' })).status).toBe(
      404,
    );
  });
});

describe('metadata', () => {
  it('merges at every level with PATCH, where null deletes', async () => {
    const { id } = await create({
      public_metadata: { a: { b: 1, c: 2 }, list: [1, 2] },
      private_metadata: { p: 1 },
    });
    const patch = { public_metadata: { a: { b: null, d: 3 }, list: [3] } };
    const { body } = await call('PATCH', `/users/${id}/metadata`, patch);
    expect(body.public_metadata).toEqual({ a: { c: 2, d: 3 }, list: [3] });
    expect(body.private_metadata).toEqual({ p: 1 });
  });

  it('replaces the kinds that are sent with PUT', async () => {
    const { id } = await create({ public_metadata: { a: 1 }, private_metadata: { p: 1 } });
    const { body } = await call('PUT', `/users/${id}/metadata`, { public_metadata: { z: 1 } });
    expect(body).toMatchObject({ public_metadata: { z: 1 }, private_metadata: { p: 1 } });
  });
});

describe('DELETE /users/:user_id', () => {
  it('deletes sessions and memberships and frees the identifiers', async () => {
    const { id } = await create({ email_address: ['ada@example.com'] });
    const { body: session } = await call('POST', '/sessions', { user_id: id });
    const { body: organization } = await call('POST', '/organizations', { name: 'Acme', created_by: id });
    expect((await call('DELETE', `/users/${id}`)).body).toEqual({ object: 'user', id, deleted: true });
    expect((await call('GET', `/users/${id}`)).status).toBe(404);
    expect((await call('GET', `/sessions/${session.id}`)).status).toBe(404);
    expect((await call('GET', `/organizations/${organization.id}/memberships`)).body.total_count).toBe(0);
    expect((await call('POST', '/users', { email_address: ['ada@example.com'] })).status).toBe(200);
  });
});

describe('POST /users/:user_id/ban', () => {
  it('revokes the sessions and rejects new sessions until unban', async () => {
    const { id } = await create({});
    const { body: session } = await call('POST', '/sessions', { user_id: id });
    expect((await call('POST', `/users/${id}/ban`)).body.banned).toBe(true);
    expect((await call('GET', `/sessions/${session.id}`)).body.status).toBe('revoked');
    expect(errorsOf(await call('POST', '/sessions', { user_id: id }))).toEqual(['403 user_banned']);
    expect((await call('POST', `/users/${id}/unban`)).body.banned).toBe(false);
    expect((await call('POST', '/sessions', { user_id: id })).status).toBe(200);
  });
});

describe('GET /users', () => {
  const idsOf = async (query: string) =>
    (await call('GET', `/users?${query}`)).body.map(({ id }: { id: string }) => id);
  let ada: { id: string };
  let bob: { id: string };
  let eve: { id: string };

  beforeEach(async () => {
    ada = await create({
      email_address: ['ada@example.com'],
      first_name: 'Ada',
      external_id: 'ext_a',
      username: 'zada',
    });
    bob = await create({
      email_address: ['bob@example.com'],
      first_name: 'Bob',
      phone_number: ['+15555550100'],
    });
    eve = await create({ first_name: 'Eve', last_name: 'Adams', banned: true });
  });

  it('lists the newest ten users by default', async () => {
    expect(await idsOf('')).toEqual([eve.id, bob.id, ada.id]);
    for (let index = 0; index < 9; index += 1) await create({});
    expect(await idsOf('')).toHaveLength(10);
    expect(await idsOf('limit=501')).toHaveLength(10);
    expect(await idsOf('limit=500')).toHaveLength(12);
    expect(await idsOf('limit=500&offset=11')).toEqual([ada.id]);
  });

  it.each([
    ['email_address=ADA@example.com&email_address=bob@example.com', ['bob', 'ada']],
    ['phone_number=%2B15555550100', ['bob']],
    ['external_id=ext_a', ['ada']],
    ['username=zada', ['ada']],
    ['username=zada&email_address=bob@example.com', []],
    ['query=ada', ['eve', 'ada']],
    ['email_address_query=EXAMPLE', ['bob', 'ada']],
    ['phone_number_query=555', ['bob']],
    ['username_query=ZA', ['ada']],
    ['name_query=eve ada', ['eve']],
    ['banned=true', ['eve']],
    ['banned=false', ['bob', 'ada']],
    ['last_sign_in_at_after=0', []],
    ['provider=oauth_google&provider_user_id=1', []],
    ['order_by=first_name', ['ada', 'bob', 'eve']],
    ['order_by=-first_name&order_by=created_at', ['eve', 'bob', 'ada']],
    ['order_by=%2Bcreated_at&limit=2', ['ada', 'bob']],
  ])('filters and orders by %s', async (query, names) => {
    const ids: Record<string, string> = { ada: ada.id, bob: bob.id, eve: eve.id };
    expect(await idsOf(query)).toEqual(names.map((name) => ids[name]));
    if (!query.includes('limit')) {
      expect((await call('GET', `/users/count?${query}`)).body).toEqual({
        object: 'total_count',
        total_count: names.length,
      });
    }
  });

  it('includes and excludes ids', async () => {
    expect(await idsOf(`user_id=${ada.id}&user_id=%2B${bob.id}`)).toEqual([bob.id, ada.id]);
    expect(await idsOf(`user_id=-${bob.id}`)).toEqual([eve.id, ada.id]);
    const { body: organization } = await call('POST', '/organizations', { name: 'Acme', created_by: ada.id });
    expect(await idsOf(`organization_id=${organization.id}`)).toEqual([ada.id]);
    expect(await idsOf(`organization_id=-${organization.id}`)).toEqual([eve.id, bob.id]);
  });

  it('walks pages with a cursor', async () => {
    expect(await idsOf(`starting_after=${eve.id}&limit=1`)).toEqual([bob.id]);
    expect(await idsOf(`starting_after=${ada.id}`)).toEqual([]);
    expect((await call('GET', `/users?starting_after=${eve.id}&order_by=username`)).status).toBe(422);
    expect((await call('GET', `/users?starting_after=${eve.id}&offset=1`)).status).toBe(422);
  });

  it('filters by time in milliseconds', async () => {
    expect(await idsOf(`created_at_before=${time}`)).toEqual([bob.id, ada.id]);
    expect(await idsOf(`created_at_after=${time - 1000}`)).toEqual([eve.id]);
  });
});

describe('profile_image_id', () => {
  it('names an image of the user, and never moves that of another one', async () => {
    const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }, { id: 'user_eve' }] } });
    const form = new FormData();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    form.set('file', new Blob([png], { type: 'image/png' }));
    const uploaded = await emulator.fetch(`${emulator.url}/v1/users/user_ada/profile_image`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}` },
      body: form,
    });
    expect(uploaded.status).toBe(200);
    const id = /img_\w+/.exec(JSON.stringify(emulator.snapshot()))?.[0] ?? '';
    const stolen = await call('PATCH', '/users/user_eve', { profile_image_id: id });
    expect(errorsOf(stolen)[0]).toContain('image_not_found');
    const own = await call('PATCH', '/users/user_ada', { profile_image_id: id, first_name: 'Ada' });
    expect(own.body).toMatchObject({ has_image: true, first_name: 'Ada' });
    expect((await call('GET', '/users/user_eve')).body.has_image).toBe(false);
  });
});
