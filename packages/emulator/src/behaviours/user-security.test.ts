import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';

let now: number;
let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  now = 1_234_567_890_000; // a time in the test vectors of RFC 6238
  ({ emulator, call } = await start({
    now: () => now,
    seed: {
      users: [
        { id: 'user_ada', password: 'correct horse' },
        { id: 'user_bob' },
        // The secret of the test vectors: "12345678901234567890".
        { id: 'user_eve', totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', backupCodes: ['11112222'] },
      ],
    },
  }));
});

const outcome = (answer: Answer) => (answer.status < 400 ? `${answer.status}` : errorsOf(answer).join());
const post = (path: string, body?: object) => call('POST', path, body);
const verifyPassword = (id: string, password: string) => post(`/users/${id}/verify_password`, { password });
const verifyTotp = (code: string, id = 'user_eve') => post(`/users/${id}/verify_totp`, { code });

describe('a password', () => {
  it('is verified', async () => {
    expect((await verifyPassword('user_ada', 'correct horse')).body).toEqual({ verified: true });
    expect(outcome(await verifyPassword('user_ada', 'wrong horse'))).toBe('422 incorrect_password password');
    expect(outcome(await verifyPassword('user_bob', 'correct horse'))).toBe('400 no_password_set');
  });

  it('is never in an answer', async () => {
    const { body } = await call('GET', '/users/user_ada');
    expect(JSON.stringify(body)).not.toContain('correct horse');
    expect(body).not.toHaveProperty('password');
  });

  it('replaces the one before', async () => {
    await call('PATCH', '/users/user_ada', { password: 'another horse' });
    expect((await verifyPassword('user_ada', 'another horse')).status).toBe(200);
    expect((await verifyPassword('user_ada', 'correct horse')).status).toBe(422);
  });

  it('is verified by its digest if the hash function is known', async () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await call('PATCH', '/users/user_bob', { password_digest: digest, password_hasher: 'sha256' });
    expect((await verifyPassword('user_bob', 'abc')).status).toBe(200);
    expect((await verifyPassword('user_bob', 'abd')).status).toBe(422);
    const bcrypt = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
    await call('PATCH', '/users/user_bob', { password_digest: bcrypt, password_hasher: 'bcrypt' });
    expect((await verifyPassword('user_bob', 'U*U')).status).toBe(200);
    expect((await verifyPassword('user_bob', 'U*V')).status).toBe(422);
    const elsewhere = { password_digest: 'awscognito#pool#client#bob', password_hasher: 'awscognito' };
    await call('PATCH', '/users/user_bob', elsewhere);
    expect(outcome(await verifyPassword('user_bob', 'abc'))).toBe('501 not_emulated');
  });

  it.each([
    [
      'a digest without its function',
      { password_digest: 'x' },
      '422 form_conditional_param_missing password_hasher',
    ],
    [
      'a function without a digest',
      { password_hasher: 'bcrypt' },
      '422 form_conditional_param_missing password_digest',
    ],
    [
      'a digest of another function',
      { password_digest: '$2b$10$x', password_hasher: 'bcrypt' },
      '422 form_password_digest_invalid_code password_digest',
    ],
    [
      'an unknown function',
      { password_digest: 'x', password_hasher: 'rot13' },
      '422 form_param_value_invalid password_hasher',
    ],
  ])('is rejected as %s', async (_, body, expected) => {
    expect(outcome(await post('/users', body))).toBe(expected);
    expect(outcome(await call('PATCH', '/users/user_bob', body))).toBe(expected);
  });

  it('is removed, with the sessions if the request says so', async () => {
    const session = await post('/sessions', { user_id: 'user_ada' });
    const kept = await post('/users/user_ada/remove_password');
    expect(kept.body).toMatchObject({ password_enabled: false, password_last_updated_at: null });
    const statusOf = async () => (await call('GET', `/sessions/${session.body.id}`)).body.status;
    expect(await statusOf()).toBe('active');
    await post('/users/user_ada/remove_password', { sign_out_of_other_sessions: true });
    expect(await statusOf()).toBe('revoked');
  });

  it('is required to sign out of other sessions', async () => {
    const session = await post('/sessions', { user_id: 'user_ada' });
    const answer = await call('PATCH', '/users/user_ada', { sign_out_of_other_sessions: true });
    expect(outcome(answer)).toBe('422 form_conditional_param_missing password');
    expect((await call('GET', `/sessions/${session.body.id}`)).body.status).toBe('active');
  });

  it('revokes all sessions when it is compromised, if the request says so', async () => {
    const session = await post('/sessions', { user_id: 'user_ada' });
    await post('/users/user_ada/password/set_compromised', { revoke_all_sessions: true });
    expect((await call('GET', `/sessions/${session.body.id}`)).body.status).toBe('revoked');
    const users = () => emulator.snapshot().records['users'];
    const stored = (isCompromised: boolean) =>
      expect.arrayContaining([
        expect.objectContaining({ id: 'user_ada', password_compromised: isCompromised }),
      ]);
    expect(users()).toEqual(stored(true));
    const { body } = await post('/users/user_ada/password/unset_compromised');
    expect(body).toMatchObject({ object: 'user', id: 'user_ada' });
    expect(users()).toEqual(stored(false));
  });
});

