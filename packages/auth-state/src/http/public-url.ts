// Pure

import { canParseUrl } from '@x/errors/internal';
import type { HostMatcher } from '@x/jwt/internal';
import { trustAnyHost } from '../settings/forwarded-hosts.ts';
import { Headers as HeaderNames } from '../wire/constants.ts';

type WebProtocol = 'http' | 'https';

/** Of a `Request`, or of the head of one. */
interface ForwardedRequest {
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** What a proxy says about the URL that the browser knows. */
export interface ForwardedOrigin {
  readonly host: string;
  /** Undefined for a protocol that is not one of the web. */
  readonly protocol: WebProtocol | undefined;
  /** Empty without the header, and if the host has a port already. */
  readonly port: string;
}

const HAS_PORT = /:\d+$/;
const PORT = /^\d{1,5}$/;

/** Reads the first value of each header. Any client can send these headers. */
export function readForwardedOrigin({ url, headers }: ForwardedRequest): ForwardedOrigin {
  const first = (name: string) => headers.get(name)?.split(',', 1)[0]?.trim() ?? '';
  const host = first(HeaderNames.ForwardedHost) || headers.get(HeaderNames.Host) || '';
  const protocol = (first(HeaderNames.ForwardedProto) || url.slice(0, url.indexOf(':'))).toLowerCase();
  const port = first(HeaderNames.ForwardedPort);
  return {
    host,
    protocol: protocol === 'http' || protocol === 'https' ? protocol : undefined,
    port: PORT.test(port) && !HAS_PORT.test(host) ? port : '',
  };
}

/**
 * Returns the URL that the browser knows. Behind a proxy it is in `x-forwarded-proto`, `x-forwarded-host`,
 * `x-forwarded-port` and `host`. Only hosts that the function accepts are trusted; without it, none is. Values that make
 * no valid URL are ignored.
 */
export function publicUrl(request: ForwardedRequest, isTrusted?: HostMatcher): URL {
  const url = new URL(request.url);
  if (isTrusted === undefined) {
    return url;
  }
  const { host, protocol, port } = readForwardedOrigin(request);
  if (host === '' || protocol === undefined) {
    return url;
  }
  // A proxy can report the port on which it was reached itself, so the host without it may be the trusted one.
  const hosts = port === '' || isTrusted === trustAnyHost ? [host] : [`${host}:${port}`, host];
  const trusted = hosts.find((candidate) => isTrusted(candidate, protocol));
  if (trusted === undefined || !canParseUrl(`${protocol}://${trusted}`)) {
    return url;
  }
  const { origin } = new URL(`${protocol}://${trusted}`);
  // Not `new URL(path, origin)`, which reads a path that starts with two slashes as a host.
  return origin === url.origin ? url : new URL(origin + url.pathname + url.search);
}
