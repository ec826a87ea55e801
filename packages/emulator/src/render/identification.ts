import type { Identification } from '../store/records.ts';

export function renderEmailAddress(emailAddress: Identification) {
  return {
    ...renderIdentification('email_address', emailAddress),
    reserved: emailAddress.reserved,
    linked_to: [],
    matches_sso_connection: false,
  };
}

export function renderPhoneNumber(phoneNumber: Identification) {
  return {
    ...renderIdentification('phone_number', phoneNumber),
    reserved_for_second_factor: false,
    default_second_factor: false,
    reserved: phoneNumber.reserved,
    linked_to: [],
    backup_codes: null,
  };
}

export function renderWeb3Wallet(wallet: Identification) {
  return renderIdentification('web3_wallet', wallet);
}

function renderIdentification(object: string, { id, value, reserved, createdAt }: Identification) {
  const verification = { object: 'verification_admin', status: 'verified', strategy: 'admin' };
  return {
    id,
    object,
    [object]: value,
    verification: reserved ? null : { ...verification, attempts: null, expire_at: null },
    created_at: createdAt,
    updated_at: createdAt,
  };
}