describe('a second factor', () => {
  it.each([
    [1_234_567_890_000, '005924'],
    [1_111_111_109_000, '081804'],
    [2_000_000_000_000, '279037'],
  ])('at %i is %s', async (time, code) => {
    now = time;
    expect((await verifyTotp(code)).body).toEqual({ verified: true, code_type: 'totp' });
    now = time + 30_000;
    expect((await verifyTotp(code)).status).toBe(200);
    now = time + 90_000;
    expect(outcome(await verifyTotp(code))).toBe('422 totp_incorrect_code code');
  });

  it('can be a backup code, once', async () => {
    expect((await verifyTotp('11112222')).body).toEqual({ verified: true, code_type: 'backup_code' });
    expect(outcome(await verifyTotp('11112222'))).toBe('422 totp_incorrect_code code');
    expect((await call('GET', '/users/user_eve')).body.backup_code_enabled).toBe(false);
  });

  it('is missing without an authenticator app and backup codes', async () => {
    expect(outcome(await verifyTotp('005924', 'user_bob'))).toBe('400 totp_disabled');
  });

  it.each([
    ['totp', { totp_enabled: false, backup_code_enabled: true }],
    ['backup_code', { totp_enabled: true, backup_code_enabled: false }],
    ['mfa', { totp_enabled: false, backup_code_enabled: false, two_factor_enabled: false }],
  ])('is removed: %s', async (kind, expected) => {
    const phone = { user_id: 'user_eve', phone_number: '+15555550100', verified: true };
    if (kind === 'mfa') await post('/phone_numbers', { ...phone, reserved_for_second_factor: true });
    expect((await call('DELETE', `/users/user_eve/${kind}`)).body).toEqual({ user_id: 'user_eve' });
    expect((await call('GET', '/users/user_eve')).body).toMatchObject(expected);
  });
});

describe('bans and locks', () => {
  it('hold for several users at once, or for none of them', async () => {
    const { body } = await post('/users/ban', { user_ids: ['user_ada', 'user_bob'] });
    expect(body.map((user: { banned: boolean }) => user.banned)).toEqual([true, true]);
    expect(outcome(await post('/users/unban', { user_ids: ['user_ada', 'user_none'] }))).toBe(
      '404 resource_not_found',
    );
    expect((await call('GET', '/users/user_ada')).body.banned).toBe(true);
    expect(outcome(await post('/users/ban', { user_ids: [] }))).toBe('422 form_param_value_invalid user_ids');
  });

  it('lock a user for an hour', async () => {
    expect((await post('/users/user_ada/lock')).body).toMatchObject({
      locked: true,
      lockout_expires_in_seconds: 3600,
    });
    expect((await post('/users/user_ada/unlock')).body).toMatchObject({ locked: false });
  });
});

describe('rules about several parameters', () => {
  it.each([
    ['provider=google', '422 form_conditional_param_missing provider_user_id'],
    ['provider_user_id=1', '422 form_conditional_param_missing provider'],
    ['provider=google&provider_user_id=1', '200'],
  ])('of GET /users?%s: %s', async (query, expected) => {
    expect(outcome(await call('GET', `/users?${query}`))).toBe(expected);
    expect(outcome(await call('GET', `/users/count?${query}`))).toBe(expected);
  });

  it('of POST /users: as many statuses as addresses', async () => {
    const body = {
      email_address: ['a@example.com', 'b@example.com'],
      email_address_identification_status: ['reserved'],
    };
    expect(outcome(await post('/users', body))).toBe(
      '422 form_param_array_length_mismatch email_address_identification_status',
    );
  });
});

describe('an organization', () => {
  it.each(['see https://evil.example', 'www.evil.example', '<b>x</b>', '<!-- -->', ' ', 'a'.repeat(257)])(
    'is not called %.30s',
    async (name) => {
      expect(outcome(await post('/organizations', { name }))).toBe('422 form_param_format_invalid name');
    },
  );

  it('is active in the next session of a new member', async () => {
    const { body } = await post('/organizations', { name: 'Acme & Co. <3', created_by: 'user_bob' });
    const session = await post('/sessions', { user_id: 'user_bob' });
    expect(session.body.last_active_organization_id).toBe(body.id);
  });
});
