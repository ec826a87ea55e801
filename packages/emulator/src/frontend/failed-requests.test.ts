import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { totpCodeAt } from '../keys/totp.ts';
import { createVisitor, type Visitor } from './visitor.test-support.ts';

const now = Date.UTC(2026, 0, 1);
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let emulator: Emulator;
let visitor: Visitor;
beforeEach(async () => {
  emulator = await createEmulator({
    now: () => now,
    seed: {
      users: [
        {
          id: 'user_ada',
          emailAddress: 'ada+clerk_test@example.com',
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

const post = (path: string, form: Record<string, string> = {}) =>
  visitor.post(`${emulator.url}/v1/client${path}`, form);

const backend = (method: string, path: string, body: object) =>
  fetch(`${emulator.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const records = () => emulator.snapshot().records;
const codeOf = ({ body }: { body: { errors: { code: string }[] } }) => body.errors[0]?.code;

it.each([
  ['/sign_ins', { identifier: 'nobody@example.com' }, 'form_identifier_not_found'],
  ['/sign_ins', { strategy: 'ticket', ticket: 'none' }, 'ticket_invalid_code'],
  [
    '/sign_ins',
    { strategy: 'password', identifier: 'ada+clerk_test@example.com', password: 'wrong' },
    'form_password_incorrect',
  ],
  ['/sign_ups', { email_address: 'x@example.com', password: 'short' }, 'form_password_length_too_short'],
  ['/sign_ups', { strategy: 'ticket', ticket: 'none' }, 'ticket_invalid_code'],
])('%s %o leaves no client and no attempt behind', async (path, form, code) => {
  const before = records();
  expect(codeOf(await post(path, form))).toBe(code);
  expect(records()).toEqual(before);
});

it('a sign-up that cannot be completed keeps its code, and can be completed later', async () => {
  const invited = await backend('POST', '/organizations/org_acme/invitations', {
    email_address: 'new@example.com',
    role: 'org:member',
  });
  expect(invited.status).toBe(200);
  const ticket = new URL(emulator.outbox[0]?.url ?? '').searchParams.get('ticket') ?? '';
  const form = { strategy: 'ticket', ticket, phone_number: '+15555550101' };
  const { body } = await post('/sign_ups', form);
  const path = `/sign_ups/${body.response.id}`;
  await post(`${path}/prepare_verification`, { strategy: 'phone_code' });
  await backend('PATCH', '/organizations/org_acme', { max_allowed_memberships: 1 });
  const before = records();
  const complete = () => post(`${path}/attempt_verification`, { strategy: 'phone_code', code: '424242' });
  expect(codeOf(await complete())).toBe('organization_membership_quota_exceeded');
  expect(records()).toEqual(before);
  await backend('PATCH', '/organizations/org_acme', { max_allowed_memberships: 2 });
  expect((await complete()).body.response.status).toBe('complete');
});

it('a wrong code counts as an attempt', async () => {
  const { body } = await post('/sign_ins', { identifier: 'ada+clerk_test@example.com' });
  const path = `/sign_ins/${body.response.id}`;
  await post(`${path}/prepare_first_factor`, { strategy: 'email_code' });
  const attempt = () => post(`${path}/attempt_first_factor`, { strategy: 'email_code', code: '000000' });
  expect([await attempt(), await attempt(), await attempt(), await attempt()].map(codeOf)).toEqual([
    'form_code_incorrect',
    'form_code_incorrect',
    'form_code_incorrect',
    'verification_failed',
  ]);
});

it('a backup code that is sent as another code still works', async () => {
  const credentials = { identifier: 'ada+clerk_test@example.com', password: 'correct horse' };
  const { body } = await post('/sign_ins', { strategy: 'password', ...credentials });
  const path = `/sign_ins/${body.response.id}/attempt_second_factor`;
  expect(codeOf(await post(path, { strategy: 'totp', code: 'one' }))).toBe('form_code_incorrect');
  const code = await totpCodeAt(totpSecret, now);
  expect(codeOf(await post(path, { strategy: 'backup_code', code }))).toBe('form_code_incorrect');
  expect((await post(path, { strategy: 'backup_code', code: 'one' })).body.response.status).toBe('complete');
});
