// Pure

/** Email addresses and usernames are the same in any case; wallet addresses aren't. */
export function normalizeIdentifier(value: string): string {
  return value.trim().toLowerCase();
}
