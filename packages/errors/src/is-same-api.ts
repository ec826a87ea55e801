import { canParseUrl } from './can-parse-url.ts';

/** The Backend API of Clerk, where no other one is named. */
const DEFAULT_API_URL = 'https://api.clerk.com';

/**
 * Returns whether two values of the option `apiUrl` name the same API: keys are only sent to their own one. A value that is
 * not a string names no other API: what checks the option reports it.
 */
export function isSameApi(some: unknown, other: unknown): boolean {
  if (!isApiUrlType(some) || !isApiUrlType(other)) {
    return true;
  }
  return normalize(some) === normalize(other);
}

function isApiUrlType(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/** Returns the URL in the form that URLs have, without a slash at the end. */
function normalize(apiUrl: string = DEFAULT_API_URL): string {
  const href = canParseUrl(apiUrl) ? new URL(apiUrl).href : apiUrl;
  return href.replace(/\/$/, '');
}
