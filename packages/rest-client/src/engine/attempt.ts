import type { ClerkAPIError } from '@x/errors';
import type { Transport } from '../transport.ts';
import { apiError } from './api-error.ts';
import { readText } from './read-text.ts';
import { within } from './within.ts';

/** What came of one request. */
export interface Attempt {
  readonly response?: Response;
  /** Undefined when it is too large. */
  readonly text?: string | undefined;
  /** Why there is no response. */
  readonly error?: ClerkAPIError;
  /** It is certain that the server saw nothing. */
  readonly isUnsent?: boolean;
}

/** By these codes of Node and Bun it is certain that the server saw nothing. */
const UNSENT = /refused|notfound|eai_again|connect_timeout|opensocket/i;

/** Sends one request and reads its response, within the time limit. Never rejects. */
export async function attempt(
  { fetch }: Transport,
  operation: string,
  url: string,
  init: RequestInit,
  timeoutInMs: number,
  callSignal: AbortSignal | undefined,
): Promise<Attempt> {
  const controller = new AbortController();
  const { signal } = controller;
  const exchange = async () => {
    const response = await fetch(url, { ...init, signal });
    return { response, text: await readText(response.body, signal) };
  };
  try {
    return await within(timeoutInMs, callSignal, exchange());
  } catch (error) {
    controller.abort();
    const isAborted = callSignal?.aborted;
    const cause: unknown = isAborted ? callSignal?.reason : error;
    // Node hides the reason of a failed fetch in the cause of its TypeError. The time rejects with nothing.
    const { code, name, cause: inner } = Object(cause);
    const texts = [inner?.code, code, name].filter((text) => typeof text === 'string');
    const [detail = `${timeoutInMs} ms`] = texts;
    const errorCode = isAborted ? 'request-aborted' : cause ? 'network-error' : 'request-timeout';
    return { error: apiError(operation, errorCode, detail, cause), isUnsent: UNSENT.test(detail) };
  }
}
