import { apiFault, notFound } from '../engine/errors.ts';
import type { ExternalAccountRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type {
  EmailAddressRecord,
  PhoneNumberRecord,
  UserRecord,
  Web3WalletRecord,
} from '../store/records.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';

/** The collections of identifications, with the field that holds the value. */
export const identificationFields = {
  email_addresses: 'email_address',
  phone_numbers: 'phone_number',
  web3_wallets: 'web3_wallet',
} as const;

export type IdentificationKind = keyof typeof identificationFields;

export type Identification = EmailAddressRecord | PhoneNumberRecord | Web3WalletRecord;

/** Identifications that are checked and not yet stored. */
interface Draft {
  readonly kind: IdentificationKind;
  readonly id: string;
  readonly value: string;
  readonly reserved: boolean;
}

/** Prepares identifications. Throws an `ApiFault` if a value is repeated or belongs to another user. */
export function draftIdentifications(
  instance: Instance,
  kind: IdentificationKind,
  values: readonly string[] = [],
  statuses: readonly string[] = [],
): readonly Draft[] {
  const normalized = values.map(kind === 'web3_wallets' ? trim : normalizeIdentifier);
  const hasRepeats = new Set(normalized).size < normalized.length;
  if (hasRepeats || normalized.some((value) => findByValue(instance, kind, value))) {
    throw apiFault('form_identifier_exists', { param_name: identificationFields[kind] });
  }
  return normalized.map((value, index) => ({
    kind,
    id: instance.createId(kind),
    value,
    reserved: statuses[index] === 'reserved',
  }));
}

export function storeIdentification(
  instance: Instance,
  userId: string,
  { kind, id, value, reserved, verified = !reserved }: Draft & { readonly verified?: boolean },
): void {
  const now = instance.now();
  const common = { id, user_id: userId, verified, reserved, created_at: now, updated_at: now };
  if (kind === 'email_addresses') instance.store.email_addresses.put({ ...common, email_address: value });
  if (kind === 'phone_numbers') instance.store.phone_numbers.put({ ...common, phone_number: value });
  if (kind === 'web3_wallets') instance.store.web3_wallets.put({ ...common, web3_wallet: value });
}

/** Returns the identification with this value, of any user. */
export function findByValue(
  { store }: Instance,
  kind: IdentificationKind,
  value: string,
): Identification | undefined {
  return store[kind].unique({ [identificationFields[kind]]: value });
}

/** The kinds that the API can replace with a single identification. */
export type ReplaceableKind = Exclude<IdentificationKind, 'web3_wallets'>;

/** The fields of a user that hold the id of the primary identification. */
export const primaryFields = {
  email_addresses: 'primary_email_address_id',
  phone_numbers: 'primary_phone_number_id',
  web3_wallets: 'primary_web3_wallet_id',
} as const;

/** Returns the identifications of a user, in the order of their creation. */
export function identificationsOf(
  { store }: Instance,
  kind: IdentificationKind,
  userId: string,
): readonly Identification[] {
  return store[kind].by('user_id', userId);
}

/** Makes an identification the primary one of its user. */
export function setPrimary({ store, now }: Instance, kind: IdentificationKind, record: Identification): void {
  const user = store.users.get(record.user_id);
  if (user) store.users.update(user, { [primaryFields[kind]]: record.id, updated_at: now() });
}

/** Replaces all identifications of a kind with one. Throws an `ApiFault` if another user has the value. */
export function replaceIdentification(
  instance: Instance,
  user: UserRecord,
  kind: ReplaceableKind,
  draft: Pick<Draft, 'value' | 'reserved'> & { readonly verified: boolean },
): Identification {
  const holder = findByValue(instance, kind, draft.value);
  if (holder && holder.user_id !== user.id) {
    throw apiFault('form_identifier_exists', { param_name: identificationFields[kind] });
  }
  const collection = instance.store[kind];
  if (kind === 'email_addresses') {
    for (const emailAddress of instance.store.email_addresses.by('user_id', user.id)) {
      rejectLinked(instance, emailAddress);
    }
  }
  for (const { id } of identificationsOf(instance, kind, user.id)) collection.delete(id);
  const id = instance.createId(kind);
  storeIdentification(instance, user.id, { kind, id, ...draft });
  const record = collection.get(id);
  if (!record) throw new Error(`${kind} has lost ${id}.`);
  setPrimary(instance, kind, record);
  return record;
}

/** Returns the values of a user's identifications, in the order of their creation. */
export function valuesOf({ store }: Instance, kind: IdentificationKind, userId: string): readonly string[] {
  const field = identificationFields[kind];
  return store[kind].by('user_id', userId).map((record) => String(Reflect.get(record, field)));
}

/** Returns the id of the first verified identification. */
export function primaryIdOf(drafts: readonly Draft[]): string | null {
  return drafts.find(({ reserved }) => !reserved)?.id ?? null;
}

function trim(value: string): string {
  return value.trim();
}

/** Throws an `ApiFault` if the user would have neither another identification nor a username. */
export function rejectLastIdentification(instance: Instance, user: UserRecord, removedId: string): void {
  const kinds = Object.keys(identificationFields) as readonly IdentificationKind[];
  const others = kinds
    .flatMap((kind) => identificationsOf(instance, kind, user.id))
    .filter(({ id }) => id !== removedId);
  if (others.length === 0 && user.username === null) {
    throw apiFault('last_required_identification_deletion_failed');
  }
}

/** Returns the accounts of other providers that have the email address of their user. */
export function accountsLinkedTo(
  { store }: Instance,
  { user_id, email_address }: EmailAddressRecord,
): readonly ExternalAccountRecord[] {
  return store.external_accounts
    .by('user_id', user_id)
    .filter((account) => normalizeIdentifier(account.email_address) === email_address);
}

/** Throws an `ApiFault` for an email address that an account of another provider has. */
export function rejectLinked(instance: Instance, emailAddress: EmailAddressRecord): void {
  if (accountsLinkedTo(instance, emailAddress).length > 0) {
    throw apiFault('delete_linked_identification_disallowed');
  }
}

/** Returns the id of a verified identification of the user. Throws an `ApiFault` for another id. */
export function verifiedId(
  { store }: Instance,
  user: UserRecord,
  kind: IdentificationKind,
  id: string | null | undefined,
): string | undefined {
  if (!id) return undefined;
  const found = store[kind].get(id);
  const isVerified = found?.user_id === user.id && found.verified;
  if (!isVerified) throw notFound('verified identification of the user', id);
  return id;
}
