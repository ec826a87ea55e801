/** A browser of a development instance. The id is its token. */
export interface DevBrowserRecord {
  readonly id: string;
  readonly client_id: string | null;
  readonly created_at: number;
}

/** The secret in the `__client` cookie of a browser. The id is the secret. */
export interface ClientTokenRecord {
  readonly id: string;
  readonly client_id: string;
}

/** The secret in the `__refresh` cookie of a session. The id is the secret. */
export interface RefreshTokenRecord {
  readonly id: string;
  readonly session_id: string;
}

/** The cookies of a handshake, which the application fetches by a nonce. The id is the nonce. */
export interface HandshakeRecord {
  readonly id: string;
  readonly directives: readonly string[];
  readonly expires_at: number;
}

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
