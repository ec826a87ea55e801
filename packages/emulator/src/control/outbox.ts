import type { Store } from '../store/store.ts';

/** An email or a text message that a real instance would have sent. */
export interface OutboxMessage {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  /** The email address, or the phone number in E.164. */
  readonly to: string;
  readonly template: 'verification_code' | 'invitation' | 'organization_invitation';
  /** Null for a text message. */
  readonly subject: string | null;
  readonly body: string;
  /** The code of six digits. Null for a message without one. */
  readonly code: string | null;
  /** The link of an invitation. Null for a message without one. */
  readonly url: string | null;
  /** The user that the message is about. Null for an invitation, and during a sign-up. */
  readonly userId: string | null;
  /** Milliseconds since 1970, by the clock of the emulator. */
  readonly sentAt: number;
}

/** Returns the latest 1,000 messages, oldest first. */
export function readOutbox({ outbox_messages }: Store): readonly OutboxMessage[] {
  return outbox_messages.all().map(({ user_id, created_at, ...message }) => ({
    ...message,
    userId: user_id,
    sentAt: created_at,
  }));
}
