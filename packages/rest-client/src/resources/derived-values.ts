// Pure
import { orConfigError, quote } from '@x/errors/internal';
import type { EmailAddress } from './email-addresses.ts';
import type { PhoneNumber } from './phone-numbers.ts';
import type { User, Web3Wallet } from './users.ts';

/** Returns the first and last name, or null if the user has neither. */
export function fullName(user: Pick<User, 'firstName' | 'lastName'>): string | null {
  return readUser('fullName', user, () => {
    const names: readonly unknown[] = [user.firstName, user.lastName];
    return names.filter((name) => typeof name === 'string' && name !== '').join(' ') || null;
  });
}

/** Returns the primary email address of a user, or null. */
export function primaryEmailAddress(
  user: Pick<User, 'emailAddresses' | 'primaryEmailAddressId'>,
): EmailAddress | null {
  return readUser('primaryEmailAddress', user, () => byId(user.emailAddresses, user.primaryEmailAddressId));
}

/** Returns the primary phone number of a user, or null. */
export function primaryPhoneNumber(
  user: Pick<User, 'phoneNumbers' | 'primaryPhoneNumberId'>,
): PhoneNumber | null {
  return readUser('primaryPhoneNumber', user, () => byId(user.phoneNumbers, user.primaryPhoneNumberId));
}

/** Returns the primary Web3 wallet of a user, or null. */
export function primaryWeb3Wallet(
  user: Pick<User, 'web3Wallets' | 'primaryWeb3WalletId'>,
): Web3Wallet | null {
  return readUser('primaryWeb3Wallet', user, () => byId(user.web3Wallets, user.primaryWeb3WalletId));
}

function byId<Item extends { id?: string }>(items: readonly Item[], id: string | null): Item | null {
  if (!Array.isArray(items)) {
    throw new TypeError('The items are not a list.');
  }
  return items.find((item) => item.id !== undefined && item.id === id) ?? null;
}

/** Reads a value of a user. Throws a `ConfigError` for a value that is not a user, such as the result of a call. */
function readUser<T>(name: string, user: unknown, read: () => T): T {
  return orConfigError(`${name} takes a user, as the API returns it, and not ${quote(user)}.`, read);
}
