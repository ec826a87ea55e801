// Pure
import { apiFault } from '../engine/errors.ts';
import { parseUrl } from '../parse-url.ts';

const webProtocols: readonly string[] = ['http:', 'https:'];

/** Returns the URL in a parameter. Throws an `ApiFault` for a value that is not a URL of the web without credentials. */
export function readWebUrl(query: URLSearchParams, name: string): URL {
  const text = query.get(name);
  if (text === null || text === '') throw apiFault('form_param_missing', { param_name: name });
  const url = parseUrl(text);
  if (
    url === undefined ||
    !webProtocols.includes(url.protocol) ||
    url.username !== '' ||
    url.password !== ''
  ) {
    const expected = 'an absolute http or https URL without credentials';
    throw apiFault('form_param_format_invalid', { param_name: name, expected });
  }
  return url;
}

/** Adds a parameter, or replaces it. The rest of the query keeps its encoding, which applications can depend on. */
export function withParameter(url: URL, name: string, value: string): URL {
  const result = new URL(url);
  if (result.searchParams.has(name)) result.searchParams.delete(name);
  const separator = result.search === '' ? '?' : '&';
  result.search = `${result.search}${separator}${name}=${encodeURIComponent(value)}`;
  return result;
}

/** Redirects with the method that the browser used. No cache may keep it: it contains a secret. */
export function redirectTo(
  url: URL | string,
  headers: readonly (readonly [string, string])[] = [],
): Response {
  const all = new Headers({
    location: String(url),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  for (const [name, value] of headers) all.append(name, value);
  return new Response(null, { status: 307, headers: all });
}
