// Pure

/** For email addresses and usernames, which ignore case. Wallet addresses don't. */
export function normalizeIdentifier(value: string): string {
  return value.trim().toLowerCase();
}
