import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';

/** A way to prove who one is. */
export interface Factor {
  readonly strategy: string;
  readonly safe_identifier?: string;
  readonly email_address_id?: string;
  readonly phone_number_id?: string;
  readonly primary?: boolean;
  readonly default?: boolean;
}

/** Returns the ways in which a user can begin to sign in. */
export function firstFactorsOf(instance: Instance, user: UserRecord): readonly Factor[] {
  const { store } = instance;
  const emails = store.email_addresses.by('user_id', user.id).filter(({ verified }) => verified);
  const phones = store.phone_numbers.by('user_id', user.id).filter(({ verified }) => verified);
  return [
    ...(user.password_last_updated_at === null ? [] : [{ strategy: 'password' }]),
    ...emails.map(({ id, email_address }) => ({
      strategy: 'email_code',
      safe_identifier: email_address,
      email_address_id: id,
      primary: id === user.primary_email_address_id,
    })),
    ...phones.map(({ id, phone_number }) => ({
      strategy: 'phone_code',
      safe_identifier: phone_number,
      phone_number_id: id,
      primary: id === user.primary_phone_number_id,
    })),
  ];
}

const resetStrategies: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['email_code', 'reset_password_email_code'],
  ['phone_code', 'reset_password_phone_code'],
]);

/** Returns whether a first factor leads to a new password. */
export function isResetStrategy(strategy: string): boolean {
  return [...resetStrategies.values()].includes(strategy);
}

/** Returns the ways in which a user can replace a forgotten password. None for a user without a password. */
export function resetFactorsOf(instance: Instance, user: UserRecord): readonly Factor[] {
  if (user.password_last_updated_at === null) return [];
  return firstFactorsOf(instance, user).flatMap((factor) => {
    const strategy = resetStrategies.get(factor.strategy);
    return strategy === undefined ? [] : [{ ...factor, strategy }];
  });
}

/** Returns the second factors of a user. None for a user who needs no second factor. */
export function secondFactorsOf({ store }: Instance, user: UserRecord): readonly Factor[] {
  const phones = store.phone_numbers
    .by('user_id', user.id)
    .filter((phone) => phone.reserved_for_second_factor);
  const factors: readonly Factor[] = [
    ...(user.totp_enabled ? [{ strategy: 'totp' }] : []),
    ...phones.map(({ id, phone_number }) => ({
      strategy: 'phone_code',
      safe_identifier: phone_number,
      phone_number_id: id,
      default: true,
    })),
  ];
  // Backup codes stand in for another factor.
  const hasBackup = factors.length > 0 && user.backup_code_enabled;
  return hasBackup ? [...factors, { strategy: 'backup_code' }] : factors;
}
