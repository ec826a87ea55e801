import { parseUrl } from '../parse-url.ts';
import type { Instance } from '../store/instance.ts';
import { isAllowed } from './allowed-target.ts';

/** Adds the headers with which a browser shows an answer to the page that sent the request: a page of the instance. */
export function withCors(instance: Instance, request: Request, response: Response): Response {
  const origin = request.headers.get('origin');
  if (origin === null) return response;
  const headers = new Headers(response.headers);
  headers.append('vary', 'origin');
  const page = parseUrl(origin);
  if (page !== undefined && isAllowed(instance, page)) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', 'authorization');
  }
  return new Response(response.body, { status: response.status, headers });
}

/** Returns whether a request is the one that a browser sends before a request that needs permission. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

/** Answers a preflight, or returns undefined for another request. `withCors` adds whether the page has the permission. */
export function answerPreflight(request: Request): Response | undefined {
  if (!isPreflight(request)) return undefined;
  const requested = request.headers.get('access-control-request-headers');
  const headers = new Headers({
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-max-age': '600',
    ...(requested === null ? {} : { 'access-control-allow-headers': requested }),
  });
  return new Response(null, { status: 204, headers });
}
