// Pure
import type { Open } from './common.ts';

/** How an identification was verified. Fields depend on the strategy. */
export interface Verification {
  status: Open<'unverified' | 'verified' | 'failed' | 'expired'>;
  strategy: string;
  attempts?: number | null;
  /** Milliseconds since 1970. */
  expireAt?: number | null;
  [field: string]: unknown;
}

export interface IdentificationLink {
  type: string;
  id: string;
}

export interface EmailAddress {
  object: 'email_address';
  id?: string;
  emailAddress: string;
  reserved: boolean;
  verification: Verification | null;
  linkedTo: IdentificationLink[];
  matchesSsoConnection?: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

export interface PhoneNumber {
  object: 'phone_number';
  id?: string;
  phoneNumber: string;
  reservedForSecondFactor?: boolean;
  defaultSecondFactor?: boolean;
  reserved: boolean;
  verification: Verification | null;
  linkedTo: IdentificationLink[];
  backupCodes?: string[] | null;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

/** A user. Times are milliseconds since 1970. */
export interface User {
  object: 'user';
  id: string;
  externalId: string | null;
  username: string | null;
  firstName: string | null;
  lastName: string | null;
  locale?: string | null;
  imageUrl?: string;
  hasImage: boolean;
  primaryEmailAddressId: string | null;
  primaryPhoneNumberId: string | null;
  primaryWeb3WalletId: string | null;
  emailAddresses: EmailAddress[];
  phoneNumbers: PhoneNumber[];
  web3Wallets: object[];
  passkeys: object[];
  externalAccounts: object[];
  samlAccounts: object[];
  enterpriseAccounts: object[];
  publicMetadata: UserPublicMetadata;
  privateMetadata?: UserPrivateMetadata | null;
  unsafeMetadata?: UserUnsafeMetadata;
  passwordEnabled: boolean;
  passwordLastUpdatedAt?: number | null;
  twoFactorEnabled: boolean;
  totpEnabled: boolean;
  backupCodeEnabled: boolean;
  mfaEnabledAt: number | null;
  mfaDisabledAt: number | null;
  banned: boolean;
  locked: boolean;
  lockoutExpiresInSeconds: number | null;
  verificationAttemptsRemaining: number | null;
  deleteSelfEnabled: boolean;
  createOrganizationEnabled: boolean;
  createOrganizationsLimit?: number | null;
  legalAcceptedAt: number | null;
  lastSignInAt: number | null;
  lastActiveAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** First and last name, or null when the user has neither. */
export function fullName({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** The e-mail address that the user has made the primary one, or null. */
export function primaryEmailAddress(
  user: Pick<User, 'emailAddresses' | 'primaryEmailAddressId'>,
): EmailAddress | null {
  const { emailAddresses, primaryEmailAddressId } = user;
  return emailAddresses.find(({ id }) => id !== undefined && id === primaryEmailAddressId) ?? null;
}
