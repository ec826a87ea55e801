import type { IncomingMessage } from 'node:http';
import { ConfigError } from '@x/errors';
import { canParseUrl, quote } from '@x/errors/internal';
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
  /** The headers in which trusted proxies say what browsers use. Default: the standard and the usual ones. */
  forwardedHeaders?: ForwardedHeaders | undefined;
}

/** Names of headers, in any case. */
export interface ForwardedHeaders {
  /** Default `x-forwarded-host`. */
  host?: string | undefined;
  /** Default `x-forwarded-proto`. */
  protocol?: string | undefined;
  /** Default `x-forwarded-for`. */
  for?: string | undefined;
}

/** The origin of requests whose Host header is missing or invalid. */
const UNKNOWN_HOST = 'localhost';

type FindOrigin = (message: IncomingMessage, target: string | undefined) => string;

/** Returns the function that finds the origin of a request. Throws a `ConfigError` for invalid options. */
export function originOf({ origin, trustedProxies, forwardedHeaders = {} }: OriginOptions): FindOrigin {
  const fixed = origin === undefined ? undefined : readOrigin(origin);
  if (fixed !== undefined) {
    return () => fixed;
  }
  const isTrusted = trustedProxies === undefined ? undefined : createTrust(trustedProxies);
  return (message, target) => {
    const { headers, socket } = message;
    const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http';
    const host = headers[':authority'] ?? headers.host;
    const own = target ?? originFrom(protocol, String(host ?? '')) ?? `${protocol}://${UNKNOWN_HOST}`;
    if (isTrusted === undefined || !isTrusted(socket.remoteAddress ?? '')) {
      return own;
    }
    const forwarded = readForwarded(message, forwardedHeaders, isTrusted);
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

/** Returns undefined for anything but a protocol of the web and a host. */
function originFrom(protocol: string, host: string): string | undefined {
  const isWeb = protocol === 'http' || protocol === 'https';
  const url = `${protocol}://${host}`;
  return isWeb && /^[^\s/?#@\\]+$/.test(host) && canParseUrl(url) ? new URL(url).origin : undefined;
}

interface Forwarded {
  readonly host: string;
  readonly protocol: string;
}

/** Each trusted proxy adds one value at the end of a list, so the values in front of theirs come from the client. */
function readForwarded(
  { headers }: IncomingMessage,
  names: ForwardedHeaders,
  isTrusted: (address: string) => boolean,
): Forwarded {
  const list = (name: string) => splitList(String(headers[name.toLowerCase()] ?? ''));
  const elements = list('forwarded').map(readElement);
  if (elements.length > 0) {
    const { host = '', proto = '' } =
      atHop(
        elements,
        hopsOf(
          elements.map((element) => addressOf(element.for ?? '')),
          isTrusted,
        ),
      ) ?? {};
    return { host, protocol: proto.toLowerCase() };
  }
  const hops = hopsOf(list(names.for ?? 'x-forwarded-for').map(addressOf), isTrusted);
  const readLast = (name: string) => atHop(list(name), hops) ?? '';
  return {
    host: readLast(names.host ?? 'x-forwarded-host'),
    protocol: readLast(names.protocol ?? 'x-forwarded-proto').toLowerCase(),
  };
}

/** Returns how many proxies in a row are trusted, the one that is connected included. */
function hopsOf(addresses: readonly string[], isTrusted: (address: string) => boolean): number {
  const untrusted = [...addresses].reverse().findIndex((address) => !isTrusted(address));
  return untrusted === -1 ? Math.max(addresses.length, 1) : untrusted + 1;
}

/** A proxy that replaces the header leaves fewer values than there are proxies: the first one counts then. */
function atHop<Value>(values: readonly Value[], hops: number): Value | undefined {
  return values[Math.max(values.length - hops, 0)];
}

/** The parameters of an element of `Forwarded` (RFC 7239, section 4), with names in lower case. */
function readElement(element: string): Readonly<Partial<Record<string, string>>> {
  const pairs = element.matchAll(
    /(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;,\s"]*))/g,
  );
  return Object.fromEntries(
    Array.from(pairs, ({ groups = {} }) => [
      String(groups['name']).toLowerCase(),
      groups['plain'] ?? String(groups['quoted']).replaceAll(/\\(.)/g, '$1'),
    ]),
  );
}

/** Splits at commas outside of quotes. */
function splitList(value: string): string[] {
  return Array.from(value.matchAll(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g), ([part]) => part.trim()).filter(Boolean);
}

/** Removes the port and the brackets of an address. */
function addressOf(node: string): string {
  return node.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}
