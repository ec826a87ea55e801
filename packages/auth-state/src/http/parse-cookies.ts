// Pure

/** The cookies of a request. A value is decoded when it is read: most of the cookies of a request belong to others. */
export type RequestCookies = Pick<ReadonlyMap<string, string>, 'get' | 'has' | 'keys' | 'size'>;

/**
 * Reads a Cookie header (RFC 6265, section 5.4). Of several cookies with the same name, the first one counts. A value
 * with invalid percent-encoding is kept as it is.
 */
export function readCookies(header: string | null): RequestCookies {
  const encoded = new Map<string, string>();
  for (const pair of header?.split(';') ?? []) {
    const separator = pair.indexOf('=');
    const name = pair.slice(0, separator).trim();
    if (separator > 0 && name !== '' && !encoded.has(name)) {
      encoded.set(name, pair.slice(separator + 1));
    }
  }
  return {
    size: encoded.size,
    has: (name) => encoded.has(name),
    keys: () => encoded.keys(),
    get(name) {
      const value = encoded.get(name);
      return value === undefined ? undefined : decode(unquote(value.trim()));
    },
  };
}

/** Returns all cookies of a header, decoded. */
export function parseCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = readCookies(header);
  return new Map(Array.from(cookies.keys(), (name) => [name, cookies.get(name) ?? '']));
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function decode(value: string): string {
  if (!value.includes('%')) {
    return value;
  }
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
