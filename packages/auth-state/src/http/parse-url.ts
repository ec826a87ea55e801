// Pure

/** Returns undefined for a value that is not a URL, and for a relative URL without a base. */
export function parseUrl(url: string | URL, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
