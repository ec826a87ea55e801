import type { ExternalAccountRecord, PasskeyRecord } from '../store/account-records.ts';

/** Accounts of two providers have a name of their own. */
const objects: Readonly<Record<string, string>> = {
  oauth_facebook: 'facebook_account',
  oauth_google: 'google_account',
};

export function renderExternalAccount(account: ExternalAccountRecord) {
  return {
    object: objects[account.provider] ?? 'external_account',
    id: account.id,
    provider: account.provider,
    identification_id: account.id.replace(/^eac_/, 'idn_'),
    provider_user_id: account.provider_user_id,
    approved_scopes: account.scopes.join(' '),
    email_address: account.email_address,
    first_name: account.first_name,
    last_name: account.last_name,
    image_url: null,
    username: null,
    public_metadata: {},
    label: null,
    created_at: account.created_at,
    updated_at: account.updated_at,
    verification: {
      object: 'verification_oauth',
      status: 'verified',
      strategy: account.provider,
      expire_at: account.created_at,
      attempts: null,
    },
  };
}

export function renderPasskey({ id, name, last_used_at }: PasskeyRecord) {
  return {
    object: 'passkey',
    id,
    name,
    last_used_at,
    verification: {
      object: 'verification_passkey',
      status: 'verified',
      strategy: 'passkey',
      attempts: null,
      expire_at: null,
    },
  };
}
