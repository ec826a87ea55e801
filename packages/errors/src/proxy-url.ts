import { canParseUrl } from './can-parse-url.ts';
import { isHostName } from './is-host-name.ts';

/** A host with or without a protocol and a path, or a path. */
const PROXY_URL = /^(?:\/|(?:https?:\/\/)?[^/?#@\s]*[^/?#@\s:](?:\/|$))[^?#\s]*$/i;

/** Returns whether a value is a proxy URL: an absolute URL without a query, its scheme optional, or a path. */
export function isProxyUrl(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    PROXY_URL.test(value) &&
    (value.startsWith('/') || hasReachableHost(withProtocol(value)))
  );
}

function hasReachableHost(url: string): boolean {
  const { hostname } = canParseUrl(url) ? new URL(url) : { hostname: '' };
  return hostname.startsWith('[') || isHostName(hostname);
}

/**
 * Returns an absolute URL without a slash at the end. Undefined for a path: its origin depends on the request, which a
 * visitor can change.
 */
export function absoluteProxyUrl(proxyUrl: string): string | undefined {
  return proxyUrl.startsWith('/') ? undefined : withProtocol(proxyUrl).replace(/\/+$/, '');
}

/** Adds the protocol `https:` to a URL that has none. */
export function withProtocol(url: string): string {
  return /^https?:/i.test(url) ? url : `https://${url}`;
}
