/** An email or a text message that a real instance would send. */
export interface OutboxMessageRecord {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly template: 'verification_code' | 'invitation' | 'organization_invitation';
  /** Null for a text message. */
  readonly subject: string | null;
  readonly body: string;
  readonly code: string | null;
  readonly url: string | null;
  readonly user_id: string | null;
  readonly created_at: number;
}
