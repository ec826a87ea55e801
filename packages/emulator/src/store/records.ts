import type { Metadata } from '../json/merge-metadata.ts';
import type {
  AgentTaskRecord,
  DomainVerificationRecord,
  EnrollmentRecord,
  ExternalAccountRecord,
  ImageRecord,
  OAuthAccessTokenRecord,
  PasskeyRecord,
  VerificationRecord,
} from './account-records.ts';
import type { BillingRecords } from './billing-records.ts';
import type { CollectionName } from './collections.ts';
import type { CustomClaims } from './custom-claims.ts';
import type { FrontendRecords, Reverification } from './frontend-records.ts';
import type { PermissionRecord, RoleRecord, RoleSetRecord } from './role-records.ts';
import type { Timed } from './timed.ts';
import type { WebhookRecords } from './webhook-records.ts';

/**
 * A record is plain JSON, named as on the wire, and frozen: it is replaced, never changed. It can have more fields than
 * its answer, such as a password, since an answer has only the fields of its shape.
 */
export interface AnyRecord {
  readonly id: string;
  readonly [field: string]: unknown;
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
  /** The password as it was sent. Null for a user with a digest or without a password. */
  readonly password: string | null;
  readonly password_digest: string | null;
  readonly password_hasher: string | null;
  readonly password_compromised: boolean;
  readonly totp_enabled: boolean;
  readonly totp_secret: string | null;
  /** A secret that no code has proved yet. */
  readonly pending_totp_secret?: string | null;
  readonly backup_code_enabled: boolean;
  readonly backup_codes: readonly string[];
  readonly mfa_enabled_at: number | null;
  readonly mfa_disabled_at: number | null;
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
  readonly verified: boolean;
  /** Reserved for the user, but not verified. */
  readonly reserved: boolean;
};

export type EmailAddressRecord = Identification & { readonly email_address: string };
export type PhoneNumberRecord = Identification & {
  readonly phone_number: string;
  readonly reserved_for_second_factor?: boolean;
};
export type Web3WalletRecord = Identification & { readonly web3_wallet: string };

export type SessionRecord = Timed & {
  readonly user_id: string;
  readonly client_id: string;
  readonly status: 'active' | 'revoked' | 'ended' | 'removed';
  readonly last_active_organization_id: string | null;
  /** The custom claims and permissions in its tokens. */
  readonly custom: CustomClaims;
  readonly last_active_at: number;
  readonly expire_at: number;
  readonly abandon_at: number;
  /** When the user last proved each factor again. Default: the first one on creation, the second one never. */
  readonly first_factor_verified_at?: number;
  readonly second_factor_verified_at?: number;
  readonly reverification?: Reverification;
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

export type ClientRecord = Timed & {
  readonly sign_in_id: string | null;
  readonly sign_up_id: string | null;
  readonly last_authentication_strategy: string | null;
};

type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

export type InvitationRecord = Timed & {
  readonly email_address: string;
  readonly status: InvitationStatus;
  readonly revoked: boolean;
  readonly public_metadata: Metadata;
  /** The link without the origin. */
  readonly url: string;
  readonly expires_at: number;
  readonly ignore_existing?: boolean | null;
  readonly expires_in_days?: number | null;
};

export type OrganizationInvitationRecord = Timed & {
  readonly organization_id: string;
  readonly email_address: string;
  readonly role: string;
  readonly inviter_id: string | null;
  readonly status: InvitationStatus;
  /** The link without the origin. */
  readonly url: string;
  readonly expires_at: number;
  readonly public_metadata: Metadata;
  readonly private_metadata: Metadata;
};

/** A sign-in token or an actor token. */
export type TicketRecord = Timed & {
  readonly user_id: string;
  readonly status: 'pending' | 'accepted' | 'revoked';
  readonly token: string;
  /** The link without the origin. */
  readonly url: string;
  readonly expires_at: number;
};

export type JwtTemplateRecord = Timed & {
  readonly name: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly lifetime: number;
  readonly allowed_clock_skew: number;
  readonly custom_signing_key: boolean;
  readonly signing_algorithm: string;
  /** Null for a template that signs with the key of the instance. */
  readonly signing_key: string | null;
};

export interface OrganizationSettingsRecord {
  readonly id: string;
  readonly enabled: boolean;
  readonly max_allowed_memberships: number;
  readonly max_allowed_roles: number;
  readonly max_role_sets_allowed: number;
  readonly max_allowed_domains: number;
  readonly max_allowed_permissions: number;
  readonly creator_role: string;
  readonly admin_delete_enabled: boolean;
  readonly domains_enabled: boolean;
  readonly slug_disabled: boolean;
  readonly domains_enrollment_modes: readonly string[];
  readonly domains_default_role: string;
  readonly initial_role_set_key: string | null;
}

/** The types of records that behaviours know. All others are `AnyRecord`. */
interface KnownRecords extends BillingRecords, FrontendRecords, WebhookRecords {
  readonly users: UserRecord;
  readonly email_addresses: EmailAddressRecord;
  readonly phone_numbers: PhoneNumberRecord;
  readonly web3_wallets: Web3WalletRecord;
  readonly sessions: SessionRecord;
  readonly organizations: OrganizationRecord;
  readonly organization_memberships: MembershipRecord;
  readonly clients: ClientRecord;
  readonly organization_roles: RoleRecord;
  readonly organization_permissions: PermissionRecord;
  readonly role_sets: RoleSetRecord;
  readonly invitations: InvitationRecord;
  readonly organization_invitations: OrganizationInvitationRecord;
  readonly sign_in_tokens: TicketRecord;
  readonly actor_tokens: TicketRecord;
  readonly jwt_templates: JwtTemplateRecord;
  readonly verifications: VerificationRecord;
  readonly agent_tasks: AgentTaskRecord;
  readonly organization_domain_verifications: DomainVerificationRecord;
  readonly organization_suggestions: EnrollmentRecord;
  readonly organization_membership_requests: EnrollmentRecord;
  readonly external_accounts: ExternalAccountRecord;
  readonly passkeys: PasskeyRecord;
  readonly images: ImageRecord;
  readonly oauth_access_tokens: OAuthAccessTokenRecord;
  readonly instance_organization_settings: OrganizationSettingsRecord;
}

export type RecordOf<Name extends CollectionName> = Name extends keyof KnownRecords
  ? KnownRecords[Name]
  : AnyRecord;
