import type { CallOptions } from '../call-options.ts';
import type { Transport } from '../transport.ts';
import { apiError } from './api-error.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { RequestParts } from './build-request.ts';
import { checkSecretKey } from './check.ts';
import { readLimits } from './limits.ts';
import { parseRetryAfter, retryDelayInMs } from './retry.ts';
import { within } from './within.ts';

/** What an exchange has to know of an operation. */
export interface Endpoint {
  readonly name: string;
  readonly method: string;
  /** Works without a secret key. */
  readonly isPublic?: boolean;
  readonly isSafe?: boolean;
}

/** What came of all requests of a call. */
export interface Outcome extends Attempt {
  readonly attempts: number;
  readonly retryAfter: number | null;
}

/** Sends a request, again where that is safe. Rejects for options that make no sense, and for nothing else. */
export async function exchange(
  transport: Transport,
  endpoint: Endpoint,
  { path, body }: RequestParts,
  options: CallOptions = {},
): Promise<Outcome> {
  const { nowInMs } = transport;
  const { name: operation, method, isSafe } = endpoint;
  const { signal } = options;
  const limits = readLimits(options, transport.limits);
  const url = transport.baseUrl + path;
  const init = requestInit(transport, endpoint, body, options);
  const startedAtInMs = nowInMs();
  let { timeoutInMs } = limits;
  let attempts = 0;
  while (!signal?.aborted) {
    const event = { operation, method, url: url.replace(/\?.*/s, ''), attempt: ++attempts };
    const sentAtInMs = nowInMs();
    tell(transport.onRequest, event);
    const outcome = await attempt(transport, operation, url, init, timeoutInMs, signal);
    const { status = null, headers } = outcome.response ?? {};
    const now = nowInMs();
    tell(transport.onResponse, { ...event, status, durationInMs: now - sentAtInMs });
    const retryAfter = parseRetryAfter(headers?.get('retry-after') ?? '', now);
    const elapsedInMs = now - startedAtInMs;
    const delayInMs = retryDelayInMs(
      limits,
      isSafe ? 'GET' : method,
      outcome,
      retryAfter,
      attempts,
      elapsedInMs,
      transport.random(),
    );
    if (delayInMs === undefined) {
      return { ...outcome, attempts, retryAfter };
    }
    await within(delayInMs, signal, new Promise(() => {})).catch(() => {});
    timeoutInMs = Math.min(timeoutInMs, limits.maxTotalInMs - elapsedInMs - delayInMs);
  }
  return {
    attempts,
    retryAfter: null,
    error: apiError(operation, 'request-aborted', 'by its signal', signal.reason),
  };
}

function requestInit(
  transport: Transport,
  { method, isPublic }: Endpoint,
  body: RequestParts['body'],
  { headers: given, secretKey = transport.secretKey() }: CallOptions,
): RequestInit {
  const headers = new Headers(transport.headers);
  if (secretKey !== undefined || !isPublic) {
    checkSecretKey(secretKey);
    headers.set('authorization', `Bearer ${secretKey}`);
  }
  if (typeof body === 'string') {
    headers.set('content-type', 'application/json');
  }
  for (const [field, value] of Object.entries(given ?? {})) {
    headers.set(field, value);
  }
  // A redirect could repeat a write, turn it into a read, or take the secret key elsewhere: it is an error.
  return { method, headers, redirect: 'manual', body: body ?? null };
}

/** A hook that fails must not fail a call, which may have done its work already. */
function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  (async () => hook?.(event))().catch(() => {});
}
