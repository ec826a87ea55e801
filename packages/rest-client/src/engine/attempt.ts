import type { ClerkAPIError } from '@x/errors';
import { apiError } from './api-error.ts';
import { readText } from './read-text.ts';
import { within } from './within.ts';

/** What came of one request: a response or an error. */
export interface Attempt {
  readonly response?: Response;
  /** Undefined when it is too large. */
  readonly text?: string | undefined;
  readonly error?: ClerkAPIError;
}

/** Sends one request and reads its response, within the time limit. Never rejects. */
export async function attempt(
  operation: string,
  send: (signal: AbortSignal) => Promise<Response>,
  timeoutInMs: number,
  callSignal: AbortSignal | undefined,
): Promise<Attempt> {
  const controller = new AbortController();
  try {
    return await within(timeoutInMs, callSignal, async () => {
      callSignal?.throwIfAborted();
      const response = await send(controller.signal);
      return { response, text: await readText(response.body, controller.signal) };
    });
  } catch (thrown) {
    // A `fetch` that was handed in may not heed this; the wait has ended all the same.
    controller.abort();
    const isAborted = callSignal?.aborted;
    const cause: unknown = isAborted ? callSignal?.reason : thrown;
    // Node hides the reason of a failed fetch in the cause of its TypeError.
    const { code, message, cause: inner } = Object(cause);
    const texts = [inner?.code, code, message, `${timeoutInMs} ms`];
    return {
      error: apiError(
        operation,
        isAborted ? 'request-aborted' : cause ? 'network-error' : 'request-timeout',
        // The last one is.
        texts.find((text) => typeof text === 'string') as string,
        cause,
      ),
    };
  }
}
