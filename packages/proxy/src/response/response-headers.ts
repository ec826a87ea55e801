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
  readonly settings: Pick<ProxySettings<[]>, 'secretKey' | 'proxy' | 'upstream' | 'upstreamHosts'>;
}

/** Returns whether `fetch` decodes the body. If it does not, the client would not know the encoding. */
export function isDecoded(headers: Headers): boolean {
  return encodingsOf(headers).every((encoding) => DECODED.has(encoding));
}

/** Returns the headers of the response to the client. */
export function responseHeaders(headers: Headers, { target, proxyUrl, settings }: Place): Headers {
  // `fetch` has decoded the body, whose length is then another one.
  const isEncoded = encodingsOf(headers).some((encoding) => encoding !== '' && encoding !== 'identity');
  const isDropped = (name: string, value: string) =>
    NOT_RETURNED.has(name) ||
    name === 'content-encoding' ||
    (name === 'content-length' && (isEncoded || !DIGITS.test(value))) ||
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
