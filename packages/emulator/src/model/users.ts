import { apiFault } from '../engine/errors.ts';
import type { MetadataBody } from '../json/merge-metadata.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import {
  draftIdentifications,
  type IdentificationKind,
  primaryIdOf,
  storeIdentification,
  valuesOf,
  verifiedId,
} from './identifications.ts';
import { requireOwnImage } from './images.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import { checkPassword } from './password-rules.ts';
import { newPassword } from './passwords.ts';
import { revokeSessionsOf } from './sessions.ts';
import { readUsername } from './usernames.ts';

/** The body of an operation that creates or updates a user, as its shape describes it. */
interface UserBody extends MetadataBody {
  readonly external_id?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly locale?: string | null;
  readonly username?: string | null;
  readonly password?: string | null;
  readonly password_digest?: string | null;
  readonly password_hasher?: string;
  readonly skip_password_checks?: boolean | null;
  readonly skip_legal_checks?: boolean | null;
  readonly totp_secret?: string | null;
  readonly backup_codes?: readonly string[];
  readonly delete_self_enabled?: boolean | null;
  readonly create_organization_enabled?: boolean | null;
  readonly create_organizations_limit?: number | null;
  readonly bypass_client_trust?: boolean | null;
  readonly legal_accepted_at?: string | null;
  readonly created_at?: string | null;
}

export interface CreateUserBody extends UserBody {
  readonly email_address?: readonly string[];
  readonly email_address_identification_status?: readonly string[];
  readonly phone_number?: readonly string[];
  readonly phone_number_identification_status?: readonly string[];
  readonly web3_wallet?: readonly string[];
  readonly banned?: boolean | null;
  readonly locked?: boolean | null;
  readonly skip_password_requirement?: boolean | null;
  readonly skip_user_requirement?: boolean | null;
}

export interface UpdateUserBody extends UserBody {
  readonly primary_email_address_id?: string | null;
  readonly notify_primary_email_address_changed?: boolean | null;
  readonly primary_phone_number_id?: string | null;
  readonly primary_web3_wallet_id?: string | null;
  readonly profile_image_id?: string | null;
  readonly sign_out_of_other_sessions?: boolean | null;
}

/** How long a lock lasts. */
export const lockoutInMs = 60 * 60 * 1000;

const blankUser = {
  first_name: null,
  last_name: null,
  locale: null,
  password_last_updated_at: null,
  password: null,
  password_digest: null,
  password_hasher: null,
  password_compromised: false,
  totp_enabled: false,
  totp_secret: null,
  backup_code_enabled: false,
  backup_codes: [],
  mfa_enabled_at: null,
  mfa_disabled_at: null,
  delete_self_enabled: true,
  create_organization_enabled: true,
  create_organizations_limit: null,
  bypass_client_trust: false,
  legal_accepted_at: null,
  last_sign_in_at: null,
  last_active_at: null,
} as const satisfies Partial<UserRecord>;

export function createUser(
  instance: Instance,
  body: CreateUserBody,
  givenId?: string | undefined,
): UserRecord {
  const now = instance.now();
  const id = givenId ?? instance.createId('users');
  const username = readUsername(body.username);
  const externalId = body.external_id || null;
  claimUnique(instance, 'username', username);
  claimUnique(instance, 'external_id', externalId);
  const emails = draftIdentifications(
    instance,
    'email_addresses',
    body.email_address,
    body.email_address_identification_status,
  );
  const phones = draftIdentifications(
    instance,
    'phone_numbers',
    body.phone_number,
    body.phone_number_identification_status,
  );
  const wallets = draftIdentifications(instance, 'web3_wallets', body.web3_wallet);
  const user: UserRecord = {
    ...blankUser,
    id,
    username,
    external_id: externalId,
    primary_email_address_id: primaryIdOf(emails),
    primary_phone_number_id: primaryIdOf(phones),
    primary_web3_wallet_id: primaryIdOf(wallets),
    public_metadata: body.public_metadata ?? {},
    private_metadata: body.private_metadata ?? {},
    unsafe_metadata: body.unsafe_metadata ?? {},
    banned: body.banned ?? false,
    locked_until: body.locked ? now + lockoutInMs : null,
    created_at: now,
    updated_at: now,
  };
  const complete = { ...user, ...changesOf(instance, user, body) };
  for (const draft of [...emails, ...phones, ...wallets]) storeIdentification(instance, id, draft);
  return instance.store.users.put(complete);
}

