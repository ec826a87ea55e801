import { ClerkAPIError, type ClerkAPIErrorCode, type ResponseMeta } from '@x/errors';
import { type Body, readBody } from './read-body.ts';
import type { Outcome } from './read-response.ts';
import { type Failure, parseRetryAfter } from './retry.ts';

export interface WireRequest {
  readonly operation: string;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutInMs: number;
  readonly signal: AbortSignal | undefined;
}

/** What came of one request, and how it failed as far as sending it again is concerned. */
export interface Attempt extends Outcome {
  readonly failure: Failure | undefined;
}

/** Codes of Node, by which it is certain that a connection was never made. */
const NOT_SENT_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sends one request and reads its response, within the time limit. Never rejects. */
export async function sendOnce(
  fetch: typeof globalThis.fetch,
  request: WireRequest,
  attempts: number,
  nowInMs: () => number,
): Promise<Attempt> {
  const { operation, signal, timeoutInMs } = request;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutInMs);
  signal?.addEventListener('abort', abort);
  try {
    const exchange = async () => {
      const response = await fetch(request.url, { ...request.init, signal: controller.signal });
      return readAttempt(operation, response, await readBody(response), attempts, nowInMs());
    };
    return await Promise.race([exchange(), rejectionOn(controller.signal)]);
  } catch (cause) {
    if (signal?.aborted) {
      return aborted(operation, attempts, cause);
    }
    return controller.signal.aborted
      ? noResponse(attempts, 'request-timeout', `${operation} got no answer within ${timeoutInMs} ms.`, cause)
      : noResponse(
          attempts,
          'network-error',
          `${operation} could not reach the API${inBrackets(cause)}.`,
          cause,
        );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** A `fetch` that was handed in may not heed its signal; the time limit holds all the same. */
function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

/** What comes of a call that its signal ended. `attempts` counts the requests that were sent. */
export function aborted(operation: string, attempts: number, cause?: unknown): Attempt {
  const error = new ClerkAPIError({ code: 'request-aborted', message: `${operation} was aborted.`, cause });
  return { meta: noMeta(attempts), json: undefined, isOk: false, error, failure: { kind: 'final' } };
}

function noResponse(attempts: number, code: ClerkAPIErrorCode, message: string, cause: unknown): Attempt {
  const error = new ClerkAPIError({ code, message, cause });
  const wasSent = !NOT_SENT_CODES.has(codeOf(cause));
  return {
    meta: noMeta(attempts),
    json: undefined,
    isOk: false,
    error,
    failure: { kind: 'network', wasSent },
  };
}

function noMeta(attempts: number): ResponseMeta {
  return { status: null, statusText: '', clerkTraceId: null, retryAfter: null, attempts, headers: null };
}

function readAttempt(
  operation: string,
  { ok, status, statusText, headers }: Response,
  body: Body,
  attempts: number,
  nowInMs: number,
): Attempt {
  const json = body.kind === 'json' ? body.json : undefined;
  const retryAfter = parseRetryAfter(headers.get('retry-after'), nowInMs);
  return {
    meta: { status, statusText, clerkTraceId: traceId(json, headers), retryAfter, attempts, headers },
    json,
    isOk: ok,
    // The status of a failed response says more than its body that can't be read.
    error: ok ? unreadable(operation, body) : null,
    failure: ok ? undefined : { kind: 'status', status, retryAfterInSeconds: retryAfter },
  };
}

function unreadable(operation: string, body: Body): ClerkAPIError | null {
  switch (body.kind) {
    case 'too-large':
      return new ClerkAPIError({
        code: 'response-too-large',
        message: `${operation}: the answer of the API is larger than 32 MiB.`,
      });
    case 'malformed':
      return new ClerkAPIError({
        code: 'response-invalid',
        message: `${operation}: the answer of the API is not JSON, though it says so.`,
        cause: body.cause,
      });
    default:
      return null;
  }
}

function traceId(json: unknown, headers: Headers): string | null {
  const inBody: unknown =
    typeof json === 'object' && json !== null ? Reflect.get(json, 'clerk_trace_id') : undefined;
  return typeof inBody === 'string' ? inBody : headers.get('cf-ray');
}

/** Node hides the reason of a failed fetch in the cause of its TypeError. */
function codeOf(error: unknown): unknown {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
}

function inBrackets(error: unknown): string {
  const code = codeOf(error);
  return typeof code === 'string' ? ` (${code})` : '';
}
