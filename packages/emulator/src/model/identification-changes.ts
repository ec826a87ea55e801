import type { Instance } from '../store/instance.ts';
import {
  type Identification,
  identificationsOf,
  primaryFields,
  type ReplaceableKind,
  rejectLastIdentification,
  rejectLinked,
  setPrimary,
} from './identifications.ts';
import { getUser } from './lookup.ts';

/** Marks an identification as that of its user, after a code has proved it. A verified record stays as it is. */
export function markVerified({ store, now }: Instance, kind: ReplaceableKind, id: string): void {
  const changes = { verified: true, reserved: false, updated_at: now() };
  const emailAddress = kind === 'email_addresses' ? store.email_addresses.get(id) : undefined;
  const phoneNumber = kind === 'phone_numbers' ? store.phone_numbers.get(id) : undefined;
  if (emailAddress?.verified === false) store.email_addresses.update(emailAddress, changes);
  if (phoneNumber?.verified === false) store.phone_numbers.update(phoneNumber, changes);
}

/** Makes a verified identification the primary one of a user who has none. */
export function ensurePrimary(instance: Instance, kind: ReplaceableKind, record: Identification): void {
  if (getUser(instance, record.user_id)[primaryFields[kind]] === null) setPrimary(instance, kind, record);
}

/**
 * Makes another verified identification the primary one, before this one is deleted. Throws an `ApiFault` for an
 * identification that its user needs.
 */
export function prepareRemoval(instance: Instance, kind: ReplaceableKind, record: Identification): void {
  const user = getUser(instance, record.user_id);
  if ('email_address' in record) rejectLinked(instance, record);
  rejectLastIdentification(instance, user, record.id);
  const field = primaryFields[kind];
  if (user[field] !== record.id) return;
  const next = identificationsOf(instance, kind, user.id).find(
    ({ id, verified }) => id !== record.id && verified,
  );
  instance.store.users.update(user, { [field]: next?.id ?? null, updated_at: instance.now() });
}
