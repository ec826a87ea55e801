import { type Fields, readFields, stringField } from './read-fields.ts';
import { checkId, entriesOf, withPath } from './seed-entries.ts';
import type { Instance } from './store/instance.ts';

/** An account of another provider that a user signs in with. */
export interface SeedExternalAccount {
  readonly id?: string | undefined;
  /** Such as `oauth_google`. */
  readonly provider: string;
  /** The id of the user at the provider. */
  readonly providerUserId: string;
  /** The email address at the provider. */
  readonly emailAddress?: string | undefined;
  /** The first name at the provider. */
  readonly firstName?: string | undefined;
  /** The last name at the provider. */
  readonly lastName?: string | undefined;
  /** The scopes that the user granted. */
  readonly scopes?: readonly string[] | undefined;
  /** The token for requests to the provider. */
  readonly accessToken?: string | undefined;
  /** The token that gets a new access token. */
  readonly refreshToken?: string | undefined;
  /** In milliseconds since 1970. Default: never. */
  readonly tokenExpiresAt?: number | undefined;
}

/** A passkey that a user has registered. */
export interface SeedPasskey {
  readonly id?: string | undefined;
  /** The name, for people. */
  readonly name?: string | undefined;
}

const ACCOUNT_FIELDS: Fields<SeedExternalAccount> = {
  id: stringField,
  provider: {
    isValid: (value) => typeof value === 'string' && /^oauth_[a-z_]+$/.test(value),
    expected: 'a string such as "oauth_google"',
    isRequired: true,
  },
  providerUserId: {
    isValid: (value) => typeof value === 'string' && value !== '',
    expected: 'a string that is not empty',
    isRequired: true,
  },
  emailAddress: stringField,
  firstName: stringField,
  lastName: stringField,
  scopes: {
    isValid: (value) => Array.isArray(value) && value.every((scope) => typeof scope === 'string'),
    expected: 'a list of strings',
  },
  accessToken: stringField,
  refreshToken: stringField,
  tokenExpiresAt: { isValid: Number.isSafeInteger, expected: 'an integer: milliseconds since 1970' },
};

const PASSKEY_FIELDS: Fields<SeedPasskey> = { id: stringField, name: stringField };

interface SeedAccounts {
  readonly externalAccounts?: readonly SeedExternalAccount[] | undefined;
  readonly passkeys?: readonly SeedPasskey[] | undefined;
}

/** Stores what a user adds with the Frontend API. Throws a `ConfigError` that names an invalid entry. */
export function plantAccounts(instance: Instance, userId: string, seed: SeedAccounts): void {
  for (const [path, entry] of entriesOf(seed.externalAccounts, 'externalAccounts')) {
    const context = { owner: 'createEmulator', prefix: `${path}.` };
    const account = readFields<SeedExternalAccount>(entry, ACCOUNT_FIELDS, context);
    withPath(path, () => plantExternalAccount(instance, userId, account));
  }
  for (const [path, entry] of entriesOf(seed.passkeys, 'passkeys')) {
    const context = { owner: 'createEmulator', prefix: `${path}.` };
    const passkey = readFields<SeedPasskey>(entry, PASSKEY_FIELDS, context);
    withPath(path, () => plantPasskey(instance, userId, passkey));
  }
}

function plantExternalAccount(instance: Instance, userId: string, account: SeedExternalAccount): void {
  const { store, createId, now } = instance;
  checkId(instance, 'external_accounts', account.id);
  store.external_accounts.put({
    id: account.id ?? createId('external_accounts'),
    user_id: userId,
    provider: account.provider,
    provider_user_id: account.providerUserId,
    email_address: account.emailAddress ?? '',
    first_name: account.firstName ?? '',
    last_name: account.lastName ?? '',
    scopes: account.scopes ?? [],
    access_token: account.accessToken ?? null,
    refresh_token: account.refreshToken ?? null,
    token_expires_at: account.tokenExpiresAt ?? null,
    created_at: now(),
    updated_at: now(),
  });
}

function plantPasskey(instance: Instance, userId: string, { id, name = 'Passkey' }: SeedPasskey): void {
  const { store, createId } = instance;
  checkId(instance, 'passkeys', id);
  const now = instance.now();
  store.passkeys.put({
    id: id ?? createId('passkeys'),
    user_id: userId,
    name,
    last_used_at: now,
    created_at: now,
    updated_at: now,
  });
}
