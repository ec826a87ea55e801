import { ConfigError } from '@x/errors';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
import type { CollectionName } from './store/collections.ts';
import { type Instance, prefixOf } from './store/instance.ts';

/** An account of another provider that a user signs in with. */
export interface SeedExternalAccount {
  readonly id?: string | undefined;
  /** Such as `oauth_google`. */
  readonly provider: string;
  readonly providerUserId: string;
  readonly emailAddress?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly accessToken?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** In milliseconds since 1970. Default: never. */
  readonly tokenExpiresAt?: number | undefined;
}

export interface SeedPasskey {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

const accountOptions = {
  accessToken: true,
  emailAddress: true,
  firstName: true,
  id: true,
  lastName: true,
  provider: true,
  providerUserId: true,
  refreshToken: true,
  scopes: true,
  tokenExpiresAt: true,
} satisfies Record<keyof SeedExternalAccount, true>;

const passkeyOptions = { id: true, name: true } satisfies Record<keyof SeedPasskey, true>;

interface SeedAccounts {
  readonly externalAccounts?: readonly SeedExternalAccount[] | undefined;
  readonly passkeys?: readonly SeedPasskey[] | undefined;
}

/** Stores what a user adds with the Frontend API. Throws a `ConfigError` for an invalid entry. */
export function plantAccounts(instance: Instance, userId: string, seed: SeedAccounts): void {
  const times = { created_at: instance.now(), updated_at: instance.now() };
  for (const account of seed.externalAccounts ?? []) {
    checkAccount(account);
    instance.store.external_accounts.put({
      ...times,
      id: idOf(instance, 'external_accounts', account.id),
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
    });
  }
  for (const passkey of seed.passkeys ?? []) {
    rejectUnknownOptions('createEmulator()', passkey, Object.keys(passkeyOptions), 'passkeys.');
    const id = idOf(instance, 'passkeys', passkey.id);
    const name = passkey.name ?? 'Passkey';
    instance.store.passkeys.put({ ...times, id, user_id: userId, name, last_used_at: times.created_at });
  }
}

function checkAccount(account: SeedExternalAccount): void {
  rejectUnknownOptions('createEmulator()', account, Object.keys(accountOptions), 'externalAccounts.');
  if (!/^oauth_[a-z_]+$/.test(account.provider) || typeof account.providerUserId !== 'string') {
    throw new ConfigError(
      'An external account needs a provider such as "oauth_google", and a providerUserId.',
    );
  }
}

function idOf(instance: Instance, kind: CollectionName, id: string | undefined): string {
  if (id === undefined) return instance.createId(kind);
  if (typeof id === 'string' && id.startsWith(prefixOf(kind)) && /^[\w-]+$/.test(id)) return id;
  throw new ConfigError(
    `The id ${JSON.stringify(id)} must be ${prefixOf(kind)} followed by letters and digits.`,
  );
}
