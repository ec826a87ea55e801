import type { Metadata } from '../json/merge-metadata.ts';
import type { CollectionName } from './collections.ts';
import type { CustomClaims } from './custom-claims.ts';

/**
 * A record is plain JSON, named as on the wire, and frozen: it is replaced, never changed. It can have more fields than
 * its answer, such as a password, since an answer has only the fields of its shape.
 */
export interface AnyRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Timed {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export type UserRecord = Timed & {
  readonly external_id: string | null;
  readonly username: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly locale: string | null;
  readonly primary_email_address_id: string | null;
  readonly primary_phone_number_id: string | null;
  readonly primary_web3_wallet_id: string | null;
  readonly public_metadata: Metadata;
  readonly private_metadata: Metadata;
  readonly unsafe_metadata: Metadata;
  /** Null for a user without a password. */
  readonly password_last_updated_at: number | null;
  readonly totp_enabled: boolean;
  readonly backup_code_enabled: boolean;
  readonly mfa_enabled_at: number | null;
  readonly banned: boolean;
  readonly locked_until: number | null;
  readonly delete_self_enabled: boolean;
  readonly create_organization_enabled: boolean;
  readonly create_organizations_limit: number | null;
  readonly bypass_client_trust: boolean;
  readonly legal_accepted_at: number | null;
  readonly last_sign_in_at: number | null;
  readonly last_active_at: number | null;
};

/** The fields that email addresses, phone numbers and wallets share. */
type Identification = Timed & {
  readonly user_id: string;
  /** Reserved for the user, but not verified. */
  readonly reserved: boolean;
};

export type EmailAddressRecord = Identification & { readonly email_address: string };
export type PhoneNumberRecord = Identification & { readonly phone_number: string };
export type Web3WalletRecord = Identification & { readonly web3_wallet: string };

export type SessionRecord = Timed & {
  readonly user_id: string;
  readonly client_id: string;
  readonly status: 'active' | 'revoked';
  readonly last_active_organization_id: string | null;
  /** The custom claims and permissions in its tokens. */
  readonly custom: CustomClaims;
  readonly last_active_at: number;
  readonly expire_at: number;
  readonly abandon_at: number;
};

export type OrganizationRecord = Timed & {
  readonly name: string;
  readonly slug: string;
  readonly created_by: string | null;
  /** 0 means no limit. */
  readonly max_allowed_memberships: number;
  readonly admin_delete_enabled: boolean;
  readonly role_set_key: string | null;
  readonly public_metadata: Metadata;
  readonly private_metadata: Metadata;
};

export type MembershipRecord = Timed & {
  readonly organization_id: string;
  readonly user_id: string;
  readonly role: string;
  readonly public_metadata: Metadata;
  readonly private_metadata: Metadata;
};

/** The types of records that behaviours know. All others are `AnyRecord`. */
interface KnownRecords {
  readonly users: UserRecord;
  readonly email_addresses: EmailAddressRecord;
  readonly phone_numbers: PhoneNumberRecord;
  readonly web3_wallets: Web3WalletRecord;
  readonly sessions: SessionRecord;
  readonly organizations: OrganizationRecord;
  readonly organization_memberships: MembershipRecord;
}

export type RecordOf<Name extends CollectionName> = Name extends keyof KnownRecords
  ? KnownRecords[Name]
  : AnyRecord;
