// Pure
import { pathBelow } from '../path-below.ts';
import type { ProxySettings } from '../settings/read-settings.ts';

type LocationSettings = Pick<ProxySettings<[]>, 'proxy' | 'upstream' | 'upstreamHosts'>;

const WEB_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/**
 * Returns a URL of the Frontend API as a URL of the proxy, and any other value as it is. If the proxy is at a path, so is
 * the result: an origin would come from the request, and a cache could keep the one of a stranger.
 */
export function rewriteLocation(
  location: string,
  target: string,
  { proxy, upstream, upstreamHosts }: LocationSettings,
): string {
  const url = parseUrl(location, target);
  if (url === undefined || !WEB_PROTOCOLS.has(url.protocol) || !upstreamHosts.has(url.host)) {
    return location;
  }
  const isUpstream = url.host === new URL(upstream.origin).host;
  const path = isUpstream ? pathBelow(url.pathname, upstream.path) : url.pathname;
  if (path === undefined) {
    return location;
  }
  // Two slashes would begin a host.
  const rewritten = (proxy.path + path).replace(/^\/+/, '/') || '/';
  return (proxy.origin ?? '') + rewritten + url.search + url.hash;
}

function parseUrl(text: string, base: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
