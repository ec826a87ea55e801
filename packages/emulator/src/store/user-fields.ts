// Pure
import type { Fields } from '../engine/fields.ts';

const text = { kind: 'string', nullable: true } as const;
const flag = { kind: 'boolean', nullable: true } as const;
const date = { kind: 'date', nullable: true } as const;
const metadata = { kind: 'object' } as const;
/** Replaces all metadata. Newer versions have a separate operation for it. */
const metadataUntilSplit = { kind: 'object', removedIn: '2026-05-12' } as const;
const identificationStatuses = {
  kind: 'strings',
  format: { pattern: /^(verified|reserved)$/, expected: 'a list of "verified" and "reserved"' },
} as const;
const emailAddresses = {
  kind: 'strings',
  format: {
    pattern: /^\s*[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{1,63}\s*$/,
    expected: 'a list of email addresses',
  },
} as const;
const phoneNumbers = {
  kind: 'strings',
  format: {
    pattern: /^\s*\+[1-9]\d{6,14}\s*$/,
    expected: 'a list of phone numbers as in E.164, such as +15555550100',
  },
} as const;
const username = {
  kind: 'string',
  nullable: true,
  format: { pattern: /^\S{0,64}$/, expected: 'at most 64 characters without spaces' },
} as const;

/** The fields that creating and updating a user share. */
const common = {
  externalId: text,
  firstName: text,
  lastName: text,
  locale: text,
  username,
  password: text,
  passwordDigest: text,
  passwordHasher: { kind: 'string' },
  skipPasswordChecks: flag,
  totpSecret: text,
  backupCodes: { kind: 'strings' },
  deleteSelfEnabled: flag,
  createOrganizationEnabled: flag,
  createOrganizationsLimit: { kind: 'integer', nullable: true, minimum: 0 },
  legalAcceptedAt: date,
  skipLegalChecks: flag,
  createdAt: date,
  bypassClientTrust: flag,
} as const satisfies Fields;

export const userMetadataFields = {
  publicMetadata: metadata,
  privateMetadata: metadata,
  unsafeMetadata: metadata,
} as const satisfies Fields;

export const createUserFields = {
  ...common,
  ...userMetadataFields,
  emailAddress: emailAddresses,
  emailAddressIdentificationStatus: identificationStatuses,
  phoneNumber: phoneNumbers,
  phoneNumberIdentificationStatus: identificationStatuses,
  web3Wallet: { kind: 'strings' },
  skipPasswordRequirement: flag,
  skipUserRequirement: flag,
  banned: flag,
  locked: flag,
} as const satisfies Fields;

export const updateUserFields = {
  ...common,
  primaryEmailAddressId: text,
  notifyPrimaryEmailAddressChanged: flag,
  primaryPhoneNumberId: text,
  primaryWeb3WalletId: text,
  profileImageId: text,
  publicMetadata: metadataUntilSplit,
  privateMetadata: metadataUntilSplit,
  unsafeMetadata: metadataUntilSplit,
  signOutOfOtherSessions: flag,
} as const satisfies Fields;
