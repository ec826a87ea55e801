import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { InvitationRecord } from '../store/records.ts';
import { findByValue } from './identifications.ts';
import { createTicketPath, expiresAfterDays, isPending } from './invitations.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import { sendInvitation } from './outbox.ts';

/** Invites an email address to the instance, with a mail. */
export function inviteByEmail(instance: Instance, emailAddress: string): InvitationRecord {
  const now = instance.now();
  const invitation = instance.store.invitations.put({
    id: instance.createId('invitations'),
    email_address: normalizeIdentifier(emailAddress),
    status: 'pending',
    revoked: false,
    public_metadata: {},
    url: createTicketPath(instance),
    expires_at: expiresAfterDays(instance, undefined),
    created_at: now,
    updated_at: now,
  });
  sendInvitation(instance, { to: invitation.email_address, url: invitation.url });
  return invitation;
}

/** Throws an `ApiFault` for an email address that a user has. */
export function rejectAccount(instance: Instance, email: string): void {
  if (findByValue(instance, 'email_addresses', email)) {
    throw apiFault('form_identifier_exists', { param_name: 'email_address' });
  }
}

/** Throws an `ApiFault` for an email address that is invited. */
export function rejectPending(instance: Instance, email: string): void {
  const isInvited = instance.store.invitations
    .by('email_address', email)
    .some((invitation) => isPending(invitation, instance.now()));
  if (isInvited) throw apiFault('duplicate_record', { param_name: 'email_address' });
}

/** Completes the entry of the waitlist whose invitation a user has accepted. */
export function completeWaitlistEntry({ store, now }: Instance, { email_address }: InvitationRecord): void {
  const entry = store.waitlist_entries.unique({ email_address });
  if (entry?.['status'] !== 'invited') return;
  store.waitlist_entries.update(entry, { status: 'completed', updated_at: now() });
}
