import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { renderExternalAccount, renderPasskey } from './external-account.ts';
import { renderEmailAddress, renderPhoneNumber, renderWeb3Wallet } from './identification.ts';
import { imageOf } from './image.ts';

const attemptsBeforeLockout = 100;

export function renderUser(instance: Instance, user: UserRecord) {
  const image = imageOf(instance, 'user_id', user.id);
  return {
    id: user.id,
    object: 'user',
    ...identityOf(instance, user),
    ...securityOf(instance, user),
    locale: user.locale,
    ...image,
    profile_image_url: image.image_url,
    public_metadata: user.public_metadata,
    private_metadata: user.private_metadata,
    unsafe_metadata: user.unsafe_metadata,
    delete_self_enabled: user.delete_self_enabled,
    create_organization_enabled: user.create_organization_enabled,
    ...(user.create_organizations_limit === null
      ? {}
      : { create_organizations_limit: user.create_organizations_limit }),
    last_sign_in_at: user.last_sign_in_at,
    last_active_at: user.last_active_at,
    legal_accepted_at: user.legal_accepted_at,
    created_at: user.created_at,
    updated_at: user.updated_at,
  };
}

function identityOf(instance: Instance, user: UserRecord) {
  const { store } = instance;
  return {
    external_id: user.external_id,
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    primary_email_address_id: user.primary_email_address_id,
    primary_phone_number_id: user.primary_phone_number_id,
    primary_web3_wallet_id: user.primary_web3_wallet_id,
    email_addresses: store.email_addresses
      .by('user_id', user.id)
      .map((email) => renderEmailAddress(instance, email)),
    phone_numbers: store.phone_numbers
      .by('user_id', user.id)
      .map((phone) => renderPhoneNumber(instance, phone)),
    web3_wallets: store.web3_wallets.by('user_id', user.id).map(renderWeb3Wallet),
    passkeys: store.passkeys.by('user_id', user.id).map(renderPasskey),
    external_accounts: store.external_accounts.by('user_id', user.id).map(renderExternalAccount),
    saml_accounts: [],
    enterprise_accounts: [],
  };
}

/** A phone number can be a second factor. */
function hasSecondFactor({ store }: Instance, { id }: UserRecord): boolean {
  return store.phone_numbers.by('user_id', id).some((phone) => phone.reserved_for_second_factor);
}

function securityOf(instance: Instance, user: UserRecord) {
  const lockedForInMs = user.locked_until === null ? 0 : user.locked_until - instance.now();
  const locked = lockedForInMs > 0;
  return {
    password_enabled: user.password_last_updated_at !== null,
    password_last_updated_at: user.password_last_updated_at,
    two_factor_enabled: user.totp_enabled || hasSecondFactor(instance, user),
    totp_enabled: user.totp_enabled,
    backup_code_enabled: user.backup_code_enabled,
    mfa_enabled_at: user.mfa_enabled_at,
    mfa_disabled_at: user.mfa_disabled_at,
    bypass_client_trust: user.bypass_client_trust,
    banned: user.banned,
    locked,
    lockout_expires_in_seconds: locked ? Math.ceil(lockedForInMs / 1000) : null,
    verification_attempts_remaining: locked ? 0 : attemptsBeforeLockout,
  };
}
