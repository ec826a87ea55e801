import type { ClerkAPIError } from '@x/errors';
import { withTimeLimit } from '@x/errors/internal';
import { apiError } from './api-error.ts';
import { readText } from './read-text.ts';

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
  const timeIsUp = () => ({ error: apiError(operation, 'request-timeout', `${timeoutInMs} ms`, undefined) });
  try {
    return await withTimeLimit<Attempt>(
      async (signal) => {
        const response = await send(signal);
        return { response, text: await readText(response.body, signal) };
      },
      { limitInMs: timeoutInMs, signal: callSignal, onTimeLimit: timeIsUp },
    );
  } catch (thrown) {
    const isAborted = callSignal?.aborted;
    const cause: unknown = isAborted ? callSignal?.reason : thrown;
    // Node hides the reason of a failed fetch in the cause of its TypeError.
    const { code, message, cause: inner } = Object(cause);
    const texts = [inner?.code, code, message, `${timeoutInMs} ms`];
    return {
      error: apiError(
        operation,
        isAborted ? 'request-aborted' : 'network-error',
        // The last one is.
        texts.find((text) => typeof text === 'string') as string,
        cause,
      ),
    };
  }
}
