import type { ClerkAPIError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { propertyOf } from './key-case.ts';
import { readText } from './read-text.ts';

/** The outcome of one request: a response or an error. */
export interface Attempt {
  readonly response?: Response;
  /** The response body. Undefined if it is too large. */
  readonly text?: string | undefined;
  readonly error?: ClerkAPIError;
  /** The platform's code for a network failure, such as `ECONNREFUSED`. */
  readonly failureCode?: string | undefined;
}

interface AttemptOptions {
  /** The name of the operation, for error messages. */
  readonly operation: string;
  readonly send: (signal: AbortSignal) => Promise<Response>;
  readonly timeoutInMs: number;
  readonly callSignal: AbortSignal | undefined;
}

/** Sends one request and reads its response within the time limit. Never rejects. */
export async function attempt({
  operation,
  send,
  timeoutInMs,
  callSignal,
}: AttemptOptions): Promise<Attempt> {
  const work = async (signal: AbortSignal): Promise<Attempt> => {
    const response = await send(signal);
    return { response, text: await readText(response.body, signal) };
  };
  const onTimeLimit = (): Attempt => ({
    error: apiError(operation, 'request-timeout', `${timeoutInMs} ms`, undefined),
  });
  try {
    return await withTimeLimit(work, { limitInMs: timeoutInMs, signal: callSignal, onTimeLimit });
  } catch (thrown) {
    if (callSignal?.aborted) {
      const { reason } = callSignal;
      return { error: apiError(operation, 'request-aborted', detailOf(reason), reason) };
    }
    return {
      error: apiError(operation, 'network-error', detailOf(thrown), thrown),
      failureCode: codeOf(thrown),
    };
  }
}

function detailOf(cause: unknown): string {
  const message = propertyOf(cause, 'message');
  return codeOf(cause) ?? (typeof message === 'string' ? message : 'no details');
}

/** Node has the code of a failed fetch in the cause of its TypeError. Other runtimes have it in the error itself. */
function codeOf(cause: unknown): string | undefined {
  const codes = [propertyOf(propertyOf(cause, 'cause'), 'code'), propertyOf(cause, 'code')];
  return codes.find((code) => typeof code === 'string');
}
