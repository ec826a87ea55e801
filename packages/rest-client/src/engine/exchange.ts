import type { ClerkAPIError, ResponseMeta } from '@x/errors';
import { parseRetryAfter, withTimeLimit } from '@x/errors/internal';
import { type Attempt, attempt } from './attempt.ts';
import { checkSecretKey } from './check.ts';
import { readLimits } from './limits.ts';
import type { SendOptions } from './operation.ts';
import type { RequestParts } from './request-parts.ts';
import { retryDelayInMs } from './retry.ts';
import type { Transport } from './transport.ts';

/** The properties of an operation that an exchange needs. */
export interface Endpoint {
  readonly name: string;
  readonly method: string;
  /** True for a POST that changes nothing. */
  readonly isRetryable?: boolean;
}

/** The outcome of a call with all its retries. */
export interface Outcome {
  readonly meta: ResponseMeta;
  /** The response body. Undefined if it is too large. */
  readonly text: string | undefined;
  readonly error: ClerkAPIError | undefined;
}

/** Methods that can take effect twice when they are repeated (RFC 9110, section 9.2.2). */
const WRITE_METHODS: ReadonlySet<string> = new Set(['POST', 'PATCH']);

/** Codes of Node, undici and Bun for a connection that was never opened, so that the server has seen nothing. */
const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/**
 * Sends a request, and repeats it after a failure where that is safe. Rejects with a `ConfigError` for wrong options,
 * and for nothing else.
 */
export async function exchange(
  transport: Transport,
  { name: operation, method, isRetryable: isRead = false }: Endpoint,
  parts: RequestParts,
  options: SendOptions = {},
): Promise<Outcome> {
  // Called without `transport` as its `this`, which the global `fetch` of some platforms rejects.
  const { fetch, nowInMs, random } = transport;
  const { signal: callSignal } = options;
  const limits = readLimits(options, transport.limits);
  const headers = requestHeaders(transport, parts.body, options);
  const url = transport.baseUrl + parts.path;
  const endsAtInMs = nowInMs() + limits.maxTotalInMs;
  let { timeoutInMs } = limits;
  let attempts = 0;
  for (;;) {
    const send = (signal: AbortSignal) => {
      attempts++;
      // Following a redirect could repeat a write, turn it into a read, or take the secret key to another host.
      const init = { method, headers, redirect: 'manual', body: parts.body, signal } as const;
      return fetch(url, init, operation, attempts);
    };
    const outcome = await attempt({ operation, send, timeoutInMs, callSignal });
    const meta = metaOf(outcome, attempts, nowInMs());
    const leftInMs = endsAtInMs - nowInMs();
    const isUnsent = UNSENT_CODES.has(outcome.failureCode ?? '');
    const isRetryable = isRead || isUnsent || !WRITE_METHODS.has(method);
    const delayInMs = retryDelayInMs({ limits, meta, isRetryable, leftInMs, random: random() });
    if (delayInMs === undefined || callSignal?.aborted) {
      return { meta, text: outcome.text, error: outcome.error };
    }
    await wait(delayInMs, callSignal);
    timeoutInMs = Math.min(timeoutInMs, leftInMs - delayInMs);
  }
}

function metaOf({ response }: Attempt, attempts: number, nowInMs: number): ResponseMeta {
  // A custom `fetch` can resolve to an object without these properties.
  const { status = null, statusText = '', headers = null } = response ?? {};
  return {
    status,
    statusText,
    clerkTraceId: headers?.get('cf-ray') ?? null,
    retryAfter: parseRetryAfter(headers?.get('retry-after'), nowInMs),
    attempts,
    headers,
  };
}

/** Resolves after the delay, or as soon as the signal aborts. */
async function wait(delayInMs: number, signal: AbortSignal | undefined): Promise<void> {
  const never = () => new Promise<void>(() => {});
  await withTimeLimit(never, { limitInMs: delayInMs, signal, onTimeLimit: () => {} }).catch(() => {});
}

/** The headers of the call override all others, whatever their case. */
function requestHeaders(
  transport: Transport,
  body: RequestParts['body'],
  { secretKey = transport.secretKey(), headers }: SendOptions,
): Headers {
  if (secretKey !== null) {
    checkSecretKey(secretKey);
  }
  const all = new Headers(transport.headers);
  const own = {
    ...(secretKey && { authorization: `Bearer ${secretKey}` }),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    ...headers,
  };
  for (const [field, value] of Object.entries(own)) {
    all.set(field, value);
  }
  return all;
}
