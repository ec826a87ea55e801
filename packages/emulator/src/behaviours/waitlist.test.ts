import { beforeEach, describe, expect, it } from 'vitest';
import { createVisitor } from '../frontend/visitor.test-support.ts';
import { type Answer, type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';

let emulator: Emulator;
let call: Call;

beforeEach(async () => {
  ({ emulator, call } = await start({
    seed: { users: [{ id: 'user_ada', emailAddress: 'ada@example.com' }] },
  }));
});

const outcome = (answer: Answer) => (answer.status < 400 ? `${answer.status}` : errorsOf(answer).join());
const post = (path: string, body?: unknown) => call('POST', `/waitlist_entries${path}`, body);
const join = async (email_address = 'bob@example.com') => (await post('', { email_address })).body;
const list = async (query = '') => (await call('GET', `/waitlist_entries${query}`)).body;

describe('an entry of the waitlist', () => {
  it('is pending, and the only one of its email address', async () => {
    const entry = await join();
    expect(entry).toMatchObject({ object: 'waitlist_entry', status: 'pending', invitation: null });
    expect((await join(' BOB@example.com')).id).toBe(entry.id);
    expect(await list('?status=pending')).toMatchObject({ total_count: 1, data: [{ id: entry.id }] });
    expect(outcome(await post('', { email_address: 'bob' }))).toBe(
      '422 form_param_format_invalid email_address',
    );
  });

  it('is created in a bulk, where each email address comes once', async () => {
    const entry = await join();
    const items = [{ email_address: 'bob@example.com' }, { email_address: 'carol@example.com' }];
    const { body } = await post('/bulk', items);
    expect(body).toMatchObject([{ id: entry.id }, { email_address: 'carol@example.com' }]);
    expect((await list()).total_count).toBe(2);
    const twice = [{ email_address: 'dan@example.com' }, { email_address: 'Dan@example.com' }];
    expect(outcome(await post('/bulk', twice))).toBe('400 duplicate_record email_address');
    expect((await list()).total_count).toBe(2);
    expect(outcome(await post('/bulk', [[]]))).toBe('422 form_param_format_invalid body');
  });

  it('is confirmed by mail once, unless the request says otherwise', async () => {
    await join();
    await join();
    await post('', { email_address: 'carol@example.com', notify: false });
    const items = [{ email_address: 'dan@example.com' }, { email_address: 'eve@example.com', notify: false }];
    await post('/bulk', items);
    const confirmation = { template: 'waitlist_confirmation', subject: 'You are on the waitlist' };
    expect(emulator.outbox).toMatchObject([
      { to: 'bob@example.com', ...confirmation },
      { to: 'dan@example.com', ...confirmation },
    ]);
  });

  it('is invited with a mail, once', async () => {
    const { id } = await join();
    const { body } = await post(`/${id}/invite`);
    expect(body).toMatchObject({
      id,
      status: 'invited',
      invitation: { object: 'invitation', email_address: 'bob@example.com', status: 'pending' },
    });
    expect(emulator.outbox).toMatchObject([
      { to: 'bob@example.com', template: 'waitlist_confirmation', url: null },
      { to: 'bob@example.com', template: 'invitation', url: body.invitation.url },
    ]);
    expect((await list('?status=invited')).data).toEqual([body]);
    expect(outcome(await post(`/${id}/invite`))).toBe('409 waitlist_entry_already_invited');
    expect(outcome(await post(`/${id}/reject`))).toBe('409 waitlist_entry_already_invited');
    expect(outcome(await call('DELETE', `/waitlist_entries/${id}`))).toBe(
      '409 waitlist_entry_already_invited',
    );
  });

  it('of a user, or of an invited address, is invited on request only', async () => {
    const ada = await join('ada@example.com');
    expect(outcome(await post(`/${ada.id}/invite`))).toBe('422 form_identifier_exists email_address');
    await call('POST', '/invitations', { email_address: 'bob@example.com' });
    const bob = await join();
    expect(outcome(await post(`/${bob.id}/invite`))).toBe('400 duplicate_record email_address');
    expect((await list('?status=pending')).total_count).toBe(2);
    expect(outcome(await post(`/${bob.id}/invite`, { ignore_existing: true }))).toBe('200');
  });

  it('is rejected once, and can be invited later', async () => {
    const { id } = await join();
    expect((await post(`/${id}/reject`)).body.status).toBe('rejected');
    expect(outcome(await post(`/${id}/reject`))).toBe('409 waitlist_entry_already_rejected');
    expect(outcome(await call('DELETE', `/waitlist_entries/${id}`))).toBe(
      '409 waitlist_entry_already_rejected',
    );
    expect((await post(`/${id}/invite`)).body.status).toBe('invited');
  });

  it('is deleted while it is pending', async () => {
    const { id } = await join();
    expect((await call('DELETE', `/waitlist_entries/${id}`)).body).toMatchObject({ id, deleted: true });
    expect(outcome(await post(`/${id}/invite`))).toBe('404 resource_not_found');
  });

  it('is completed by a sign-up with its invitation', async () => {
    const { id } = await join();
    const { body } = await post(`/${id}/invite`);
    const ticket = new URL(body.invitation.url).searchParams.get('ticket') ?? '';
    const visitor = createVisitor(emulator.fetch);
    const form = { strategy: 'ticket', ticket, password: 'correct horse' };
    const { body: signUp } = await visitor.post(`${emulator.url}/v1/client/sign_ups`, form);
    expect(signUp.response.status).toBe('complete');
    expect((await list()).data).toMatchObject([{ id, status: 'completed' }]);
    const completed = '409 waitlist_entry_already_completed';
    expect(outcome(await post(`/${id}/invite`))).toBe(completed);
    expect(outcome(await post(`/${id}/reject`))).toBe(completed);
    expect(outcome(await call('DELETE', `/waitlist_entries/${id}`))).toBe(completed);
  });
});
