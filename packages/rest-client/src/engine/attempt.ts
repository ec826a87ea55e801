import type { ResponseMeta } from '@x/errors';
import { parseRetryAfter, quote, redact, withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { blockedPortOf } from './blocked-ports.ts';
import { isOk } from './is-ok.ts';
import { expectShape, propertyOf } from './key-case.ts';
import type { Outcome } from './outcome.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { readText } from './read-text.ts';
import { type ResponseHead, readHead } from './response-head.ts';

/** The outcome of one request. It has a response and an error if the body of the response was not complete. */
export interface Attempt extends Outcome {
  /** False if `fetch` was not called. */
  readonly isStarted: boolean;
  /** True if the connection was never opened, so that the server has seen nothing. */
  readonly isUnsent: boolean;
  /** True if the same request would fail in the same way again. */
  readonly isFinal: boolean;
}

interface Failure {
  /** Of the platform. */
  readonly failureCode?: string | undefined;
  readonly isFinal?: boolean;
}

/** Codes of Node, undici and Bun for a connection that was never opened. */
const UNSENT_CODES: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/**
 * Sends a request once and reads its response within the time limit. Rejects only if the clock of the transport throws.
 */
export function attempt(
  { transport, endpoint, url, headers, body, callSignal, waitUntil }: PreparedRequest,
  { attempts, timeoutInMs }: { readonly attempts: number; readonly timeoutInMs: number },
): Promise<Attempt> {
  // Called without `transport` as its `this`, which the global `fetch` of some platforms rejects.
  const { fetch, nowInMs, baseUrl } = transport;
  const { name, method } = endpoint;
  let isStarted = false;
  let head: ResponseHead | undefined;
  const work = async (signal: AbortSignal): Promise<Attempt> => {
    isStarted = true;
    // Following a redirect could repeat a write, turn it into a read, or take the secret key to another host.
    const init = { method, headers, redirect: 'manual', body, signal } as const;
    const sending = { operation: name, attempt: attempts, waitUntil };
    const response: unknown = await fetch(url, init, sending);
    let stream: Response['body'];
    try {
      expectShape(isResponse(response));
      head = readHead(response);
      ({ body: stream } = response);
    } catch (cause) {
      const problem = problemOfResponse(response);
      return failed(apiError(name, 'response-invalid', problem, { cause }), { isFinal: true });
    }
    const meta = metaOf(head, attempts, nowInMs());
    if (isUsed(response)) {
      // The status of a failure says more: a `fetch` that logs the bodies of errors is still retried.
      return isOk(meta)
        ? failed(apiError(name, 'response-invalid', USED_RESPONSE), { isFinal: true })
        : { isStarted, isUnsent: false, isFinal: false, meta, text: '' };
    }
    const text = await readText(stream, signal);
    return { isStarted, isUnsent: false, isFinal: false, meta, text };
  };
  const failed = (error: Outcome['error'], { failureCode, isFinal = false }: Failure = {}): Attempt => ({
    isStarted,
    isUnsent: head === undefined && UNSENT_CODES.has(failureCode),
    isFinal,
    meta: metaOf(head, isStarted ? attempts : attempts - 1, nowInMs()),
    error,
  });
  const onTimeLimit = () =>
    failed(apiError(name, 'request-timeout', `${timeoutInMs} ms, ${hostOf(baseUrl)}`));
  const onFailure = (thrown: unknown) => {
    if (callSignal?.aborted) {
      const { reason: cause } = callSignal;
      return failed(apiError(name, 'request-aborted', detailOf(cause), { cause }));
    }
    const failureCode = codeOf(thrown);
    const blockedPort = failureCode === undefined ? blockedPortOf(baseUrl) : undefined;
    const problem = blockedPort === undefined ? detailOf(thrown) : `fetch blocks the port ${blockedPort}`;
    const detail = `${problem}, ${hostOf(baseUrl)}`;
    const isFinal = blockedPort !== undefined;
    return failed(apiError(name, 'network-error', detail, { cause: thrown }), { failureCode, isFinal });
  };
  return withTimeLimit(work, { limitInMs: timeoutInMs, signal: callSignal, onTimeLimit, onFailure });
}

/** Describes a response. Its properties are `null` without a response. */
export function metaOf(head: ResponseHead | undefined, attempts: number, nowInMs: number): ResponseMeta {
  const { status = null, statusText = '', headers = null, traceId, retryAfter } = head ?? {};
  return {
    status,
    statusText: redact(statusText),
    clerkTraceId: traceId ? redact(traceId) : null,
    retryAfter: parseRetryAfter(retryAfter, nowInMs),
    attempts,
    headers,
  };
}

/** A `fetch` of the application can resolve to anything. */
function isResponse(response: unknown): response is Response {
  return propertyOf(response, 'status') !== undefined;
}

function problemOfResponse(response: unknown): string {
  try {
    if (isResponse(response)) {
      return 'the response of fetch is not readable';
    }
  } catch {
    return 'the response of fetch is not readable';
  }
  // The content of a string is data of the API.
  const found = typeof response === 'string' ? 'a string' : quote(response);
  return `fetch must resolve to a Response, not ${found}`;
}

const USED_RESPONSE =
  'the body of the response was read before. fetch must resolve to a new Response each time';

/** The body of a response can be read once. */
function isUsed(response: Response): boolean {
  return [readProperty(response, 'bodyUsed'), readProperty(response.body, 'locked')].includes(true);
}

const hostOf = (url: string): string => new URL(url).host;

function detailOf(cause: unknown): string {
  const message = readProperty(cause, 'message');
  return codeOf(cause) ?? (typeof message === 'string' ? message : 'no details');
}

/** A `fetch` of the application can reject with anything, also with an object that throws. */
function readProperty(value: unknown, name: string): unknown {
  try {
    return propertyOf(value, name);
  } catch {
    return undefined;
  }
}

/** Node has the code of a failed fetch in the cause of its TypeError. Other runtimes have it in the error itself. */
function codeOf(cause: unknown): string | undefined {
  const codes = [readProperty(readProperty(cause, 'cause'), 'code'), readProperty(cause, 'code')];
  return codes.find((code) => typeof code === 'string');
}
