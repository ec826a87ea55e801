// Pure
import { METHODS, type ProxyErrorCode } from '../proxy-errors.ts';
import { type ProxySettings, pointsAtProxy } from '../settings/read-settings.ts';

/** A request, and where it came in. */
export interface Arrival {
  readonly request: Pick<Request, 'method' | 'headers' | 'url' | 'body' | 'bodyUsed'>;
  readonly origin: string;
  /** The URL of the proxy, as the browser knows it. */
  readonly proxyUrl: string;
  readonly settings: Pick<ProxySettings<[]>, 'proxy' | 'upstream' | 'maxBodyLength'>;
}

const MAX_URL_LENGTH = 16_384;
const DIGITS = /^\d+$/;

/** The first check that a request fails decides the error. */
const CHECKS: ReadonlyArray<readonly [code: ProxyErrorCode, isFailed: (arrival: Arrival) => boolean]> = [
  ['proxy-loop', isLoop],
  ['method-not-allowed', ({ request }) => !METHODS.has(request.method)],
  ['websocket-unsupported', isWebSocket],
  ['url-too-long', ({ request }) => request.url.length > MAX_URL_LENGTH],
  ['framing-invalid', ({ request }) => !isFramingValid(request.headers)],
  ['body-too-large', isTooLarge],
  ['body-unreadable', ({ request }) => request.bodyUsed || request.body?.locked === true],
];

/** Returns why a request is not passed on, undefined if it is. */
export function checkRequest(arrival: Arrival): ProxyErrorCode | undefined {
  return CHECKS.find(([, isFailed]) => isFailed(arrival))?.[0];
}

/** A request that this proxy has sent comes back with the header that it added. */
function isLoop({ request, origin, proxyUrl, settings }: Arrival): boolean {
  return pointsAtProxy(settings, origin) || request.headers.get('clerk-proxy-url') === proxyUrl;
}

function isWebSocket({ request }: Arrival): boolean {
  const protocols = request.headers.get('upgrade')?.toLowerCase().split(',') ?? [];
  return protocols.some((protocol) => protocol.trim() === 'websocket');
}

/**
 * Servers must not have let such a request through (RFC 9112, section 6.3). It is rejected again here, since two servers
 * that read it differently see two requests where there is one.
 */
function isFramingValid(headers: Headers): boolean {
  const length = headers.get('content-length');
  const encoding = headers.get('transfer-encoding');
  const isChunked = encoding?.trim().toLowerCase() === 'chunked';
  return (length === null || (DIGITS.test(length) && encoding === null)) && (encoding === null || isChunked);
}

function isTooLarge({ request, settings }: Arrival): boolean {
  return Number(request.headers.get('content-length')) > settings.maxBodyLength;
}
