import type { IncomingMessage } from 'node:http';
import { ConfigError } from '@x/errors';
import { canParseUrl, type OptionNames, quote, readOptions } from '@x/errors/internal';
import { type ForwardedHeaders, readForwarded } from './read-forwarded.ts';
import { createTrust, type TrustedProxies } from './trusted-proxies.ts';

/** How the origin of a request is found: the part of its URL before the path. */
export interface OriginOptions {
  /**
   * The origin that browsers use, such as `https://app.example.com`. Default: the `Host` header, and whether the
   * connection is encrypted.
   */
  origin?: string | undefined;
  /**
   * The proxies whose forwarded headers count: IP addresses and networks such as `10.0.0.0/8`, or a function of the
   * address. Default: none.
   */
  trustedProxies?: TrustedProxies | undefined;
  /**
   * The headers in which the trusted proxies say what browsers use: their names, or `standard` for `Forwarded`
   * (RFC 7239). Other headers never count, since most proxies pass on those that they do not know. Default:
   * `X-Forwarded-Host`, `X-Forwarded-Proto` and `X-Forwarded-For`.
   */
  forwardedHeaders?: ForwardedHeaders | 'standard' | undefined;
}

export const ORIGIN_OPTIONS: OptionNames<OriginOptions> = {
  origin: true,
  trustedProxies: true,
  forwardedHeaders: true,
};

const HEADER_NAMES: OptionNames<ForwardedHeaders> = { host: true, protocol: true, for: true };

/** The origin of requests whose Host header is missing or invalid. */
const UNKNOWN_HOST = 'localhost';

/** Returns the origin of a request. `target` is the origin in its target, if that is absolute. */
export type FindOrigin = (message: IncomingMessage, target: string | undefined) => string;

/** Returns the function that finds the origin of a request. Throws a `ConfigError` for invalid options. */
export function originOf(given: OriginOptions, owner: string): FindOrigin {
  const { origin, trustedProxies, forwardedHeaders } = readOptions<OriginOptions>(given, ORIGIN_OPTIONS, {
    owner,
  });
  const fixed = origin === undefined ? undefined : readOrigin(origin);
  const isTrusted = trustedProxies === undefined ? undefined : createTrust(trustedProxies);
  const names = readNames(forwardedHeaders, owner);
  if (fixed !== undefined) {
    return () => fixed;
  }
  const findOwn = rememberLast(originFrom);
  return (message, target) => {
    const { headers, socket } = message;
    const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http';
    const host = headers[':authority'] ?? headers.host;
    const own = target ?? findOwn(protocol, String(host ?? '')) ?? `${protocol}://${UNKNOWN_HOST}`;
    if (isTrusted === undefined || !isTrusted(socket.remoteAddress ?? '')) {
      return own;
    }
    const forwarded = readForwarded(headers, names, isTrusted);
    const url = new URL(own);
    return originFrom(forwarded.protocol || url.protocol.slice(0, -1), forwarded.host || url.host) ?? own;
  };
}

function readOrigin(origin: unknown): string {
  if (typeof origin === 'string' && /^https?:\/\//i.test(origin) && canParseUrl(origin)) {
    const url = new URL(origin);
    if (url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') {
      return url.origin;
    }
  }
  throw new ConfigError(
    `Option "origin" must be an origin such as "https://app.example.com", not ${quote(origin)}.`,
  );
}

function readNames(given: OriginOptions['forwardedHeaders'], owner: string): ForwardedHeaders | 'standard' {
  if (given === undefined || given === 'standard') {
    return given ?? {};
  }
  const names = readOptions<ForwardedHeaders>(given, HEADER_NAMES, { owner, prefix: 'forwardedHeaders.' });
  for (const [name, value] of Object.entries(names)) {
    if (typeof value !== 'string' || value === '') {
      throw new ConfigError(
        `Option "forwardedHeaders.${name}" must be the name of a header, not ${quote(value)}.`,
      );
    }
  }
  return names;
}

/** Remembers the last result: almost all requests of a server have the same host. */
function rememberLast(find: typeof originFrom): typeof originFrom {
  let last:
    | { readonly protocol: string; readonly host: string; readonly origin: string | undefined }
    | undefined;
  return (protocol, host) => {
    if (last?.protocol !== protocol || last.host !== host) {
      last = { protocol, host, origin: find(protocol, host) };
    }
    return last.origin;
  };
}

/** Returns undefined for anything but a protocol of the web and a host. */
function originFrom(protocol: string, host: string): string | undefined {
  const isWeb = protocol === 'http' || protocol === 'https';
  const url = `${protocol}://${host}`;
  return isWeb && /^[^\s/?#@\\]+$/.test(host) && canParseUrl(url) ? new URL(url).origin : undefined;
}
