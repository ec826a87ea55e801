import { ConfigError } from '@x/errors';
import { canParseUrl, isPlatformObject, quote, readArgument, requireGlobals } from '@x/errors/internal';
import { type Forwarded, forward } from './exchange/forward.ts';
import { ignoreRejection } from './exchange/watch-stream.ts';
import { errorResponse } from './proxy-errors.ts';
import { checkRequest } from './request/check-request.ts';
import { clientAddressOf } from './request/client-address.ts';
import { requestHeaders } from './request/request-headers.ts';
import { targetUrl } from './request/target-url.ts';
import { isReadable, responseHeaders } from './response/response-headers.ts';
import type { FrontendApiProxyOptions } from './settings/options.ts';
import { type ProxySettings, readSettings } from './settings/read-settings.ts';

/** A fetch handler. `Context` is what the server passes in addition to the request, and `clientAddress` receives. */
export type FrontendApiProxy<Context extends readonly unknown[] = []> = (
  request: Request,
  ...context: Context
) => Promise<Response>;

/**
 * Creates a fetch handler that is the Frontend API behind your own domain. It passes requests below `proxyUrl` on, and
 * streams both ways. An error of its own is a JSON response whose `errors[0].code` is a `ProxyErrorCode`.
 *
 * Throws a `ConfigError` for invalid options. The handler rejects with one for an argument that is not a `Request`.
 *
 * @example
 * ```ts
 * import { createFrontendApiProxy } from '@x/proxy';
 *
 * const proxy = createFrontendApiProxy({
 *   publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
 *   secretKey: 'sk_live_1',
 *   proxyUrl: 'https://app.example.com/__clerk',
 *   fetch: async (url) => Response.json({ url }),
 * });
 * const response = await proxy(new Request('https://app.example.com/__clerk/v1/client'));
 * await response.json(); // => { url: 'https://frontend-api.clerk.dev/v1/client' }
 * ```
 */
export function createFrontendApiProxy<Context extends readonly unknown[] = []>(
  options: FrontendApiProxyOptions<Context>,
): FrontendApiProxy<Context> {
  const settings = readSettings(options);
  return async (request, ...context) => {
    if (!readArgument('The request', () => isRequest(request))) {
      throw new ConfigError(`The proxy takes a Request, not ${quote(request)}.`);
    }
    requireGlobals(
      'AbortController',
      'Headers',
      'Response',
      ...(settings.fetch === undefined ? ['fetch'] : []),
    );
    return respond(request, context, settings);
  };
}

function isRequest(request: Request): boolean {
  return isPlatformObject(request, 'Request') && canParseUrl(request.url);
}

async function respond<Context extends readonly unknown[]>(
  request: Request,
  context: Context,
  settings: ProxySettings<Context>,
): Promise<Response> {
  const url = new URL(request.url);
  const target = targetUrl(url, settings);
  if ('code' in target) {
    return errorResponse(target.code);
  }
  const { proxy, secretKey } = settings;
  const proxyUrl = (proxy.origin ?? url.origin) + proxy.path;
  const failed = checkRequest({ request, origin: url.origin, proxyUrl, settings });
  if (failed !== undefined) {
    return errorResponse(failed);
  }
  const clientAddress = clientAddressOf(request, context, settings);
  const headers = requestHeaders(request.headers, { proxyUrl, secretKey, clientAddress });
  const forwarded = await forward({ request, url: target.url, headers, settings });
  // Deno decodes only if no encoding was requested, and then removes the header.
  const isRaw = 'Deno' in globalThis;
  return passOn(forwarded, { target: target.url, proxyUrl, isRaw, settings });
}

/** Responses with these statuses have no body, not even an empty one. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

function passOn(forwarded: Forwarded, place: Parameters<typeof responseHeaders>[1]): Response {
  if ('code' in forwarded) {
    return errorResponse(forwarded.code, forwarded.cause);
  }
  const { response, body } = forwarded;
  try {
    const { status, statusText } = response;
    // Browsers hide a redirect in a response with the status 0.
    if (status >= 200 && isReadable(response.headers, place)) {
      const headers = responseHeaders(response.headers, place);
      return new Response(WITHOUT_BODY.has(status) ? null : body, { status, statusText, headers });
    }
  } catch {
    // A `fetch` of the application can return anything.
  }
  ignoreRejection(body?.cancel());
  return errorResponse('upstream-response-invalid');
}
