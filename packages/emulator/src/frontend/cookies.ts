// Pure

/** Reads a `Cookie` header. Of several cookies with one name, the first counts, as browsers send the closest path first. */
export function readCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const [name = '', ...value] = part.split('=');
    const key = name.trim();
    if (value.length > 0 && !cookies.has(key)) cookies.set(key, value.join('=').trim());
  }
  return cookies;
}
