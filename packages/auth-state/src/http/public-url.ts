// Pure

import type { ForwardedHosts } from '../settings/options.ts';
import { Headers as HeaderNames } from '../wire/constants.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['http', 'https']);

/**
 * Returns the URL that the browser knows. Behind a proxy it is in `x-forwarded-proto`, `x-forwarded-host` and `host`. Any
 * client can send these headers, so only the hosts of the option are trusted. Values that make no valid URL are ignored.
 */
export function publicUrl(request: Pick<Request, 'url' | 'headers'>, forwardedHosts?: ForwardedHosts): URL {
  const url = new URL(request.url);
  if (forwardedHosts === undefined) {
    return url;
  }
  const first = (name: string) => request.headers.get(name)?.split(',', 1)[0]?.trim();
  const host = first(HeaderNames.ForwardedHost) || request.headers.get(HeaderNames.Host);
  const protocol = (first(HeaderNames.ForwardedProto) || url.protocol.slice(0, -1)).toLowerCase();
  // A string in place of a list is one host: `includes` must not search it for a part.
  const isTrusted = forwardedHosts === 'any' || [forwardedHosts].flat().includes(host ?? '');
  if (!host || !PROTOCOLS.has(protocol) || !isTrusted) {
    return url;
  }
  try {
    const { origin } = new URL(`${protocol}://${host}`);
    // Not `new URL(path, origin)`, which reads a path that starts with two slashes as a host.
    return origin === url.origin ? url : new URL(origin + url.pathname + url.search);
  } catch {
    return url;
  }
}
