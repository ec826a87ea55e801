// Pure
import { endToEndHeaders } from '../hop-by-hop.ts';
import type { ProxySettings } from '../settings/read-settings.ts';
import { rewriteCookie } from './rewrite-cookie.ts';
import { rewriteLocation } from './rewrite-location.ts';

/** What the Frontend API says about its own origin, and what it must not repeat. */
const NOT_RETURNED: ReadonlySet<string> = new Set([
  'alt-svc',
  'clerk-proxy-url',
  'clerk-secret-key',
  'public-key-pins',
  'strict-transport-security',
]);

/** The encodings that `fetch` decodes in every runtime. */
const DECODED: ReadonlySet<string> = new Set(['', 'identity', 'gzip', 'x-gzip', 'br']);

const DIGITS = /^\d+$/;

interface Place {
  /** The URL that was requested. */
  readonly target: string;
  /** The URL of the proxy, as the browser knows it. */
  readonly proxyUrl: string;
  /** Whether an encoding that `fetch` has decoded is missing in the headers, as in Deno. Elsewhere it stays there. */
  readonly isRaw: boolean;
  readonly settings: Pick<ProxySettings<[]>, 'secretKey' | 'proxy' | 'upstream' | 'upstreamHosts'>;
}

/** Returns whether the client gets a body that it can read: `fetch` decodes it, or the client knows its encoding. */
export function isReadable(headers: Headers, { isRaw }: Pick<Place, 'isRaw'>): boolean {
  return isRaw || encodingsOf(headers).every((encoding) => DECODED.has(encoding));
}

/** Returns the headers of the response to the client. */
export function responseHeaders(headers: Headers, place: Place): Headers {
  const { target, proxyUrl, isRaw, settings } = place;
  // `fetch` has decoded the body, whose length is then another one.
  const isDecoded =
    !isRaw && encodingsOf(headers).some((encoding) => encoding !== '' && encoding !== 'identity');
  const isDropped = (name: string, value: string) =>
    NOT_RETURNED.has(name) ||
    (name === 'content-encoding' && !isRaw) ||
    (name === 'content-length' && (isDecoded || !DIGITS.test(value))) ||
    // An error page can repeat what was sent.
    value.includes(settings.secretKey);
  const { hostname } = new URL(proxyUrl);
  const returned = new Headers();
  endToEndHeaders(headers, isDropped).forEach((value, name) => {
    returned.append(name, name === 'set-cookie' ? rewriteCookie(value, hostname) : value);
  });
  const location = returned.get('location');
  if (location !== null) {
    returned.set('location', rewriteLocation(location, target, settings));
  }
  return returned;
}

function encodingsOf(headers: Headers): readonly string[] {
  const encodings = headers.get('content-encoding')?.split(',') ?? [];
  return encodings.map((encoding) => encoding.trim().toLowerCase());
}
