// Pure

/** The headers that the reference believes, in this order. */
const ADDRESS_HEADERS = ['cf-connecting-ip', 'x-real-ip', 'x-forwarded-for'] as const;

/** Returns the address of the client. Of a list, the reference takes the first one. */
export function clientAddress({ headers }: Request): string | undefined {
  const value = ADDRESS_HEADERS.map((name) => headers.get(name)).find(Boolean);
  return value?.split(',')[0];
}
