// Pure
import type { EmailAddress } from './email-addresses.ts';
import type { PhoneNumber } from './phone-numbers.ts';
import type { User, Web3Wallet } from './users.ts';

/** First and last name, or null when the user has neither. */
export function fullName({ firstName, lastName }: Pick<User, 'firstName' | 'lastName'>): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** The e-mail address that the user has made the primary one, or null. */
export function primaryEmailAddress(
  user: Pick<User, 'emailAddresses' | 'primaryEmailAddressId'>,
): EmailAddress | null {
  return byId(user.emailAddresses, user.primaryEmailAddressId);
}

/** The phone number that the user has made the primary one, or null. */
export function primaryPhoneNumber(
  user: Pick<User, 'phoneNumbers' | 'primaryPhoneNumberId'>,
): PhoneNumber | null {
  return byId(user.phoneNumbers, user.primaryPhoneNumberId);
}

/** The wallet that the user has made the primary one, or null. */
export function primaryWeb3Wallet(
  user: Pick<User, 'web3Wallets' | 'primaryWeb3WalletId'>,
): Web3Wallet | null {
  return byId(user.web3Wallets, user.primaryWeb3WalletId);
}

function byId<Item extends { id?: string }>(items: readonly Item[], id: string | null): Item | null {
  return items.find((item) => item.id !== undefined && item.id === id) ?? null;
}
