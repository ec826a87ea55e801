import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { renderEmailAddress, renderPhoneNumber, renderWeb3Wallet } from './identification.ts';
import { imageUrlOf } from './image.ts';

const attemptsBeforeLockout = 100;

export function renderUser(instance: Instance, user: UserRecord) {
  return {
    id: user.id,
    object: 'user',
    ...identityOf(user),
    ...securityOf(instance, user),
    locale: user.locale,
    has_image: false,
    image_url: imageUrlOf(instance),
    profile_image_url: imageUrlOf(instance),
    public_metadata: user.publicMetadata,
    private_metadata: user.privateMetadata,
    unsafe_metadata: user.unsafeMetadata,
    delete_self_enabled: user.deleteSelfEnabled,
    create_organization_enabled: user.createOrganizationEnabled,
    ...(user.createOrganizationsLimit === null
      ? {}
      : { create_organizations_limit: user.createOrganizationsLimit }),
    last_sign_in_at: user.lastSignInAt,
    last_active_at: user.lastActiveAt,
    legal_accepted_at: user.legalAcceptedAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

function identityOf(user: UserRecord) {
  return {
    external_id: user.externalId,
    username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    primary_email_address_id: user.primaryEmailAddressId,
    primary_phone_number_id: user.primaryPhoneNumberId,
    primary_web3_wallet_id: user.primaryWeb3WalletId,
    email_addresses: user.emailAddresses.map(renderEmailAddress),
    phone_numbers: user.phoneNumbers.map(renderPhoneNumber),
    web3_wallets: user.web3Wallets.map(renderWeb3Wallet),
    passkeys: [],
    external_accounts: [],
    saml_accounts: [],
    enterprise_accounts: [],
  };
}

function securityOf(instance: Instance, user: UserRecord) {
  const lockedForInMs = user.lockedUntil === null ? 0 : user.lockedUntil - instance.now();
  const locked = lockedForInMs > 0;
  return {
    password_enabled: user.passwordUpdatedAt !== null,
    password_last_updated_at: user.passwordUpdatedAt,
    two_factor_enabled: user.totpEnabled,
    totp_enabled: user.totpEnabled,
    backup_code_enabled: user.backupCodeEnabled,
    mfa_enabled_at: user.mfaEnabledAt,
    mfa_disabled_at: null,
    bypass_client_trust: user.bypassClientTrust,
    banned: user.banned,
    locked,
    lockout_expires_in_seconds: locked ? Math.ceil(lockedForInMs / 1000) : null,
    verification_attempts_remaining: locked ? 0 : attemptsBeforeLockout,
  };
}
