import { apiFault } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import type { Identification, UserRecord } from './records.ts';

export type IdentificationKind = 'emailAddresses' | 'phoneNumbers' | 'web3Wallets';

const wireNames: Readonly<Record<IdentificationKind, string>> = {
  emailAddresses: 'email_address',
  phoneNumbers: 'phone_number',
  web3Wallets: 'web3_wallet',
};

/** Makes identifications of values that no user of the instance may have yet, nor appear twice. */
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

/** The first verified one. */
export function primaryIdOf(identifications: readonly Identification[]): string | null {
  return identifications.find(({ reserved }) => !reserved)?.id ?? null;
}

/** Throws when another user has the value. */
export function claimUnique(
  instance: Instance,
  key: 'username' | 'externalId',
  wireName: string,
  value: string | null,
  owner?: UserRecord | undefined,
): void {
  if (value === null) return;
  const holder = instance.store.users.find((user) => user[key] === value);
  if (holder && holder.id !== owner?.id) throw apiFault('form_identifier_exists', { param_name: wireName });
}

function trim(value: string): string {
  return value.trim();
}
