import { decodeJwt } from '@x/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { totpCodeAt } from '../keys/totp.ts';
import { createVisitor, type Visitor } from './visitor.test-support.ts';

let emulator: Emulator;
let visitor: Visitor;

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const password = 'correct horse';

beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com', phoneNumber: '+12125559876', password },
        { id: 'user_totp', emailAddress: 'totp@example.com', password, totpSecret },
        { id: 'user_none', emailAddress: 'none@example.com' },
      ],
    },
  });
  visitor = createVisitor();
});
afterEach(() => emulator.close());

const post = (path: string, form: Record<string, string> = {}) =>
  visitor.post(`${emulator.url}/v1/client${path}`, form);

const codeOf = ({ status, body }: { status: number; body: { errors: { code: string }[] } }) =>
  `${status} ${body.errors[0]?.code}`;

const lastCode = () => emulator.outbox.at(-1)?.code ?? '';
const totp = () => totpCodeAt(totpSecret, emulator.now());

async function signIn(identifier: string, secret = password): Promise<string> {
  const { body } = await post('/sign_ins', { strategy: 'password', identifier, password: secret });
  if (body.response.status === 'complete') return body.response.created_session_id;
  const path = `/sign_ins/${body.response.id}/attempt_second_factor`;
  const { body: second } = await post(path, { strategy: 'totp', code: await totp() });
  return second.response.created_session_id;
}

async function ageIn(session: string) {
  const { body } = await post(`/sessions/${session}/tokens`);
  return decodeJwt(body.jwt).result?.payload['fva'];
}

const verify = (session: string, step: string, form: Record<string, string>) =>
  post(`/sessions/${session}/verify${step}`, form);

describe('a reverification', () => {
  it('by password makes the first factor new in tokens', async () => {
    const session = await signIn('ada@example.com');
    emulator.advance('15m');
    expect(await ageIn(session)).toEqual([15, -1]);
    const started = await verify(session, '', { level: 'multi_factor' });
    expect(started.body.response).toMatchObject({
      object: 'session_reverification',
      level: 'first_factor',
      status: 'needs_first_factor',
      supported_second_factors: [],
      first_factor_verification: null,
      session: { id: session, factor_verification_age: [15, -1] },
    });
    const attempt = (secret: string) =>
      verify(session, '/attempt_first_factor', { strategy: 'password', password: secret });
    expect(codeOf(await attempt('wrong horse'))).toBe('422 form_password_incorrect');
    expect(await ageIn(session)).toEqual([15, -1]);
    const { body } = await attempt(password);
    expect(body.response).toMatchObject({
      status: 'complete',
      session: { factor_verification_age: [0, -1] },
    });
    expect(decodeJwt(body.response.session.last_active_token.jwt).result?.payload['fva']).toEqual([0, -1]);
    emulator.advance('2m');
    expect(await ageIn(session)).toEqual([2, -1]);
    expect(codeOf(await attempt(password))).toBe('400 client_state_invalid');
  });

  it.each([
    ['email_code', 'ada@example.com'],
    ['phone_code', '+12125559876'],
  ])('by %s sends a code', async (strategy, to) => {
    const session = await signIn('ada@example.com');
    emulator.advance('15m');
    await verify(session, '', { level: 'first_factor' });
    await verify(session, '/prepare_first_factor', { strategy });
    expect(emulator.outbox.at(-1)?.to).toBe(to);
    const attempt = (code: string) => verify(session, '/attempt_first_factor', { strategy, code });
    expect(codeOf(await attempt('x'))).toBe('422 form_code_incorrect');
    expect((await attempt(lastCode())).body.response.status).toBe('complete');
    expect(await ageIn(session)).toEqual([0, -1]);
  });

  it('of both factors makes both new', async () => {
    const session = await signIn('totp@example.com');
    expect(await ageIn(session)).toEqual([0, 0]);
    emulator.advance('15m');
    expect(await ageIn(session)).toEqual([15, 15]);
    const started = await verify(session, '', { level: 'multi_factor' });
    expect(started.body.response.level).toBe('multi_factor');
    const first = await verify(session, '/attempt_first_factor', { strategy: 'password', password });
    expect(first.body.response.status).toBe('needs_second_factor');
    expect(await ageIn(session)).toEqual([0, 15]);
    const second = (code: string) => verify(session, '/attempt_second_factor', { strategy: 'totp', code });
    expect(codeOf(await second('000000'))).toBe('422 form_code_incorrect');
    expect((await second(await totp())).body.response.status).toBe('complete');
    expect(await ageIn(session)).toEqual([0, 0]);
  });

  it('of the second factor alone leaves the first as it is', async () => {
    const session = await signIn('totp@example.com');
    emulator.advance('15m');
    await verify(session, '', { level: 'second_factor' });
    await verify(session, '/attempt_second_factor', { strategy: 'totp', code: await totp() });
    expect(await ageIn(session)).toEqual([15, 0]);
  });

  it.each([
    ['another level', '', { level: 'third_factor' }, '422 form_param_value_invalid'],
    ['no level', '', {}, '422 form_param_missing'],
    ['an attempt before the start', '/attempt_first_factor', { password }, '400 client_state_invalid'],
    ['a second factor before the start', '/prepare_second_factor', {}, '400 client_state_invalid'],
  ] as const)('rejects %s', async (_, step, form, expected) => {
    expect(codeOf(await verify(await signIn('ada@example.com'), step, form))).toBe(expected);
  });

  it('rejects the session of another browser, and one that has ended', async () => {
    const session = await signIn('ada@example.com');
    await post(`/sessions/${session}/end`);
    const ended = await verify(session, '', { level: 'first_factor' });
    expect(codeOf(ended)).toBe('401 authentication_invalid');
    visitor = createVisitor();
    await signIn('ada@example.com');
    const strange = await verify(session, '', { level: 'first_factor' });
    expect(codeOf(strange)).toBe('404 resource_not_found');
  });

  it('is not in the answers of the Backend API', async () => {
    const session = await signIn('totp@example.com');
    await verify(session, '', { level: 'second_factor' });
    const response = await fetch(`${emulator.url}/v1/sessions/${session}`, {
      headers: { authorization: `Bearer ${emulator.secretKey}` },
    });
    expect(await response.text()).not.toMatch(/reverification|factor/);
  });
});

