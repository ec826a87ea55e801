import type { IncomingMessage } from 'node:http';
import type { RequestHead } from '@x/auth-state/internal';
import { canParseUrl, readArgument, requireGlobals } from '@x/errors/internal';
import { checkMessage } from './check-exchange.ts';
import { joinHeader, joinHeaders } from './join-headers.ts';
import { type FindOrigin, type OriginOptions, originOf } from './origin-of.ts';

/** The part of a request of Node that this module reads. Frameworks that mount routers add `originalUrl`. */
export type NodeRequest = IncomingMessage & {
  /** The URL before a router removed the path that it is mounted at. */
  readonly originalUrl?: string | undefined;
};

/** Methods that a Request cannot have, in any case. None of them reads a page, and neither does POST. */
const FORBIDDEN_METHODS: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);
const REPLACEMENT = 'POST';

/** A Request has these in upper case (Fetch, section 2.2.1). Clients of HTTP/2 can send them in any case. */
const NORMALIZED_METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/**
 * Returns a web `Request` with the URL and the headers of a request of Node, and without its body, which stays unread. It
 * never throws for what a client sent.
 *
 * - The path is that of the whole URL, in a mounted router too. An absolute target counts with its host, as RFC 9112
 *   requires, unless the options have an origin. The targets of `OPTIONS *` and CONNECT become the path `/`.
 * - Repeated headers are joined, so that of two Authorization headers none is chosen.
 * - A method that a `Request` cannot have becomes POST, but for the CONNECT of HTTP/2 that opens a WebSocket (RFC 8441):
 *   it becomes the GET with `Upgrade` that HTTP/1.1 has for it. The scheme `wss` of a target counts as `https`.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { toRequest } from '@x/adapters/node';
 *
 * createServer((message, response) => {
 *   const request = toRequest(message, { origin: 'https://app.example.com' });
 *   response.end(request.url);
 * });
 * ```
 */
export function toRequest(message: NodeRequest, options: OriginOptions = {}): Request {
  requireGlobals('AbortController', 'Headers', 'Request', 'URL');
  const origin = originOf(options, 'toRequest');
  checkMessage(message, 'toRequest');
  return readArgument('The request', () => createRequest(message, origin, {}));
}

/** Returns whether a message has a method that no Request can have, so that no handler can answer it. */
export function hasForbiddenMethod({ method = 'GET' }: IncomingMessage): boolean {
  return FORBIDDEN_METHODS.has(method.toUpperCase());
}

function webMethod(message: IncomingMessage): string {
  if (opensSocketOfHttp2(message)) {
    return 'GET';
  }
  const { method = 'GET' } = message;
  const upperCase = method.toUpperCase();
  if (FORBIDDEN_METHODS.has(upperCase)) {
    return REPLACEMENT;
  }
  return NORMALIZED_METHODS.has(upperCase) ? upperCase : method;
}

/** The value of the `Upgrade` header that opens a WebSocket. */
const SOCKET = 'websocket';

/** An extended CONNECT of HTTP/2 has a path and names its protocol (RFC 8441, section 4). */
function opensSocketOfHttp2({ method, headers }: IncomingMessage): boolean {
  return method === 'CONNECT' && headers[':protocol'] === SOCKET;
}

function webUrl(message: NodeRequest, origin: FindOrigin): string {
  const target = splitTarget(message.originalUrl ?? message.url);
  return origin(message, target.origin) + target.path;
}

/** Reads what a guard needs of a message: the values of its `Request`, without the cost of creating one. */
export function readHead(message: NodeRequest, origin: FindOrigin): RequestHead {
  // A copy, because `requireAuth` reads it later, and programs can change the headers of a message in between.
  const rawHeaders = [...message.rawHeaders];
  const opensSocket = opensSocketOfHttp2(message);
  const read = (name: string): string | undefined => {
    const lowerCase = name.toLowerCase();
    return opensSocket && lowerCase === 'upgrade' ? SOCKET : joinHeader(rawHeaders, lowerCase);
  };
  return {
    url: webUrl(message, origin),
    method: webMethod(message),
    headers: {
      get: (name) => read(name) ?? null,
      has: (name) => read(name) !== undefined,
      [Symbol.iterator]: () => webHeaders(rawHeaders, opensSocket)[Symbol.iterator](),
    },
  };
}

/** Creates the Request of a message, with more of its parts where they are needed. */
export function createRequest(
  message: NodeRequest,
  origin: FindOrigin,
  parts: Pick<RequestInit, 'body' | 'signal'>,
): Request {
  return new Request(webUrl(message, origin), {
    method: webMethod(message),
    headers: webHeaders(message.rawHeaders, opensSocketOfHttp2(message)),
    ...parts,
    // Node requires it for a body that is a stream, and its types do not have it.
    ...(parts.body ? { duplex: 'half' } : {}),
  } as RequestInit);
}

/** A lenient parser of Node accepts names that a Request does not. Such a header is left out. */
function webHeaders(rawHeaders: readonly string[], opensSocket: boolean): Headers {
  const headers = new Headers();
  const joined = joinHeaders(rawHeaders);
  if (opensSocket) {
    joined.set('upgrade', SOCKET);
  }
  joined.forEach((value, name) => {
    try {
      headers.set(name, value);
    } catch {}
  });
  return headers;
}

/** The forms of a request target (RFC 9112, section 3.2). A framework can set any value. */
function splitTarget(target: unknown): { readonly origin?: string; readonly path: string } {
  if (typeof target !== 'string') {
    return { path: '/' };
  }
  if (target.startsWith('/')) {
    return { path: target };
  }
  const url = target.replace(/^ws(?=s?:\/\/)/i, 'http');
  if (/^https?:\/\//i.test(url) && canParseUrl(url)) {
    const { origin, pathname, search } = new URL(url);
    return { origin, path: pathname + search };
  }
  return { path: '/' };
}