export function updateUser(instance: Instance, user: UserRecord, body: UpdateUserBody): UserRecord {
  if (body.profile_image_id) requireOwnImage(instance, user, body.profile_image_id);
  const primary = (kind: IdentificationKind, id: string | null | undefined) =>
    verifiedId(instance, user, kind, id);
  const updated: UserRecord = {
    ...user,
    ...changesOf(instance, user, body),
    username: body.username === undefined ? user.username : readUsername(body.username),
    external_id: body.external_id === undefined ? user.external_id : body.external_id || null,
    primary_email_address_id:
      primary('email_addresses', body.primary_email_address_id) ?? user.primary_email_address_id,
    primary_phone_number_id:
      primary('phone_numbers', body.primary_phone_number_id) ?? user.primary_phone_number_id,
    primary_web3_wallet_id:
      primary('web3_wallets', body.primary_web3_wallet_id) ?? user.primary_web3_wallet_id,
    public_metadata: body.public_metadata ?? user.public_metadata,
    private_metadata: body.private_metadata ?? user.private_metadata,
    unsafe_metadata: body.unsafe_metadata ?? user.unsafe_metadata,
    updated_at: instance.now(),
  };
  claimUnique(instance, 'username', updated.username, user);
  claimUnique(instance, 'external_id', updated.external_id, user);
  if (body.sign_out_of_other_sessions) revokeSessionsOf(instance, user.id);
  return instance.store.users.put(updated);
}

export function setBanned(instance: Instance, user: UserRecord, banned: boolean): UserRecord {
  if (banned) revokeSessionsOf(instance, user.id);
  return instance.store.users.update(user, { banned, updated_at: instance.now() });
}

/** Returns the changes that creating and updating a user share. A field that is not sent keeps its value. */
function changesOf(instance: Instance, user: UserRecord, body: UserBody) {
  const now = instance.now();
  if (body.password && !body.skip_password_checks) {
    checkPassword(body.password, identifiersOf(instance, user, body));
  }
  if (body.totp_secret && !/^[A-Z2-7]+=*$/i.test(body.totp_secret)) {
    throw apiFault('invalid_totp_secret_code', { param_name: 'totp_secret' });
  }
  return {
    first_name: body.first_name === undefined ? user.first_name : body.first_name,
    last_name: body.last_name === undefined ? user.last_name : body.last_name,
    locale: body.locale === undefined ? user.locale : body.locale,
    ...newPassword(body, now),
    ...(body.totp_secret && { totp_enabled: true, totp_secret: body.totp_secret, mfa_enabled_at: now }),
    ...(body.backup_codes?.length && { backup_code_enabled: true, backup_codes: body.backup_codes }),
    delete_self_enabled: body.delete_self_enabled ?? user.delete_self_enabled,
    create_organization_enabled: body.create_organization_enabled ?? user.create_organization_enabled,
    create_organizations_limit: body.create_organizations_limit ?? user.create_organizations_limit,
    bypass_client_trust: body.bypass_client_trust ?? user.bypass_client_trust,
    legal_accepted_at: body.legal_accepted_at ? Date.parse(body.legal_accepted_at) : user.legal_accepted_at,
    created_at: body.created_at ? Date.parse(body.created_at) : user.created_at,
  } satisfies Partial<UserRecord>;
}

/** Returns the values that a password must not equal: those of the body, and those that are stored. */
function identifiersOf(instance: Instance, user: UserRecord, body: CreateUserBody) {
  const sent = [...(body.email_address ?? []), ...(body.phone_number ?? []), body.username ?? ''];
  const stored = (['email_addresses', 'phone_numbers'] as const).flatMap((kind) =>
    valuesOf(instance, kind, user.id),
  );
  return [...sent.map(normalizeIdentifier), ...stored, user.username];
}

/** Throws an `ApiFault` if another user has the value. */
function claimUnique(
  { store }: Instance,
  field: 'username' | 'external_id',
  value: string | null,
  owner?: UserRecord | undefined,
): void {
  const holder = value === null ? undefined : store.users.unique({ [field]: value });
  if (holder && holder.id !== owner?.id) throw apiFault('form_identifier_exists', { param_name: field });
}
