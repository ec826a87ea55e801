import { decodeJwt } from '@x/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { createVisitor, type Visitor } from './visitor.test-support.ts';

let emulator: Emulator;
let visitor: Visitor;

// The secret of the test vectors in RFC 6238.
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com', username: 'ada', password: 'correct horse' },
        { id: 'user_test', emailAddress: 'bob+clerk_test@example.com', phoneNumber: '+15555550100' },
        {
          id: 'user_totp',
          emailAddress: 'totp@example.com',
          password: 'correct horse',
          totpSecret,
          backupCodes: ['one', 'two'],
        },
      ],
      organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
    },
  });
  visitor = createVisitor();
});
afterEach(() => emulator.close());

const post = (path: string, form: Record<string, string> = {}, from = visitor) =>
  from.post(`${emulator.url}/v1/client${path}`, form);

async function backend(method: string, path: string, body?: object) {
  const response = await fetch(`${emulator.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return readJson(response);
}

// Tests read the properties that they expect. A wrong one fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
const readJson = (response: Response): Promise<any> => response.json();

const codeOf = ({ status, body }: { status: number; body: { errors: { code: string }[] } }) =>
  `${status} ${body.errors[0]?.code}`;

describe('a sign-in', () => {
  it.each(['ada@example.com', ' ADA@example.com ', 'ada'])(
    'by password completes for %j',
    async (identifier) => {
      const { status, body } = await post('/sign_ins', {
        strategy: 'password',
        identifier,
        password: 'correct horse',
      });
      expect(status).toBe(200);
      expect(body.response).toMatchObject({
        status: 'complete',
        first_factor_verification: { status: 'verified' },
      });
      expect(body.client.last_active_session_id).toBe(body.response.created_session_id);
      const claims = decodeJwt(body.client.sessions[0].last_active_token.jwt).result?.payload;
      expect(claims).toMatchObject({ sub: 'user_ada', o: { id: 'org_acme' } });
      expect(JSON.stringify(body)).not.toContain('correct horse');
    },
  );

  it('goes step by step: identifier, then the first factor', async () => {
    const { body } = await post('/sign_ins', { identifier: 'ada@example.com' });
    expect(body.response.status).toBe('needs_first_factor');
    expect(
      body.response.supported_first_factors.map(({ strategy }: { strategy: string }) => strategy),
    ).toEqual(['password', 'email_code', 'reset_password_email_code']);
    const path = `/sign_ins/${body.response.id}`;
    const wrong = await post(`${path}/attempt_first_factor`, { strategy: 'password', password: 'wrong' });
    expect(codeOf(wrong)).toBe('422 form_password_incorrect');
    const right = await post(`${path}/attempt_first_factor`, {
      strategy: 'password',
      password: 'correct horse',
    });
    expect(right.body.response.status).toBe('complete');
  });

  it('by email code takes the code of the outbox, once', async () => {
    const { body } = await post('/sign_ins', { strategy: 'email_code', identifier: 'ada@example.com' });
    expect(body.response.first_factor_verification).toMatchObject({
      strategy: 'email_code',
      status: 'unverified',
    });
    const [message] = emulator.outbox;
    expect(message).toMatchObject({ to: 'ada@example.com', userId: 'user_ada' });
    const path = `/sign_ins/${body.response.id}/attempt_first_factor`;
    expect(codeOf(await post(path, { strategy: 'email_code', code: 'x' }))).toBe('422 form_code_incorrect');
    const done = await post(path, { strategy: 'email_code', code: message?.code ?? '' });
    expect(done.body.response.status).toBe('complete');
    expect(JSON.stringify(body)).not.toContain(message?.code);
  });

  it.each([
    ['bob+clerk_test@example.com', 'email_code'],
    ['+15555550100', 'phone_code'],
  ])('takes 424242 for the test identifier %s', async (identifier, strategy) => {
    const { body } = await post('/sign_ins', { identifier });
    const path = `/sign_ins/${body.response.id}`;
    await post(`${path}/prepare_first_factor`, { strategy });
    const done = await post(`${path}/attempt_first_factor`, { strategy, code: '424242' });
    expect(done.body.response.status).toBe('complete');
    expect(emulator.outbox).toEqual([]);
  });

  it('ends a code after three wrong attempts, and after ten minutes', async () => {
    const { body } = await post('/sign_ins', {
      strategy: 'email_code',
      identifier: 'bob+clerk_test@example.com',
    });
    const path = `/sign_ins/${body.response.id}`;
    const attempt = (code: string) => post(`${path}/attempt_first_factor`, { strategy: 'email_code', code });
    for (const code of ['1', '2', '3']) expect(codeOf(await attempt(code))).toBe('422 form_code_incorrect');
    expect(codeOf(await attempt('424242'))).toBe('400 verification_failed');
    await post(`${path}/prepare_first_factor`, { strategy: 'email_code' });
    emulator.advance('11m');
    expect(codeOf(await attempt('424242'))).toBe('400 verification_expired');
  });

  it('by ticket uses a sign-in token once', async () => {
    const { token } = await backend('POST', '/sign_in_tokens', { user_id: 'user_ada' });
    const { body } = await post('/sign_ins', { strategy: 'ticket', ticket: token });
    expect(body.response.status).toBe('complete');
    expect(body.client.sessions[0].user.id).toBe('user_ada');
    const again = await post('/sign_ins', { strategy: 'ticket', ticket: token }, createVisitor());
    expect(codeOf(again)).toBe('400 sign_in_token_already_used_code');
  });

  it('by ticket rejects revoked, expired and unknown tickets', async () => {
    const revoked = await backend('POST', '/sign_in_tokens', { user_id: 'user_ada' });
    await backend('POST', `/sign_in_tokens/${revoked.id}/revoke`);
    const expired = await backend('POST', '/sign_in_tokens', { user_id: 'user_ada', expires_in_seconds: 60 });
    emulator.advance('61s');
    const attempt = async (ticket: string) => codeOf(await post('/sign_ins', { strategy: 'ticket', ticket }));
    expect(await attempt(revoked.token)).toBe('400 sign_in_token_revoked_code');
    expect(await attempt(expired.token)).toBe('400 ticket_expired_code');
    expect(await attempt('nonsense')).toBe('400 ticket_invalid_code');
    expect(await attempt('')).toBe('422 form_param_missing');
  });

  it('by the ticket of an actor token impersonates', async () => {
    const { token } = await backend('POST', '/actor_tokens', {
      user_id: 'user_ada',
      actor: { sub: 'user_test' },
    });
    const { body } = await post('/sign_ins', { strategy: 'ticket', ticket: token });
    const [session] = body.client.sessions;
    expect(session.actor).toEqual({ sub: 'user_test' });
    expect(decodeJwt(session.last_active_token.jwt).result?.payload).toMatchObject({
      act: { sub: 'user_test' },
    });
  });

  it('needs the second factor of a user who has one', async () => {
    const credentials = { identifier: 'totp@example.com', password: 'correct horse' };
    const { body } = await post('/sign_ins', credentials);
    expect(body.response.status).toBe('needs_second_factor');
    expect(body.response.supported_second_factors).toEqual([
      { strategy: 'totp' },
      { strategy: 'backup_code' },
    ]);
    expect(body.client.sessions).toEqual([]);
    const path = `/sign_ins/${body.response.id}/attempt_second_factor`;
    expect(codeOf(await post(path, { strategy: 'totp', code: '000000' }))).toBe('422 form_code_incorrect');
    // At 59 seconds after the epoch, the code of the test vector is 94287082.
    emulator.setNow(59_000);
    const done = await post(path, { strategy: 'totp', code: '287082' });
    expect(done.body.response.status).toBe('complete');
    const other = createVisitor();
    const second = await post('/sign_ins', credentials, other);
    const backup = `/sign_ins/${second.body.response.id}/attempt_second_factor`;
    expect((await post(backup, { strategy: 'backup_code', code: 'one' }, other)).body.response.status).toBe(
      'complete',
    );
    const { body: third } = await post('/sign_ins', credentials, visitor);
    expect(third.errors[0].code).toBe('session_exists');
  });

  it.each([
    [{ identifier: 'nobody@example.com' }, '422 form_identifier_not_found'],
    [
      { identifier: 'bob+clerk_test@example.com', strategy: 'password', password: 'x' },
      '400 strategy_for_user_invalid',
    ],
    [{ identifier: 'ada', strategy: 'phone_code' }, '400 strategy_for_user_invalid'],
    [{ identifier: 'ada', strategy: 'oauth_google' }, '400 strategy_for_user_invalid'],
    [{ identifier: 'ada', strategy: 'constructor' }, '400 strategy_for_user_invalid'],
    [{ strategy: 'password', password: 'x' }, '422 form_param_missing'],
    [{ identifier: 'ada', strategy: 'email_code', code: '1' }, '400 verification_missing'],
  ])('rejects %j with %s', async (form, expected) => {
    expect(codeOf(await post('/sign_ins', form))).toBe(expected);
  });

  it('of banned and locked users fails', async () => {
    const credentials = { identifier: 'ada', password: 'correct horse' };
    await backend('POST', '/users/user_ada/lock');
    expect(codeOf(await post('/sign_ins', credentials))).toBe('403 user_locked');
    await backend('POST', '/users/user_ada/unlock');
    await backend('POST', '/users/user_ada/ban');
    expect(codeOf(await post('/sign_ins', credentials))).toBe('403 user_banned');
  });

  it('of another browser is unknown, and of a completed one has no further step', async () => {
    const { body } = await post('/sign_ins', { identifier: 'ada' });
    const path = `/sign_ins/${body.response.id}`;
    const stranger = createVisitor();
    expect(codeOf(await post(`${path}/attempt_first_factor`, { password: 'correct horse' }, stranger))).toBe(
      '401 signed_out',
    );
    await post('', {}, stranger);
    expect(codeOf(await post(`${path}/attempt_first_factor`, { password: 'correct horse' }, stranger))).toBe(
      '404 resource_not_found',
    );
    await post(`${path}/attempt_first_factor`, { password: 'correct horse' });
    expect(codeOf(await post(`${path}/attempt_first_factor`, { password: 'correct horse' }))).toBe(
      '400 client_state_invalid',
    );
    expect((await visitor.get(`${emulator.url}/v1/client${path}`)).body.response.status).toBe('complete');
  });

  it('happens once if two requests race', async () => {
    const { body } = await post('/sign_ins', { identifier: 'ada' });
    const path = `/sign_ins/${body.response.id}/attempt_first_factor`;
    const answers = await Promise.all(
      [1, 2].map(() => post(path, { strategy: 'password', password: 'correct horse' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('a sign-up', () => {
  it('verifies the email address, and creates the user and the session', async () => {
    const form = { email_address: 'New@Example.com', password: 'long enough', unsafe_metadata: '{"a":1}' };
    const { body } = await post('/sign_ups', form);
    expect(body.response).toMatchObject({
      status: 'missing_requirements',
      missing_fields: [],
      unverified_fields: ['email_address'],
      verifications: { email_address: { next_action: 'needs_prepare' } },
    });
    const path = `/sign_ups/${body.response.id}`;
    await post(`${path}/prepare_verification`, { strategy: 'email_code' });
    const code = emulator.outbox[0]?.code ?? '';
    const wrong = await post(`${path}/attempt_verification`, { strategy: 'email_code', code: `${code}0` });
    expect(codeOf(wrong)).toBe('422 form_code_incorrect');
    const done = await post(`${path}/attempt_verification`, { strategy: 'email_code', code });
    expect(done.body.response.status).toBe('complete');
    const user = await backend('GET', `/users/${done.body.response.created_user_id}`);
    expect(user).toMatchObject({
      unsafe_metadata: { a: 1 },
      email_addresses: [{ email_address: 'new@example.com' }],
    });
    expect(done.body.client.sessions[0].user.id).toBe(user.id);
    expect(JSON.stringify([body, done.body])).not.toContain('long enough');
  });

  it.each([
    [{ username: '!!' }, '422 form_username_invalid_character'],
    [{ username: '12345' }, '422 form_username_needs_non_number_char'],
    [{ username: 'x'.repeat(65) }, '422 form_username_invalid_length'],
    [{ username: 'carol', password: 'short' }, '422 form_password_length_too_short'],
    [{ username: 'carol', password: 'x'.repeat(73) }, '422 form_password_length_too_long'],
    [{ username: 'carol', password: 'password' }, '422 form_password_pwned'],
    [{ username: 'caroline', password: 'Caroline' }, '422 form_password_matches_identifier'],
    [{ email_address: 'new@a.example', password: 'new@a.example' }, '422 form_password_matches_identifier'],
  ])('with %j is rejected at once', async (form, expected) => {
    expect(codeOf(await post('/sign_ups', form))).toBe(expected);
    const { body } = await post('/sign_ups', { first_name: 'New' });
    expect(codeOf(await post(`/sign_ups/${body.response.id}?_method=PATCH`, form))).toBe(expected);
  });

  it('accepts a code with spaces around it', async () => {
    const { body } = await post('/sign_ups', { email_address: 'new@example.com' });
    const path = `/sign_ups/${body.response.id}`;
    await post(`${path}/prepare_verification`, { strategy: 'email_code' });
    const code = ` ${emulator.outbox[0]?.code} `;
    const done = await post(`${path}/attempt_verification`, { strategy: 'email_code', code });
    expect(done.body.response.status).toBe('complete');
  });

  it('can be filled in later', async () => {
    const { body } = await post('/sign_ups', { username: 'carol' });
    expect(body.response).toMatchObject({ missing_fields: ['password'], unverified_fields: [] });
    const done = await post(`/sign_ups/${body.response.id}?_method=PATCH`, { password: 'long enough' });
    expect(done.body.response.status).toBe('complete');
  });

  it('by invitation needs no code, and has the metadata of the invitation', async () => {
    const { url } = await backend('POST', '/invitations', {
      email_address: 'eve@example.com',
      public_metadata: { plan: 'x' },
    });
    const ticket = new URL(url).searchParams.get('ticket') ?? '';
    const { body } = await post('/sign_ups', { strategy: 'ticket', ticket });
    expect(body.response).toMatchObject({ status: 'complete', email_address: 'eve@example.com' });
    expect(body.client.sessions[0].user.public_metadata).toEqual({ plan: 'x' });
    const again = await post('/sign_ups', { strategy: 'ticket', ticket }, createVisitor());
    expect(again.status).toBe(400);
  });

  it('by invitation of an organization makes a member', async () => {
    const invitation = { email_address: 'eve@example.com', role: 'org:member' };
    const { url } = await backend('POST', '/organizations/org_acme/invitations', invitation);
    const ticket = new URL(url).searchParams.get('ticket') ?? '';
    const { body } = await post('/sign_ups', { strategy: 'ticket', ticket });
    expect(body.client.sessions[0].last_active_organization_id).toBe('org_acme');
  });

  /** Begins a sign-up by invitation that still lacks the code of a phone. */
  async function startInvited(invitationPath: string, body: object, delayInMs = 0) {
    const invitation = await backend('POST', invitationPath, { email_address: 'new@example.com', ...body });
    emulator.advance(delayInMs);
    const ticket = new URL(invitation.url).searchParams.get('ticket') ?? '';
    const form = { strategy: 'ticket', ticket, phone_number: '+15555550101' };
    const started = await post('/sign_ups', form);
    expect(started.body.response.unverified_fields).toEqual(['phone_number']);
    const path = `/sign_ups/${started.body.response.id}`;
    await post(`${path}/prepare_verification`, { strategy: 'phone_code' });
    const complete = () => post(`${path}/attempt_verification`, { strategy: 'phone_code', code: '424242' });
    return { invitation, complete };
  }

  const usersWithNewAddress = () => backend('GET', '/users?email_address=new@example.com');

  it.each([
    ['revoked', '400 sign_in_token_revoked_code'],
    ['expired', '400 ticket_expired_code'],
  ])('does not complete by an invitation that is %s meanwhile', async (what, expected) => {
    const body = { expires_in_days: 1 };
    const { invitation, complete } = await startInvited('/invitations', body, 24 * 3_600_000 - 60_000);
    if (what === 'revoked') await backend('POST', `/invitations/${invitation.id}/revoke`);
    else emulator.advance('2m');
    expect(codeOf(await complete())).toBe(expected);
    expect(await usersWithNewAddress()).toEqual([]);
  });

  it('creates no user if the organization has no room', async () => {
    const { complete } = await startInvited('/organizations/org_acme/invitations', { role: 'org:member' });
    await backend('PATCH', '/organizations/org_acme', { max_allowed_memberships: 1 });
    expect(codeOf(await complete())).toBe('403 organization_membership_quota_exceeded');
    expect(await usersWithNewAddress()).toEqual([]);
  });

  it('creates no user if the organization is deleted meanwhile', async () => {
    const { complete } = await startInvited('/organizations/org_acme/invitations', { role: 'org:member' });
    await backend('DELETE', '/organizations/org_acme');
    expect(codeOf(await complete())).toBe('400 ticket_invalid_code');
    expect(await usersWithNewAddress()).toEqual([]);
  });

  it('creates no user in a browser that has signed in meanwhile', async () => {
    const { body } = await post('/sign_ups', { email_address: 'new@example.com' });
    const path = `/sign_ups/${body.response.id}`;
    await post(`${path}/prepare_verification`, { strategy: 'email_code' });
    const code = emulator.outbox[0]?.code ?? '';
    await post('/sign_ins', { identifier: 'ada', password: 'correct horse' });
    const late = await post(`${path}/attempt_verification`, { strategy: 'email_code', code });
    expect(codeOf(late)).toBe('400 session_exists');
    expect(await usersWithNewAddress()).toEqual([]);
  });

  it.each([
    [{ email_address: 'ada@example.com' }, '422 form_identifier_exists'],
    [{ username: 'ADA' }, '422 form_identifier_exists'],
    [{ email_address: 'nonsense' }, '422 form_param_format_invalid'],
    [{ phone_number: '12' }, '422 form_param_format_invalid'],
    [{ email_address: 'x@example.com', password: 'short' }, '422 form_password_length_too_short'],
    [{ email_address: 'x@example.com', unsafe_metadata: '[1' }, '422 form_param_format_invalid'],
    [{ strategy: 'ticket', ticket: 'nonsense' }, '400 ticket_invalid_code'],
    [{ strategy: 'ticket' }, '422 form_param_missing'],
  ])('rejects %j with %s', async (form, expected) => {
    expect(codeOf(await post('/sign_ups', form))).toBe(expected);
  });

  it('follows the block-list and the allow-list', async () => {
    await backend('POST', '/blocklist_identifiers', { identifier: '*@spam.example' });
    await backend('POST', '/allowlist_identifiers', { identifier: 'friend@example.com' });
    await backend('PATCH', '/instance/restrictions', { blocklist: true });
    const attempt = async (email_address: string) => (await post('/sign_ups', { email_address })).status;
    expect(await attempt('x@spam.example')).toBe(403);
    expect(await attempt('x@example.com')).toBe(200);
    await backend('PATCH', '/instance/restrictions', { allowlist: true });
    expect(await attempt('x@example.com')).toBe(403);
    expect(await attempt('friend@example.com')).toBe(200);
  });
});

describe('/v1/me', () => {
  const me = (path = '', form?: Record<string, string>) =>
    form === undefined
      ? visitor.get(`${emulator.url}/v1/me${path}`)
      : visitor.post(`${emulator.url}/v1/me${path}`, form);
  const signIn = () => post('/sign_ins', { identifier: 'ada', password: 'correct horse' });

  it('is the user of the session', async () => {
    expect(codeOf(await me())).toBe('401 authentication_invalid');
    await signIn();
    expect((await me()).body).toMatchObject({ response: { id: 'user_ada' }, client: { object: 'client' } });
    const changed = await me('?_method=PATCH', { first_name: 'Ada', last_name: '' });
    expect(changed.body.response).toMatchObject({ first_name: 'Ada', last_name: null });
    expect(changed.body.client.sessions[0].user.first_name).toBe('Ada');
    const metadata = await me('/metadata?_method=PATCH', { unsafe_metadata: '{"theme":"dark"}' });
    expect(metadata.body.response.unsafe_metadata).toEqual({ theme: 'dark' });
  });

  it('changes the password with the current one', async () => {
    await signIn();
    const wrong = await me('/change_password', { current_password: 'x', new_password: 'new password' });
    expect(codeOf(wrong)).toBe('422 form_password_incorrect');
    const form = {
      current_password: 'correct horse',
      new_password: 'new password',
      sign_out_of_other_sessions: 'true',
    };
    expect((await me('/change_password', form)).status).toBe(200);
    expect((await me()).status).toBe(200);
    const other = await post('/sign_ins', { identifier: 'ada', password: 'new password' }, createVisitor());
    expect(other.body.response.status).toBe('complete');
  });

  it('lists memberships, leaves organizations and accepts invitations', async () => {
    await post('/sign_ins', { identifier: 'totp@example.com', strategy: 'email_code' });
    const code = emulator.outbox[0]?.code ?? '';
    const { body } = await visitor.get(`${emulator.url}/v1/client`);
    await post(`/sign_ins/${body.response.sign_in.id}/attempt_first_factor`, {
      strategy: 'email_code',
      code,
    });
    await post(`/sign_ins/${body.response.sign_in.id}/attempt_second_factor`, {
      strategy: 'backup_code',
      code: 'one',
    });
    const sent = { email_address: 'totp@example.com', role: 'org:member' };
    await backend('POST', '/organizations/org_acme/invitations', sent);
    const invitations = await me('/organization_invitations?status=pending');
    expect(invitations.body.response).toMatchObject({ total_count: 1, data: [{ status: 'pending' }] });
    const [{ id }] = invitations.body.response.data;
    expect((await me(`/organization_invitations/${id}/accept`, {})).body.response.status).toBe('accepted');
    expect(codeOf(await me(`/organization_invitations/${id}/accept`, {}))).toBe(
      '404 organization_invitation_not_pending',
    );
    expect((await me('/organization_memberships')).body.response.total_count).toBe(1);
    const left = await me('/organization_memberships/org_acme?_method=DELETE', {});
    expect(left.body.response.deleted).toBe(true);
    expect((await me('/organization_suggestions')).body.response).toEqual({ data: [], total_count: 0 });
  });

  it('revokes sessions of the user, and of no other user', async () => {
    await signIn();
    const elsewhere = await emulator.signIn('user_ada');
    const foreign = await emulator.signIn('user_test');
    expect((await me('/sessions/active')).body).toHaveLength(2);
    expect((await me(`/sessions/${elsewhere.sessionId}/revoke`, {})).body.response.status).toBe('revoked');
    expect((await me(`/sessions/${foreign.sessionId}/revoke`, {})).status).toBe(404);
  });

  it('deletes the user, and the session ends', async () => {
    await signIn();
    expect((await me('?_method=DELETE', {})).body.response).toEqual({
      object: 'user',
      id: 'user_ada',
      deleted: true,
    });
    expect((await me()).status).toBe(401);
  });
});
