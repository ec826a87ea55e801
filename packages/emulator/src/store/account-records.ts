import type { Timed } from './timed.ts';

/** A code that was sent to an email address or a phone number. Exactly one of the two ids is not null. */
export type VerificationRecord = Timed & {
  readonly email_address_id: string | null;
  readonly phone_number_id: string | null;
  readonly strategy: 'email_code' | 'phone_code';
  readonly status: 'unverified' | 'verified' | 'failed';
  readonly code: string;
  readonly attempts: number;
  readonly expire_at: number;
};

/** A proof that a domain belongs to an organization: by a code in an email, or by a TXT record. */
export type DomainVerificationRecord = Timed & {
  readonly domain_id: string;
  readonly strategy: 'affiliation_email_code' | 'txt';
  readonly status: 'unverified' | 'verified';
  /** The code that was sent, or the value of the TXT record. */
  readonly code: string | null;
  readonly txt_record_name: string | null;
  readonly attempts: number;
  readonly expire_at: number | null;
  readonly verified_at: number | null;
};

/** A task of an agent. Its link signs a browser in as the user. */
export type AgentTaskRecord = Timed & {
  readonly user_id: string;
  readonly agent_id: string;
  readonly agent_name: string;
  readonly redirect_url: string;
  readonly session_max_duration_in_seconds: number;
  readonly status: 'pending' | 'accepted' | 'revoked';
  readonly token: string;
  /** The link without the origin. */
  readonly url: string;
  readonly expires_at: number;
};

/** A suggestion to a user to join an organization, or the request of a user to join. */
export type EnrollmentRecord = Timed & {
  readonly organization_id: string;
  readonly user_id: string;
  readonly status: 'pending' | 'accepted' | 'rejected';
};

/** An account of another provider that a user signs in with. */
export type ExternalAccountRecord = Timed & {
  readonly user_id: string;
  /** With its prefix: `oauth_google`. */
  readonly provider: string;
  readonly provider_user_id: string;
  readonly email_address: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly scopes: readonly string[];
  /** Null for an account without a token. */
  readonly access_token: string | null;
  readonly refresh_token: string | null;
  /** When the access token expires, in milliseconds since 1970. Null for never. */
  readonly token_expires_at: number | null;
};

export type PasskeyRecord = Timed & {
  readonly user_id: string;
  readonly name: string;
  readonly last_used_at: number;
};

/** An uploaded image. Exactly one of the owners is not null. */
export interface ImageRecord {
  readonly id: string;
  readonly user_id: string | null;
  readonly organization_id: string | null;
  readonly oauth_application_id: string | null;
  readonly uploader_user_id: string | null;
  readonly content_type: string;
  /** The bytes as base64. */
  readonly data: string;
  readonly created_at: number;
}

/** A grant that a user gave to an OAuth application, with its tokens. */
export type OAuthAccessTokenRecord = Timed & {
  readonly oauth_application_id: string;
  readonly user_id: string;
  readonly client_id: string;
  readonly scopes: readonly string[];
  readonly token: string;
  readonly refresh_token: string;
  readonly revoked: boolean;
  readonly revocation_reason: string | null;
  /** In milliseconds since 1970. */
  readonly expiration: number;
};
