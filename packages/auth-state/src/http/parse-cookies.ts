// Pure

/**
 * Parses a Cookie header (RFC 6265, section 5.4). Of several cookies with the same name, the first one counts. A value
 * with invalid percent-encoding is kept as it is.
 */
export function parseCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(';') ?? []) {
    const separator = pair.indexOf('=');
    const name = pair.slice(0, separator).trim();
    if (separator > 0 && name !== '' && !cookies.has(name)) {
      cookies.set(name, decode(unquote(pair.slice(separator + 1).trim())));
    }
  }
  return cookies;
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
