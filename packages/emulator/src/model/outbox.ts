import { forgetOldest } from '../store/forget-oldest.ts';
import type { OutboxMessage } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';

const MAXIMUM = 1_000;

type NewMessage = Pick<OutboxMessage, 'channel' | 'to' | 'template' | 'subject' | 'body'> &
  Partial<Pick<OutboxMessage, 'code' | 'url' | 'userId'>>;

/** Puts a message into the outbox, which keeps the latest 1,000. */
export function sendMessage({ store, now, createId }: Instance, message: NewMessage): void {
  forgetOldest(store, 'outbox_messages', MAXIMUM);
  const id = createId('outbox_messages');
  store.outbox_messages.put({ code: null, url: null, userId: null, ...message, id, sentAt: now() });
}

interface SentInvitation {
  readonly to: string;
  /** The link without the origin, which changes from run to run. `renderOutboxMessage` adds it. */
  readonly url: string;
  readonly organization?: string;
}

/** Confirms that an email address is on the waitlist. */
export function sendWaitlistConfirmation(instance: Instance, to: string): void {
  const subject = 'You are on the waitlist';
  sendMessage(instance, {
    channel: 'email',
    to,
    template: 'waitlist_confirmation',
    subject,
    body: `${subject}.`,
  });
}

/** Sends the link of an invitation to the instance, or to an organization. */
export function sendInvitation(instance: Instance, { to, url, organization }: SentInvitation): void {
  const subject = organization === undefined ? 'Your invitation' : `Your invitation to ${organization}`;
  sendMessage(instance, {
    channel: 'email',
    to,
    template: organization === undefined ? 'invitation' : 'organization_invitation',
    subject,
    body: `${subject}.`,
    url,
  });
}
