import type { Instance } from '../store/instance.ts';
import { sendMessage } from './outbox.ts';

interface Body {
  readonly notify_primary_email_address_changed?: unknown;
}

/** Runs a change of a user, and sends a message to the previous primary email address if the body requests it. */
export function announcePrimaryChange<T>(instance: Instance, userId: string, body: Body, change: () => T): T {
  const before = primaryEmail(instance, userId);
  const changed = change();
  const isAnnounced = body.notify_primary_email_address_changed === true;
  if (isAnnounced && before !== undefined && before !== primaryEmail(instance, userId)) {
    const subject = 'Your primary email address has changed';
    sendMessage(instance, {
      channel: 'email',
      to: before,
      template: 'primary_email_address_changed',
      subject,
      body: `${subject}.`,
      userId,
    });
  }
  return changed;
}

function primaryEmail({ store }: Instance, userId: string): string | undefined {
  const id = store.users.get(userId)?.primary_email_address_id;
  return store.email_addresses.get(id ?? '')?.email_address;
}
