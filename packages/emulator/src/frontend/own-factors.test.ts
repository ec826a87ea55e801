import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { totpCodeAt } from '../keys/totp.ts';
import { createVisitor, type Visitor } from './visitor.test-support.ts';

let emulator: Emulator;
let visitor: Visitor;

const start = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  emulator = await createEmulator({
    now: () => start,
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com', username: 'ada', password: 'correct horse' },
        { id: 'user_bob', emailAddress: 'bob@example.com', phoneNumber: '+15555550100' },
      ],
    },
  });
  visitor = createVisitor();
  await visitor.post(`${emulator.url}/v1/client/sign_ins`, { identifier: 'ada', password: 'correct horse' });
});
afterEach(() => emulator.close());

const get = (path: string) => visitor.get(`${emulator.url}/v1/me${path}`);
const post = (path: string, form: Record<string, string> = {}) =>
  visitor.post(`${emulator.url}/v1/me${path}`, form);
const codeOf = ({ status, body }: Awaited<ReturnType<typeof get>>) => `${status} ${body.errors[0]?.code}`;

describe.each([
  ['email_addresses', 'email_address', 'new@example.com', 'email_code'],
  ['phone_numbers', 'phone_number', '+4930123456', 'phone_code'],
])('/v1/me/%s', (kind, field, value, strategy) => {
  it('adds an identification, which a code proves', async () => {
    const added = await post(`/${kind}`, { [field]: value });
    const { id } = added.body.response;
    expect(added.body.response).toMatchObject({ object: field, [field]: value, verification: null });
    expect(codeOf(await post(`/${kind}/${id}/attempt_verification`, { code: '1' }))).toBe(
      '400 verification_missing',
    );
    const prepared = await post(`/${kind}/${id}/prepare_verification`, { strategy });
    expect(prepared.body.response.verification).toMatchObject({ status: 'unverified', strategy });
    expect(JSON.stringify(prepared.body)).not.toContain(emulator.outbox.at(-1)?.code);
    expect(codeOf(await post(`/${kind}/${id}/attempt_verification`, { code: 'wrong' }))).toBe(
      '422 form_code_incorrect',
    );
    const code = emulator.outbox.at(-1)?.code ?? '';
    const proved = await post(`/${kind}/${id}/attempt_verification`, { code });
    expect(proved.body.response.verification.status).toBe('verified');
    expect((await get(`/${kind}/${id}`)).body.response.verification.status).toBe('verified');
    expect((await get(`/${kind}`)).body.map((each: { id: string }) => each.id)).toContain(id);
    expect(codeOf(await post(`/${kind}/${id}/prepare_verification`, { strategy }))).toBe(
      '400 verification_already_verified',
    );
    const deleted = await post(`/${kind}/${id}?_method=DELETE`);
    expect(deleted.body.response).toEqual({ object: field, id, deleted: true });
    expect((await get(`/${kind}/${id}`)).status).toBe(404);
  });

  it('ends a code after three wrong attempts', async () => {
    const { id } = (await post(`/${kind}`, { [field]: value })).body.response;
    await post(`/${kind}/${id}/prepare_verification`, { strategy });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await post(`/${kind}/${id}/attempt_verification`, { code: 'wrong' });
    }
    const code = emulator.outbox.at(-1)?.code ?? '';
    expect(codeOf(await post(`/${kind}/${id}/attempt_verification`, { code }))).toBe(
      '400 verification_failed',
    );
  });

  it('rejects a malformed value, and that of another user', async () => {
    expect((await post(`/${kind}`, { [field]: 'nonsense' })).status).toBe(422);
    expect((await post(`/${kind}`)).status).toBe(422);
    const taken = kind === 'email_addresses' ? 'BOB@example.com' : '+15555550100';
    expect(codeOf(await post(`/${kind}`, { [field]: taken }))).toBe('422 form_identifier_exists');
  });

  it('shows no identification of another user', async () => {
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    const bob = await (await fetch(`${emulator.url}/v1/users/user_bob`, { headers })).json();
    const [{ id }] = bob[kind];
    expect((await get(`/${kind}/${id}`)).status).toBe(404);
    expect((await post(`/${kind}/${id}?_method=DELETE`)).status).toBe(404);
    expect((await post(`/${kind}/${id}/prepare_verification`, { strategy })).status).toBe(404);
  });

  it('is for users', async () => {
    expect((await createVisitor().get(`${emulator.url}/v1/me/${kind}`)).status).toBe(401);
  });
});

it('makes only a verified phone number a second factor', async () => {
  const { id } = (await post('/phone_numbers', { phone_number: '+15555550123' })).body.response;
  const reserve = () => post(`/phone_numbers/${id}?_method=PATCH`, { reserved_for_second_factor: 'true' });
  expect(codeOf(await reserve())).toBe('400 identification_update_second_factor_unverified');
  await post(`/phone_numbers/${id}/prepare_verification`, { strategy: 'phone_code' });
  await post(`/phone_numbers/${id}/attempt_verification`, { code: '424242' });
  expect((await reserve()).body.response.reserved_for_second_factor).toBe(true);
});

describe('/v1/me/totp', () => {
  it('sets up an authenticator app, which signs in from the first right code on', async () => {
    const { secret, uri, verified } = (await post('/totp')).body.response;
    expect({ secret, uri, verified }).toMatchObject({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      uri: expect.stringContaining(`secret=${secret}`),
      verified: false,
    });
    expect((await get('')).body.response).toMatchObject({ totp_enabled: false, two_factor_enabled: false });
    expect(codeOf(await post('/totp/attempt_verification', { code: '000000' }))).toBe(
      '422 form_code_incorrect',
    );
    const code = await totpCodeAt(secret, start);
    const done = await post('/totp/attempt_verification', { code: ` ${code} ` });
    expect(done.body.response).toMatchObject({ secret: null, verified: true });
    expect((await get('')).body.response).toMatchObject({ totp_enabled: true, mfa_enabled_at: start });
    expect((await post('/totp?_method=DELETE')).body.response).toMatchObject({
      object: 'totp',
      deleted: true,
    });
    expect((await get('')).body.response.totp_enabled).toBe(false);
    expect(codeOf(await post('/totp/attempt_verification', { code }))).toBe('400 verification_missing');
  });
});

it('creates ten backup codes, which no other answer shows', async () => {
  const { codes } = (await post('/backup_codes')).body.response;
  expect(new Set(codes).size).toBe(10);
  const { body } = await get('');
  expect(body.response.backup_code_enabled).toBe(true);
  expect(JSON.stringify(body)).not.toContain(codes[0]);
});

it('removes the password with the current one', async () => {
  expect(codeOf(await post('/remove_password', { current_password: 'x' }))).toBe(
    '422 form_password_incorrect',
  );
  expect((await post('/remove_password', { current_password: 'correct horse' })).body.response).toMatchObject(
    {
      password_enabled: false,
    },
  );
  expect(codeOf(await post('/remove_password'))).toBe('400 no_password_set');
});

it('lists the sessions of the user, also those that have ended', async () => {
  const { sessionId } = await emulator.signIn('user_ada');
  await emulator.signIn('user_bob');
  await post(`/sessions/${sessionId}/revoke`);
  expect((await get('/sessions/active')).body).toHaveLength(1);
  expect((await get('/sessions')).body.map(({ status }: { status: string }) => status)).toEqual([
    'active',
    'revoked',
  ]);
});
