import type { CustomClaims } from './custom-claims.ts';
import type { Metadata } from './metadata.ts';

/** An email address, a phone number or a wallet. Records are replaced, never changed: see `Store.snapshot`. */
export interface Identification {
  readonly id: string;
  readonly value: string;
  /** Reserved for the user, but not verified. */
  readonly reserved: boolean;
  readonly createdAt: number;
}

export interface UserRecord {
  readonly id: string;
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  readonly emailAddresses: readonly Identification[];
  readonly phoneNumbers: readonly Identification[];
  readonly web3Wallets: readonly Identification[];
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryWeb3WalletId: string | null;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly unsafeMetadata: Metadata;
  /** Null for a user without a password. */
  readonly passwordUpdatedAt: number | null;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  readonly mfaEnabledAt: number | null;
  readonly banned: boolean;
  readonly lockedUntil: number | null;
  readonly deleteSelfEnabled: boolean;
  readonly createOrganizationEnabled: boolean;
  readonly createOrganizationsLimit: number | null;
  readonly bypassClientTrust: boolean;
  readonly legalAcceptedAt: number | null;
  readonly lastSignInAt: number | null;
  readonly lastActiveAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface SessionRecord {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly status: 'active' | 'revoked';
  readonly lastActiveOrganizationId: string | null;
  /** The custom claims and permissions in its tokens. */
  readonly custom: CustomClaims;
  readonly lastActiveAt: number;
  readonly expireAt: number;
  readonly abandonAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly createdBy: string | null;
  /** 0 means no limit. */
  readonly maxAllowedMemberships: number;
  readonly adminDeleteEnabled: boolean;
  readonly roleSetKey: string | null;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MembershipRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly role: string;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly createdAt: number;
  readonly updatedAt: number;
}
