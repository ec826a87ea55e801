import { type ApiListResult, type ApiResult, ConfigError } from '@x/errors';
import type { CallOptions } from '../call-options.ts';
import type { AnyOperation } from '../operation.ts';
import { checkSecretKey, checkTimeout, retryPolicy, type Transport } from '../transport.ts';
import { buildRequest } from './build-request.ts';
import { readResult } from './read-response.ts';
import { isRetryable, retryDelayInMs } from './retry.ts';
import { type Attempt, aborted, sendOnce, type WireRequest } from './send-once.ts';

/** Sends the request of an operation, again where that is safe, and reads the result. */
export async function send(
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options: CallOptions = {},
): Promise<ApiResult<unknown> | ApiListResult<unknown>> {
  const request = wireRequest(transport, operation, args, options);
  const policy = retryPolicy(options.retry, transport.retry);
  const startedAtInMs = transport.nowInMs();
  for (let attempts = 1; ; attempts++) {
    if (options.signal?.aborted) {
      return readResult(operation, aborted(operation.name, attempts - 1));
    }
    const attempt = await observe(transport, operation, request, attempts);
    const { failure } = attempt;
    const elapsedInMs = transport.nowInMs() - startedAtInMs;
    const delayInMs =
      failure !== undefined && isRetryable(operation.method, failure)
        ? retryDelayInMs(policy, failure, attempts, elapsedInMs, transport.random())
        : undefined;
    if (delayInMs === undefined) {
      return readResult(operation, attempt);
    }
    await sleep(delayInMs, options.signal);
  }
}

function wireRequest(
  transport: Transport,
  operation: AnyOperation,
  args: readonly unknown[],
  options: CallOptions,
): WireRequest {
  const secretKey = options.secretKey ?? transport.secretKey();
  if (secretKey === undefined) {
    throw new ConfigError(`${operation.name} needs a secretKey: pass it to the client or to the call.`);
  }
  const { path, query, body } = buildRequest(operation, args);
  const headers = new Headers(transport.headers);
  headers.set('authorization', `Bearer ${checkSecretKey(secretKey)}`);
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.set(name, value);
  }
  return {
    operation: operation.name,
    url: `${transport.baseUrl}${path}${query}`,
    // A redirect could repeat a write, or turn it into a read: it is told as the failure that it is.
    init: { method: operation.method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) },
    timeoutInMs: checkTimeout(options.timeoutInMs ?? transport.timeoutInMs),
    signal: options.signal,
  };
}

/** One request, told to the hooks. */
async function observe(
  transport: Transport,
  { name, method }: AnyOperation,
  request: WireRequest,
  attempts: number,
): Promise<Attempt> {
  const event = { operation: name, method, url: request.url.replace(/\?.*$/s, ''), attempt: attempts };
  tell(transport.onRequest, event);
  const startedAtInMs = transport.nowInMs();
  const attempt = await sendOnce(transport.fetch, request, attempts, transport.nowInMs);
  const durationInMs = transport.nowInMs() - startedAtInMs;
  tell(transport.onResponse, { ...event, status: attempt.meta.status, durationInMs });
  return attempt;
}

/** A hook that fails must not fail a call, which may have done its work already. */
function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    Promise.resolve(hook?.(event)).catch(() => undefined);
  } catch {}
}

/** Ends early, without an error, when the signal is aborted. */
function sleep(delayInMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, delayInMs);
    signal?.addEventListener('abort', wake);
    if (signal?.aborted) {
      wake();
    }
  });
}
