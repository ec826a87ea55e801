import { apiFault, notFound } from '../engine/errors.ts';
import type { Parsed } from '../engine/fields.ts';
import { claimUnique, createIdentifications, primaryIdOf } from './identifications.ts';
import type { Instance } from './instance.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import type { Identification, UserRecord } from './records.ts';
import { revokeSessionsOf } from './sessions.ts';
import type { createUserFields, updateUserFields } from './user-fields.ts';

type CreateUserInput = Parsed<typeof createUserFields>;
type UpdateUserInput = Parsed<typeof updateUserFields>;

const minimumPasswordLength = 8;
const lockoutInMs = 60 * 60 * 1000;

const blankUser = {
  firstName: null,
  lastName: null,
  locale: null,
  passwordUpdatedAt: null,
  totpEnabled: false,
  backupCodeEnabled: false,
  mfaEnabledAt: null,
  deleteSelfEnabled: true,
  createOrganizationEnabled: true,
  createOrganizationsLimit: null,
  bypassClientTrust: false,
  legalAcceptedAt: null,
  lastSignInAt: null,
  lastActiveAt: null,
} as const satisfies Partial<UserRecord>;

export function createUser(instance: Instance, input: CreateUserInput, id?: string | undefined): UserRecord {
  const now = instance.now();
  const user: UserRecord = {
    ...blankUser,
    ...identityOf(instance, input),
    id: id ?? instance.createId('user'),
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    unsafeMetadata: input.unsafeMetadata ?? {},
    banned: input.banned ?? false,
    lockedUntil: input.locked ? now + lockoutInMs : null,
    createdAt: now,
    updatedAt: now,
  };
  return instance.store.users.put({ ...user, ...changesOf(instance, user, input) });
}

export function updateUser(instance: Instance, user: UserRecord, input: UpdateUserInput): UserRecord {
  if (input.profileImageId) throw notFound('image', input.profileImageId);
  const updated: UserRecord = {
    ...user,
    ...changesOf(instance, user, input),
    username: input.username === undefined ? user.username : readUsername(input.username),
    externalId: input.externalId === undefined ? user.externalId : input.externalId || null,
    primaryEmailAddressId:
      verifiedId(user.emailAddresses, input.primaryEmailAddressId) ?? user.primaryEmailAddressId,
    primaryPhoneNumberId:
      verifiedId(user.phoneNumbers, input.primaryPhoneNumberId) ?? user.primaryPhoneNumberId,
    primaryWeb3WalletId: verifiedId(user.web3Wallets, input.primaryWeb3WalletId) ?? user.primaryWeb3WalletId,
    publicMetadata: input.publicMetadata ?? user.publicMetadata,
    privateMetadata: input.privateMetadata ?? user.privateMetadata,
    unsafeMetadata: input.unsafeMetadata ?? user.unsafeMetadata,
    updatedAt: instance.now(),
  };
  claimUnique(instance, 'username', updated.username, user);
  claimUnique(instance, 'externalId', updated.externalId, user);
  if (input.signOutOfOtherSessions) revokeSessionsOf(instance, user.id);
  return instance.store.users.put(updated);
}

/** Returns the identifiers of a new user. Throws an `ApiFault` if another user has one of them. */
function identityOf(instance: Instance, input: CreateUserInput) {
  const username = readUsername(input.username);
  const externalId = input.externalId || null;
  claimUnique(instance, 'username', username);
  claimUnique(instance, 'externalId', externalId);
  const { emailAddress, emailAddressIdentificationStatus, phoneNumber, phoneNumberIdentificationStatus } =
    input;
  const emailAddresses = createIdentifications(
    instance,
    'emailAddresses',
    emailAddress,
    emailAddressIdentificationStatus,
  );
  const phoneNumbers = createIdentifications(
    instance,
    'phoneNumbers',
    phoneNumber,
    phoneNumberIdentificationStatus,
  );
  const web3Wallets = createIdentifications(instance, 'web3Wallets', input.web3Wallet);
  return {
    username,
    externalId,
    emailAddresses,
    phoneNumbers,
    web3Wallets,
    primaryEmailAddressId: primaryIdOf(emailAddresses),
    primaryPhoneNumberId: primaryIdOf(phoneNumbers),
    primaryWeb3WalletId: primaryIdOf(web3Wallets),
  };
}

/** Returns the changes that creating and updating a user share. A field that is not sent keeps its value. */
function changesOf(instance: Instance, user: UserRecord, input: CreateUserInput | UpdateUserInput) {
  const now = instance.now();
  const { password, passwordDigest, totpSecret, backupCodes } = input;
  if (password && !input.skipPasswordChecks && password.length < minimumPasswordLength) {
    throw apiFault('form_password_length_too_short', { param_name: 'password' });
  }
  return {
    firstName: input.firstName === undefined ? user.firstName : input.firstName,
    lastName: input.lastName === undefined ? user.lastName : input.lastName,
    locale: input.locale === undefined ? user.locale : input.locale,
    passwordUpdatedAt: password || passwordDigest ? now : user.passwordUpdatedAt,
    totpEnabled: totpSecret ? true : user.totpEnabled,
    backupCodeEnabled: backupCodes?.length ? true : user.backupCodeEnabled,
    mfaEnabledAt: totpSecret ? now : user.mfaEnabledAt,
    deleteSelfEnabled: input.deleteSelfEnabled ?? user.deleteSelfEnabled,
    createOrganizationEnabled: input.createOrganizationEnabled ?? user.createOrganizationEnabled,
    createOrganizationsLimit: input.createOrganizationsLimit ?? user.createOrganizationsLimit,
    bypassClientTrust: input.bypassClientTrust ?? user.bypassClientTrust,
    legalAcceptedAt: input.legalAcceptedAt ?? user.legalAcceptedAt,
    createdAt: input.createdAt ?? user.createdAt,
  } satisfies Partial<UserRecord>;
}

function readUsername(username: string | null | undefined): string | null {
  return username ? normalizeIdentifier(username) : null;
}

function verifiedId(
  identifications: readonly Identification[],
  id: string | null | undefined,
): string | undefined {
  if (!id) return undefined;
  const found = identifications.find(
    (identification) => identification.id === id && !identification.reserved,
  );
  if (!found) throw notFound('verified identification of the user', id);
  return found.id;
}
