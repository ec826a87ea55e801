import type { Metadata } from '../json/merge-metadata.ts';

/** How far the proof of an identifier or a factor is. */
export interface Verification {
  readonly strategy: string;
  readonly status: 'unverified' | 'verified';
  /** The code that was sent. Null for a strategy without one. */
  readonly code: string | null;
  readonly attempts: number;
  readonly expire_at: number | null;
}

export interface SignInRecord {
  readonly id: string;
  readonly client_id: string;
  readonly status:
    | 'needs_identifier'
    | 'needs_first_factor'
    | 'needs_second_factor'
    | 'needs_new_password'
    | 'complete';
  readonly identifier: string | null;
  readonly user_id: string | null;
  readonly first_factor: Verification | null;
  readonly second_factor: Verification | null;
  readonly created_session_id: string | null;
  readonly abandon_at: number;
}

/** A user proves again who they are, in a session that goes on. */
export interface Reverification {
  readonly level: 'first_factor' | 'second_factor' | 'multi_factor';
  readonly status: 'needs_first_factor' | 'needs_second_factor' | 'complete';
  readonly first_factor: Verification | null;
  readonly second_factor: Verification | null;
}

export interface SignUpRecord {
  readonly id: string;
  readonly client_id: string;
  readonly status: 'missing_requirements' | 'complete';
  readonly email_address: string | null;
  readonly phone_number: string | null;
  readonly username: string | null;
  readonly password: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly unsafe_metadata: Metadata;
  readonly email_verification: Verification | null;
  readonly phone_verification: Verification | null;
  /** The invitation that brought the user. */
  readonly invitation_id: string | null;
  readonly created_session_id: string | null;
  readonly created_user_id: string | null;
  readonly abandon_at: number;
}

/** A browser of a development instance. The id is its token. */
export interface DevBrowserRecord {
  readonly id: string;
  readonly client_id: string | null;
  readonly created_at: number;
}

/** The secret in the `__client` cookie of a browser. The id is the secret. */
interface ClientTokenRecord {
  readonly id: string;
  readonly client_id: string;
}

/** The secret in the `__refresh` cookie of a session. The id is the secret. */
interface RefreshTokenRecord {
  readonly id: string;
  readonly session_id: string;
}

/** The cookies of a handshake, which the application fetches by a nonce. The id is the nonce. */
interface HandshakeRecord {
  readonly id: string;
  readonly directives: readonly string[];
  readonly expires_at: number;
}

/** An email or a text message that a real instance would have sent. */
export interface OutboxMessage {
  readonly id: string;
  /** How the message is sent. */
  readonly channel: 'email' | 'sms';
  /** The email address, or the phone number in E.164. */
  readonly to: string;
  /** What the message is about. */
  readonly template:
    | 'verification_code'
    | 'invitation'
    | 'organization_invitation'
    | 'primary_email_address_changed'
    | 'waitlist_confirmation';
  /** Null for a text message. */
  readonly subject: string | null;
  /** The content. */
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

/** The records of browsers and of messages, by collection. */
export interface FrontendRecords {
  readonly dev_browsers: DevBrowserRecord;
  readonly client_tokens: ClientTokenRecord;
  readonly refresh_tokens: RefreshTokenRecord;
  readonly handshakes: HandshakeRecord;
  readonly sign_ins: SignInRecord;
  readonly sign_ups: SignUpRecord;
  readonly outbox_messages: OutboxMessage;
}
