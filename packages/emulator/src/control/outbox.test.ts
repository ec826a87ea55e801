import { describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import { sendMessage } from '../model/outbox.ts';
import { isTestIdentifier, sendVerificationCode } from '../model/verification-codes.ts';
import { createIdGenerator, type Instance } from '../store/instance.ts';
import { createStore } from '../store/store.ts';

const now = () => 1_700_000_000_000;
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** The outbox needs no keys. */
function createTestInstance(): Instance {
  const createId = createIdGenerator({ now, randomBytes });
  return { now, randomBytes, createId, store: createStore() } as unknown as Instance;
}

describe('the outbox', () => {
  it('has the invitations to the instance and to organizations, with their links', async () => {
    const { emulator, call } = await start({
      seed: {
        users: [{ id: 'user_ada' }],
        organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
      },
    });
    const invitation = await call('POST', '/invitations', { email_address: 'bob@example.com' });
    await call('POST', '/invitations', { email_address: 'eve@example.com', notify: false });
    const member = { email_address: 'carol@example.com', role: 'org:member' };
    await call('POST', '/organizations/org_acme/invitations', member);
    expect(emulator.outbox).toMatchObject([
      {
        channel: 'email',
        to: 'bob@example.com',
        template: 'invitation',
        url: invitation.body.url,
        code: null,
      },
      { to: 'carol@example.com', template: 'organization_invitation', subject: 'Your invitation to Acme' },
    ]);
    const overHttp = await emulator.fetch(`${emulator.url}/__emulator/outbox`);
    expect(await overHttp.json()).toEqual(emulator.outbox);
  });

  it('has no invitation of a list that is rejected', async () => {
    const { emulator, call } = await start();
    const body = [{ email_address: 'bob@example.com' }, { email_address: 'bob@example.com' }];
    expect((await call('POST', '/invitations/bulk', body)).status).toBe(400);
    expect(emulator.outbox).toEqual([]);
  });

  it('is part of a snapshot, and empty after a reset', async () => {
    const { emulator, call } = await start();
    await call('POST', '/invitations', { email_address: 'bob@example.com' });
    const snapshot = emulator.snapshot();
    emulator.reset();
    expect(emulator.outbox).toEqual([]);
    emulator.restore(snapshot);
    expect(emulator.outbox).toMatchObject([{ to: 'bob@example.com' }]);
  });

  it('keeps the latest 1,000 messages', () => {
    const instance = createTestInstance();
    for (let index = 0; index < 1_010; index += 1) {
      sendMessage(instance, {
        channel: 'sms',
        to: '+15555550000',
        template: 'verification_code',
        subject: null,
        body: `${index}`,
      });
    }
    expect(
      instance.store.outbox_messages
        .all()
        .map(({ body }) => body)
        .slice(0, 2),
    ).toEqual(['10', '11']);
    expect(instance.store.outbox_messages.all()).toHaveLength(1_000);
  });
});

describe('sendVerificationCode', () => {
  it('sends six digits by email or as a text message', () => {
    const instance = createTestInstance();
    const code = sendVerificationCode(instance, { to: 'ada@example.com', userId: 'user_ada' });
    sendVerificationCode(instance, { to: '+4930123456' });
    expect(code).toMatch(/^\d{6}$/);
    expect(instance.store.outbox_messages.all()).toMatchObject([
      { channel: 'email', to: 'ada@example.com', code, userId: 'user_ada', sentAt: now() },
      { channel: 'sms', to: '+4930123456', subject: null, userId: null },
    ]);
  });

  it.each(['ada+clerk_test@example.com', '+15555550100', '+12015550199'])(
    'sends nothing to the test identifier %s, and returns 424242',
    (to) => {
      const instance = createTestInstance();
      expect(sendVerificationCode(instance, { to })).toBe('424242');
      expect(instance.store.outbox_messages.all()).toEqual([]);
    },
  );

  it.each([
    'ada@clerk_test.example',
    'ada@example.com+clerk_test',
    '+15555560100',
    '+155555501000',
    '+25555550100',
  ])('sends a code to %s, which is not a test identifier', (identifier) =>
    expect(isTestIdentifier(identifier)).toBe(false),
  );
});
