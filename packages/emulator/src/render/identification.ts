import { accountsLinkedTo } from '../model/identifications.ts';
import type { Instance } from '../store/instance.ts';
import type { EmailAddressRecord, PhoneNumberRecord, Web3WalletRecord } from '../store/records.ts';

export function renderEmailAddress(instance: Instance, emailAddress: EmailAddressRecord) {
  return {
    ...renderIdentification(emailAddress),
    object: 'email_address',
    email_address: emailAddress.email_address,
    reserved: emailAddress.reserved,
    linked_to: accountsLinkedTo(instance, emailAddress).map(({ id, provider }) => ({ type: provider, id })),
    matches_sso_connection: false,
  };
}

export function renderPhoneNumber({ store }: Instance, phoneNumber: PhoneNumberRecord) {
  const secondFactors = store.phone_numbers
    .by('user_id', phoneNumber.user_id)
    .filter(({ reserved_for_second_factor: isReserved }) => isReserved);
  return {
    ...renderIdentification(phoneNumber),
    object: 'phone_number',
    phone_number: phoneNumber.phone_number,
    reserved_for_second_factor: phoneNumber.reserved_for_second_factor ?? false,
    // The first second factor is the default.
    default_second_factor: secondFactors[0]?.id === phoneNumber.id,
    reserved: phoneNumber.reserved,
    linked_to: [],
    backup_codes: null,
  };
}

export function renderWeb3Wallet(wallet: Web3WalletRecord) {
  return { ...renderIdentification(wallet), object: 'web3_wallet', web3_wallet: wallet.web3_wallet };
}

function renderIdentification(record: EmailAddressRecord | PhoneNumberRecord | Web3WalletRecord) {
  const verification = { object: 'verification_admin', status: 'verified', strategy: 'admin' };
  return {
    id: record.id,
    verification: !record.verified ? null : { ...verification, attempts: null, expire_at: null },
    created_at: record.created_at,
    updated_at: record.updated_at,
  };
}
