import fc from 'fast-check';
import { expect } from 'vitest';
import { command, index, outcomeOf, type Real } from './command.test-support.ts';
import { holderOf, type Model, pickEntry, statusOf } from './model.test-support.ts';

const DAY_IN_MS = 86_400_000;

const emails = fc.constantFrom('a@example.com', 'b@example.com', 'e@example.com', 'f@example.com');

/** Returns the error of an invitation, or undefined. */
function rejectionOf(model: Model, email: string): string | undefined {
  if (holderOf(model, 'email_addresses', email) !== undefined) return '422 form_identifier_exists';
  const isInvited = [...model.invitations.values()].some(
    (one) => one.email === email && statusOf(model, one) === 'pending',
  );
  return isInvited ? '400 duplicate_record' : undefined;
}

async function invite(model: Model, { call }: Real, email: string) {
  const rejection = rejectionOf(model, email);
  const answer = await call('POST', '/invitations', { email_address: email, expires_in_days: 1 });
  expect(outcomeOf(answer)).toBe(rejection ?? 'ok');
  const expiresAt = model.now + DAY_IN_MS;
  if (rejection === undefined) model.invitations.set(answer.body.id, { email, status: 'pending', expiresAt });
}

/** Invites all or none. */
async function inviteMany(model: Model, { call }: Real, addresses: readonly string[]) {
  const isRepeated = new Set(addresses).size < addresses.length;
  const isRejected = isRepeated || addresses.some((email) => rejectionOf(model, email) !== undefined);
  const bodies = addresses.map((email) => ({ email_address: email, expires_in_days: 1 }));
  const answer = await call('POST', '/invitations/bulk', bodies);
  expect(answer.status < 300).toBe(!isRejected);
  if (isRejected) return;
  for (const { id, email_address: email } of answer.body) {
    model.invitations.set(id, { email, status: 'pending', expiresAt: model.now + DAY_IN_MS });
  }
}

async function revokeInvitation(model: Model, { call }: Real, at: number) {
  const [id, invitation] = pickEntry(model.invitations, at) ?? [];
  if (invitation === undefined) return;
  const answer = await call('POST', `/invitations/${id}/revoke`);
  expect(outcomeOf(answer)).toBe(invitation.status === 'revoked' ? '400 invitation_already_revoked' : 'ok');
  invitation.status = 'revoked';
}

/** Many clients join with the same address at the same time: the list has it once. */
async function join({ waitlist }: Model, { call }: Real, email: string, clients: number) {
  const answers = await Promise.all(
    Array.from({ length: clients }, () => call('POST', '/waitlist_entries', { email_address: email })),
  );
  const ids = new Set(answers.map(({ body }) => String(body.id)));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  const known = [...waitlist].find(([, entry]) => entry.email === email);
  if (known === undefined) waitlist.set(id, { email, status: 'pending' });
  else expect(id).toBe(known[0]);
}

const alreadyIn = (status: string) => `409 waitlist_entry_already_${status}`;

async function inviteEntry(model: Model, { call }: Real, at: number) {
  const [id, entry] = pickEntry(model.waitlist, at) ?? [];
  if (entry === undefined) return;
  const { email } = entry;
  const rejection = entry.status === 'invited' ? alreadyIn('invited') : rejectionOf(model, email);
  const answer = await call('POST', `/waitlist_entries/${id}/invite`, {});
  expect(outcomeOf(answer)).toBe(rejection ?? 'ok');
  if (rejection !== undefined) return;
  entry.status = 'invited';
  const expiresAt = model.now + 30 * DAY_IN_MS;
  model.invitations.set(answer.body.invitation.id, { email, status: 'pending', expiresAt });
}

async function rejectEntry({ waitlist }: Model, { call }: Real, at: number) {
  const [id, entry] = pickEntry(waitlist, at) ?? [];
  if (entry === undefined) return;
  const answer = await call('POST', `/waitlist_entries/${id}/reject`, {});
  expect(outcomeOf(answer)).toBe(entry.status === 'pending' ? 'ok' : alreadyIn(entry.status));
  if (entry.status === 'pending') entry.status = 'rejected';
}

async function removeEntry({ waitlist }: Model, { call }: Real, at: number) {
  const [id, entry] = pickEntry(waitlist, at) ?? [];
  if (id === undefined || entry === undefined) return;
  const answer = await call('DELETE', `/waitlist_entries/${id}`);
  expect(outcomeOf(answer)).toBe(entry.status === 'pending' ? 'ok' : alreadyIn(entry.status));
  if (entry.status === 'pending') waitlist.delete(id);
}

export const invitationCommands = [
  command('invite', [emails], invite),
  command('inviteMany', [fc.array(emails, { minLength: 1, maxLength: 3 })], inviteMany),
  command('revokeInvitation', [index], revokeInvitation),
  command('join', [emails, fc.integer({ min: 1, max: 4 })], join),
  command('inviteEntry', [index], inviteEntry),
  command('rejectEntry', [index], rejectEntry),
  command('removeEntry', [index], removeEntry),
];
