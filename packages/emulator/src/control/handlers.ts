import { isPreflight } from '../frontend/cors.ts';
import { isFrontendRequest } from '../frontend/frontend-app.ts';
import type { FetchHandler } from '../runtime/runtime.ts';
import { foreignHost, isEmulatorHost } from './check-host.ts';
import type { Controls } from './control-env.ts';
import { errorResponse } from './error-response.ts';
import type { RateLimiter } from './rate-limits.ts';

/** Answers requests for hosts that can be those of the emulator. */
export function forHosts(
  answer: FetchHandler,
  { origin, allowedHosts }: Pick<Controls, 'origin' | 'allowedHosts'>,
): FetchHandler {
  return (request) => {
    const host = request.headers.get('host');
    if (isEmulatorHost(host, origin(), allowedHosts)) return answer(request);
    return errorResponse({ status: 403, code: 'host_not_allowed', message: foreignHost(host) });
  };
}

/** Returns the response to a request that is one too many, and otherwise undefined. Preflights of browsers do not count. */
export function rejectTooMany(limiter: RateLimiter, request: Request): Response | undefined {
  if (limiter.isUnlimited || isPreflight(request)) return undefined;
  const { method, url } = request;
  const isFrontend = isFrontendRequest(request);
  const retryAfter = limiter.count({ method, path: new URL(url).pathname, isFrontend });
  if (retryAfter === undefined) return undefined;
  const message = `Too many requests. Try again in ${retryAfter} seconds.`;
  return errorResponse({ status: 429, code: 'too_many_requests', message, retryAfter });
}
