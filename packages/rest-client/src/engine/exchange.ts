import type { ClerkAPIError, ResponseMeta } from '@x/errors';
import { parseRetryAfter, withTimeLimit } from '@x/errors/internal';
import type { SendOptions } from '../operation.ts';
import type { Transport } from '../transport.ts';
import { attempt } from './attempt.ts';
import { checkSecretKey } from './check.ts';
import { readLimits } from './limits.ts';
import type { RequestParts } from './request-parts.ts';
import { retryDelayInMs } from './retry.ts';

/** What an exchange has to know of an operation. */
export interface Endpoint {
  readonly name: string;
  readonly method: string;
  /** Only reads, whatever its method. */
  readonly isSafe?: boolean;
}

/** What came of all requests of a call: the text of a response, or an error. */
export interface Outcome {
  readonly meta: { -readonly [Field in keyof ResponseMeta]: ResponseMeta[Field] };
  /** Undefined when it is too large. */
  readonly text: string | undefined;
  readonly error: ClerkAPIError | undefined;
}

/** Sends a request, again where that is safe. Rejects for options that make no sense, and for nothing else. */
export async function exchange(
  transport: Transport,
  { name: operation, method, isSafe }: Endpoint,
  parts: RequestParts,
  options: SendOptions = {},
): Promise<Outcome> {
  // Out of its object: a platform's `fetch` wants no other `this`.
  const { fetch, nowInMs } = transport;
  const { signal } = options;
  const limits = readLimits(options, transport.limits);
  const headers = requestHeaders(transport, parts.body, options);
  const endsAtInMs = nowInMs() + limits.maxTotalInMs;
  let { timeoutInMs } = limits;
  let attempts = 0;
  for (;;) {
    const send = (attemptSignal: AbortSignal) => {
      attempts++;
      // A redirect could repeat a write, turn it into a read, or take the secret key elsewhere: it is an error.
      return fetch(
        transport.baseUrl + parts.path,
        { method, headers, redirect: 'manual', body: parts.body, signal: attemptSignal },
        operation,
        attempts,
      );
    };
    const { response, text, error } = await attempt(operation, send, timeoutInMs, signal);
    const { status = null, statusText = '', headers: answered = null } = response ?? {};
    const retryAfter = parseRetryAfter(answered?.get('retry-after'), nowInMs());
    const clerkTraceId = answered?.get('cf-ray') ?? null;
    const meta = { status, statusText, clerkTraceId, retryAfter, attempts, headers: answered };
    const leftInMs = endsAtInMs - nowInMs();
    // By these codes of Node and Bun it is certain that the server saw nothing.
    const isUnsent = /\((ECONNREF|ENOTF|EAI_A|UND_ERR_CONN|ConnectionR|FailedToO)/.test(`${error?.message}`);
    // POST and PATCH may do something again (RFC 9110, section 9.2.2).
    const isWrite = !isSafe && !isUnsent && /^P[OA]/.test(method);
    const delayInMs = retryDelayInMs(limits, meta, isWrite, leftInMs, transport.random());
    if (delayInMs === undefined || signal?.aborted) {
      return { meta, text, error };
    }
    await pause(delayInMs, signal);
    timeoutInMs = Math.min(timeoutInMs, leftInMs - delayInMs);
  }
}

/** Resolves after the delay, or as soon as the signal aborts. */
async function pause(inMs: number, signal: AbortSignal | undefined): Promise<void> {
  const never = () => new Promise<never>(() => {});
  try {
    await withTimeLimit<void>(never, { limitInMs: inMs, signal, onTimeLimit: () => undefined });
  } catch {
    // The next attempt reports that the call was aborted.
  }
}

/** Those of the call win, whatever their case. */
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
