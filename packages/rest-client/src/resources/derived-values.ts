// Pure
import type { EmailAddress } from './email-addresses.ts';
import type { PhoneNumber } from './phone-numbers.ts';
import type { User, Web3Wallet } from './users.ts';

/** Returns the first and last name, or null if the user has neither. */
export function fullName({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** Returns the primary email address of a user, or null. */
export function primaryEmailAddress(
  user: Pick<User, 'emailAddresses' | 'primaryEmailAddressId'>,
): EmailAddress | null {
  return byId(user.emailAddresses, user.primaryEmailAddressId);
}

/** Returns the primary phone number of a user, or null. */
export function primaryPhoneNumber(
  user: Pick<User, 'phoneNumbers' | 'primaryPhoneNumberId'>,
): PhoneNumber | null {
  return byId(user.phoneNumbers, user.primaryPhoneNumberId);
}

/** Returns the primary Web3 wallet of a user, or null. */
export function primaryWeb3Wallet(
  user: Pick<User, 'web3Wallets' | 'primaryWeb3WalletId'>,
): Web3Wallet | null {
  return byId(user.web3Wallets, user.primaryWeb3WalletId);
}

function byId<Item extends { id?: string }>(items: readonly Item[], id: string | null): Item | null {
  return items.find((item) => item.id !== undefined && item.id === id) ?? null;
}
