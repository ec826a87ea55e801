import { canParseUrl } from './can-parse-url.ts';
import { isHostName } from './is-host-name.ts';
import { wrongUrl } from './wrong-url.ts';

/** A host with or without a protocol and a path, or a path. */
const PROXY_URL = /^(?:\/(?!\/)|(?:https?:\/\/)?[^/?#@\s]*[^/?#@\s:](?:\/|$))[^?#\\\s]*$/i;

/** Returns whether a value is a proxy URL: an absolute URL without a query, its scheme optional, or a path. */
export function isProxyUrl(value: unknown): value is string {
  return (
    typeof value === 'string' && PROXY_URL.test(value) && (value.startsWith('/') || hasReachableHost(value))
  );
}

/** Throws a `ConfigError` for a value of the option `proxyUrl` that leads nowhere. */
export function checkProxyUrl(value: unknown): asserts value is string {
  if (!isProxyUrl(value)) {
    throw wrongUrl('proxyUrl', value, 'an absolute URL or a path, without a query');
  }
}

/** Without a protocol, a host needs a dot: otherwise a word, or another scheme such as `javascript:1`, would be a host. */
function hasReachableHost(value: string): boolean {
  const url = withProtocol(value);
  const { hostname } = canParseUrl(url) ? new URL(url) : { hostname: '' };
  const isPlainHost = value === url || hostname.includes('.') || hostname === 'localhost';
  return hostname.startsWith('[') || (isPlainHost && isHostName(hostname));
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
