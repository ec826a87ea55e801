import { apiFault } from '../engine/errors.ts';
import type { Instance } from './instance.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import type { Identification, UserRecord } from './records.ts';

export type IdentificationKind = 'emailAddresses' | 'phoneNumbers' | 'web3Wallets';

const wireNames: Readonly<Record<IdentificationKind, string>> = {
  emailAddresses: 'email_address',
  phoneNumbers: 'phone_number',
  web3Wallets: 'web3_wallet',
};

/** Creates identifications. Throws an `ApiFault` if a value is repeated or belongs to another user. */
export function createIdentifications(
  instance: Instance,
  kind: IdentificationKind,
  values: readonly string[] = [],
  statuses: readonly string[] = [],
): readonly Identification[] {
  const normalized = values.map(kind === 'web3Wallets' ? trim : normalizeIdentifier);
  const hasRepeats = new Set(normalized).size < normalized.length;
  const isTaken = (value: string) =>
    instance.store.users.find((user) => user[kind].some((identification) => identification.value === value));
  if (hasRepeats || normalized.some(isTaken)) {
    throw apiFault('form_identifier_exists', { param_name: wireNames[kind] });
  }
  return normalized.map((value, index) => ({
    id: instance.createId('identification'),
    value,
    reserved: statuses[index] === 'reserved',
    createdAt: instance.now(),
  }));
}

/** Returns the id of the first verified identification. */
export function primaryIdOf(identifications: readonly Identification[]): string | null {
  return identifications.find(({ reserved }) => !reserved)?.id ?? null;
}

/** The fields whose values are unique among users, with their wire names. */
const uniqueFields = { username: 'username', externalId: 'external_id' } as const;

/** Throws an `ApiFault` if another user has the value. */
export function claimUnique(
  instance: Instance,
  field: keyof typeof uniqueFields,
  value: string | null,
  owner?: UserRecord | undefined,
): void {
  if (value === null) return;
  const holder = instance.store.users.find((user) => user[field] === value);
  if (holder && holder.id !== owner?.id) {
    throw apiFault('form_identifier_exists', { param_name: uniqueFields[field] });
  }
}

function trim(value: string): string {
  return value.trim();
}
