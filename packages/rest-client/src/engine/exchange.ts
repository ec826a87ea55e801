import type { ResponseMeta } from '@x/errors';
import { parseRetryAfter, redact, withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { RetryAttempt } from './call-options.ts';
import { checkSecretKey } from './check.ts';
import { type RequestHeaders, toRequestHeaders } from './headers.ts';
import { isOk } from './is-ok.ts';
import { type Limits, readLimits } from './limits.ts';
import type { SendOptions } from './operation.ts';
import type { Outcome } from './outcome.ts';
import { readErrors } from './read-errors.ts';
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

/** Methods that have the same effect when they are repeated (RFC 9110, section 9.2.2). */
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);

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
  endpoint: Endpoint,
  parts: RequestParts,
  options: SendOptions = {},
): Promise<Outcome> {
  // Called without `transport` as its `this`, which the global `fetch` of some platforms rejects.
  const { fetch, nowInMs, random } = transport;
  const { name: operation, method } = endpoint;
  const { signal: callSignal } = options;
  const limits = readLimits(options, transport.limits);
  const missing = transport.findMissingGlobal();
  if (missing !== undefined) {
    const error = apiError(operation, 'network-error', missing);
    return { meta: metaOf({ isSent: false }, 0, nowInMs()), text: undefined, error };
  }
  const headers = requestHeaders(transport, parts.body, options);
  const url = transport.baseUrl + parts.path;
  const endsAtInMs = nowInMs() + limits.maxTotalInMs;
  let { timeoutInMs } = limits;
  for (let attempts = 1; ; attempts++) {
    const send = (signal: AbortSignal) => {
      // Following a redirect could repeat a write, turn it into a read, or take the secret key to another host.
      const init = { method, headers, redirect: 'manual', body: parts.body, signal } as const;
      return fetch(url, init, operation, attempts);
    };
    const own = await attempt({ operation, baseUrl: transport.baseUrl, send, timeoutInMs, callSignal });
    const meta = metaOf(own, own.isSent ? attempts : attempts - 1, nowInMs());
    const outcome: Outcome = { meta, text: own.text, error: own.error };
    const isFailed = own.error !== undefined || !isOk(meta);
    // What fails before it is sent fails in the same way again.
    const canRepeat = isFailed && own.isSent && !callSignal?.aborted;
    const leftInMs = endsAtInMs - nowInMs();
    const delayInMs = canRepeat
      ? repeatDelayInMs(own, { endpoint, limits, outcome, leftInMs, random: random() })
      : undefined;
    if (delayInMs === undefined) {
      return outcome;
    }
    await wait(delayInMs, callSignal);
    timeoutInMs = Math.min(timeoutInMs, leftInMs - delayInMs);
  }
}

interface FailedRequest {
  readonly endpoint: Endpoint;
  readonly limits: Limits;
  readonly outcome: Outcome;
  /** Time left for the whole call. */
  readonly leftInMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** Returns the time to wait before a request is repeated that was sent and failed. Undefined if it is not repeated. */
function repeatDelayInMs(
  { response, error, failureCode = '' }: Attempt,
  { endpoint, limits, outcome, leftInMs, random }: FailedRequest,
): number | undefined {
  const { name: operation, method, isRetryable: isRead = false } = endpoint;
  const isUnsent = response === undefined && UNSENT_CODES.has(failureCode);
  return retryDelayInMs({
    limits,
    meta: outcome.meta,
    isRetryable: isRead || isUnsent || IDEMPOTENT_METHODS.has(method),
    isBroken: error !== undefined,
    leftInMs,
    random,
    decide: decisionOf(limits, outcome, { operation, method, isUnsent }),
  });
}

/** Returns the decision of `retry.when`. Undefined if the client decides. */
function decisionOf(
  { when }: Limits,
  outcome: Outcome,
  request: Pick<RetryAttempt, 'operation' | 'method' | 'isUnsent'>,
): ((isRetryable: boolean) => boolean) | undefined {
  const { attempts, status, retryAfter } = outcome.meta;
  return (
    when &&
    ((isRetryable) => {
      const [{ code }] = readErrors(request.operation, outcome);
      try {
        return when({ ...request, attempts, status, code, retryAfter, isRetryable }) === true;
      } catch {
        // Its failure must not hide the failure of the call.
        return false;
      }
    })
  );
}

function metaOf({ response }: Attempt, attempts: number, nowInMs: number): ResponseMeta {
  // A custom `fetch` can resolve to an object without these properties.
  const { status = null, statusText = '', headers = null } = response ?? {};
  const traceId = headers?.get('cf-ray') ?? null;
  return {
    status,
    statusText: redact(statusText),
    clerkTraceId: traceId && redact(traceId),
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

/**
 * The headers of the call override all others. They are a plain object, which `fetch` reads as fast as `Headers`, and
 * which takes less time to create.
 */
function requestHeaders(
  transport: Transport,
  body: RequestParts['body'],
  { secretKey = transport.secretKey(), headers }: SendOptions,
): RequestHeaders {
  if (secretKey !== null) {
    checkSecretKey(secretKey);
  }
  return {
    ...transport.headers,
    ...(secretKey && { authorization: `Bearer ${secretKey}` }),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    ...(headers && toRequestHeaders(headers)),
  };
}
