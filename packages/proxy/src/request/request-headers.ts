// Pure
import { endToEndHeaders } from '../hop-by-hop.ts';

/** What a client sends and the Frontend API must not see: it would believe it, or `fetch` sets it. */
const NOT_FORWARDED: ReadonlySet<string> = new Set([
  // Set by `fetch`, for the connection that it makes.
  'host',
  'content-length',
  'expect',
  // Set by the proxy.
  'accept-encoding',
  'clerk-proxy-url',
  'clerk-secret-key',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  // Other names of the address, the host and the path of the client.
  'cf-connecting-ip',
  'cf-connecting-ipv6',
  'cf-pseudo-ipv4',
  'client-ip',
  'fastly-client-ip',
  'fly-client-ip',
  'forwarded',
  'true-client-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-forwarded',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-forwarded-server',
  'x-original-forwarded-for',
  'x-original-host',
  'x-original-url',
  'x-real-ip',
  'x-rewrite-url',
  'x-vercel-forwarded-for',
  'x-vercel-proxied-for',
]);

interface Added {
  readonly proxyUrl: string;
  readonly secretKey: string;
  readonly clientAddress: string | undefined;
}

/** Returns the headers of the request to the Frontend API. */
export function requestHeaders(headers: Headers, { proxyUrl, secretKey, clientAddress }: Added): Headers {
  // Some servers read an underscore as a hyphen.
  const sent = endToEndHeaders(headers, (name) => NOT_FORWARDED.has(name.replaceAll('_', '-')));
  const { host, protocol } = new URL(proxyUrl);
  sent.set('clerk-proxy-url', proxyUrl);
  sent.set('clerk-secret-key', secretKey);
  sent.set('x-forwarded-host', host);
  sent.set('x-forwarded-proto', protocol.slice(0, -1));
  // The body is passed on as it comes, so it must not be compressed for this connection.
  sent.set('accept-encoding', 'identity');
  if (clientAddress !== undefined) {
    sent.set('x-forwarded-for', clientAddress);
  }
  return sent;
}
