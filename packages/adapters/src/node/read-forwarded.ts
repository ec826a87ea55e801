import type { IncomingHttpHeaders } from 'node:http';

/** Names of headers, in any case. */
export interface ForwardedHeaders {
  /** Default `X-Forwarded-Host`. */
  host?: string | undefined;
  /** Default `X-Forwarded-Proto`. */
  protocol?: string | undefined;
  /** Default `X-Forwarded-For`. */
  for?: string | undefined;
}

/** The URL that browsers use, as proxies describe it. A part that they leave out is an empty string. */
export interface Forwarded {
  readonly host: string;
  readonly protocol: string;
}

/** Longer headers do not count: a client can send them, and no proxy adds that much. */
const MAX_LENGTH = 2_000;

/**
 * Reads the headers that a trusted proxy has added. Each proxy adds its value at the end of a list, so the values in front
 * of those of trusted proxies come from the client.
 */
export function readForwarded(
  headers: IncomingHttpHeaders,
  names: ForwardedHeaders | 'standard',
  isTrusted: (address: string) => boolean,
): Forwarded {
  const list = (name: string) => splitList(String(headers[name.toLowerCase()] ?? ''));
  if (names === 'standard') {
    const elements = list('forwarded').map(readElement);
    const hops = hopsOf(
      elements.map((element) => addressOf(element.for ?? '')),
      isTrusted,
    );
    const { host = '', proto = '' } = atHop(elements, hops) ?? {};
    return { host, protocol: proto.toLowerCase() };
  }
  const hops = hopsOf(list(names.for ?? 'x-forwarded-for').map(addressOf), isTrusted);
  return {
    host: atHop(list(names.host ?? 'x-forwarded-host'), hops) ?? '',
    protocol: (atHop(list(names.protocol ?? 'x-forwarded-proto'), hops) ?? '').toLowerCase(),
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
  const pairs = element.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1).trim();
    return [pair.slice(0, equals).trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1')] as const;
  });
  return Object.fromEntries(pairs);
}

/** Splits at commas outside of quotes. No valid host, protocol or address has an escaped character. */
function splitList(value: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let part = '';
  for (const character of value.length <= MAX_LENGTH ? value : '') {
    isQuoted = character === '"' ? !isQuoted : isQuoted;
    if (character === ',' && !isQuoted) {
      parts.push(part.trim());
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part.trim()].filter(Boolean);
}

/** Removes the port and the brackets of an address. */
function addressOf(node: string): string {
  return node.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}