describe('a forgotten password', () => {
  const start = async (identifier: string) => {
    const { body } = await post('/sign_ins', { identifier });
    return body.response;
  };

  it.each([
    ['reset_password_email_code', 'ada@example.com'],
    ['reset_password_phone_code', '+12125559876'],
  ])('is replaced after %s', async (strategy, identifier) => {
    const elsewhere = await emulator.signIn('user_ada');
    const { id, supported_first_factors } = await start(identifier);
    expect(supported_first_factors).toContainEqual(expect.objectContaining({ strategy }));
    const path = `/sign_ins/${id}`;
    const reset = (form: Record<string, string>) => post(`${path}/reset_password`, form);
    expect(codeOf(await reset({ password: 'battery staple' }))).toBe('400 client_state_invalid');
    await post(`${path}/prepare_first_factor`, { strategy });
    expect(emulator.outbox.at(-1)?.to).toBe(identifier);
    const wrong = await post(`${path}/attempt_first_factor`, { strategy, code: 'x' });
    expect(codeOf(wrong)).toBe('422 form_code_incorrect');
    const proved = await post(`${path}/attempt_first_factor`, { strategy, code: lastCode() });
    expect(proved.body.response).toMatchObject({ status: 'needs_new_password', created_session_id: null });
    expect(codeOf(await reset({ password: 'short' }))).toBe('422 form_password_length_too_short');
    const done = await reset({ password: 'battery staple', sign_out_of_other_sessions: 'true' });
    expect(done.body.response).toMatchObject({ status: 'complete' });
    const claims = decodeJwt(elsewhere.token).result?.payload;
    const response = await fetch(`${emulator.url}/v1/sessions/${claims?.sid}`, {
      headers: { authorization: `Bearer ${emulator.secretKey}` },
    });
    expect(await response.json()).toMatchObject({ status: 'revoked' });
    visitor = createVisitor();
    expect(codeOf(await post('/sign_ins', { strategy: 'password', identifier, password }))).toBe(
      '422 form_password_incorrect',
    );
    expect(await signIn(identifier, 'battery staple')).toMatch(/^sess_/);
  });

  it('still needs the second factor', async () => {
    const strategy = 'reset_password_email_code';
    const { id } = await start('totp@example.com');
    const path = `/sign_ins/${id}`;
    await post(`${path}/prepare_first_factor`, { strategy });
    await post(`${path}/attempt_first_factor`, { strategy, code: lastCode() });
    const { body } = await post(`${path}/reset_password`, { password: 'battery staple' });
    expect(body.response.status).toBe('needs_second_factor');
    const done = await post(`${path}/attempt_second_factor`, { strategy: 'totp', code: await totp() });
    expect(done.body.response.status).toBe('complete');
  });

  it('is not one of a user without a password', async () => {
    const strategy = 'reset_password_email_code';
    const { id } = await start('none@example.com');
    expect(codeOf(await post(`/sign_ins/${id}/prepare_first_factor`, { strategy }))).toMatch(
      /strategy_for_user_invalid/,
    );
  });
});
