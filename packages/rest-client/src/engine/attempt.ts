import type { ClerkAPIError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { propertyOf } from './key-case.ts';
import { readText } from './read-text.ts';

/** The outcome of one request: a response, an error, or both if the body of a response was not complete. */
export interface Attempt {
  /** False if `send` was not called. */
  readonly isSent: boolean;
  readonly response?: Response | undefined;
  /** The response body. Undefined if it is too large. */
  readonly text?: string | undefined;
  readonly error?: ClerkAPIError;
  /** The platform's code for a network failure, such as `ECONNREFUSED`. */
  readonly failureCode?: string | undefined;
}

interface AttemptOptions {
  /** The name of the operation, for error messages. */
  readonly operation: string;
  /** Its host is part of the error messages. */
  readonly baseUrl: string;
  readonly send: (signal: AbortSignal) => Promise<Response>;
  readonly timeoutInMs: number;
  readonly callSignal: AbortSignal | undefined;
}

/** Sends one request and reads its response within the time limit. Never rejects. */
export function attempt({
  operation,
  baseUrl,
  send,
  timeoutInMs,
  callSignal,
}: AttemptOptions): Promise<Attempt> {
  let isSent = false;
  let response: Response | undefined;
  const work = async (signal: AbortSignal): Promise<Attempt> => {
    isSent = true;
    response = await send(signal);
    return { isSent, response, text: await readText(response.body, signal) };
  };
  const onTimeLimit = (): Attempt => ({
    isSent,
    response,
    error: apiError(operation, 'request-timeout', `${timeoutInMs} ms, ${hostOf(baseUrl)}`),
  });
  const onFailure = (thrown: unknown): Attempt => {
    if (callSignal?.aborted) {
      const { reason: cause } = callSignal;
      const error = apiError(operation, 'request-aborted', detailOf(cause), { cause });
      return { isSent, response, error };
    }
    const detail = `${detailOf(thrown)}, ${hostOf(baseUrl)}`;
    const error = apiError(operation, 'network-error', detail, { cause: thrown });
    return { isSent, response, error, failureCode: codeOf(thrown) };
  };
  return withTimeLimit(work, { limitInMs: timeoutInMs, signal: callSignal, onTimeLimit, onFailure });
}

const hostOf = (url: string): string => new URL(url).host;

function detailOf(cause: unknown): string {
  const message = propertyOf(cause, 'message');
  return codeOf(cause) ?? (typeof message === 'string' ? message : 'no details');
}

/** Node has the code of a failed fetch in the cause of its TypeError. Other runtimes have it in the error itself. */
function codeOf(cause: unknown): string | undefined {
  const codes = [propertyOf(propertyOf(cause, 'cause'), 'code'), propertyOf(cause, 'code')];
  return codes.find((code) => typeof code === 'string');
}
