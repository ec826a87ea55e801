/** Any function with the first two parameters of `fetch`. */
type FetchLike<Init, Rest extends unknown[]> = (url: string, init: Init, ...rest: Rest) => Promise<Response>;

interface NodeUtil {
  readonly transferableAbortController?: () => AbortController;
}

/** The types declare `process` as always present. */
interface NodeGlobals {
  readonly process?: { readonly getBuiltinModule?: (name: 'node:util') => NodeUtil | undefined };
}

/**
 * Returns a `fetch` that works where the global `AbortController` is not the platform's. The test environment jsdom
 * replaces it, and the `fetch` of Node then rejects its signals before it sends anything. Such a request is made again
 * with a signal of Node that follows the given one.
 */
export function acceptAnySignal<Init extends { readonly signal: AbortSignal }, Rest extends unknown[]>(
  fetch: FetchLike<Init, Rest>,
): FetchLike<Init, Rest> {
  return async (url, init, ...rest) => {
    try {
      return await fetch(url, init, ...rest);
    } catch (error) {
      const signal = isRejectionOfSignal(error) ? nodeSignal(init.signal) : undefined;
      if (signal === undefined) {
        throw error;
      }
      return fetch(url, { ...init, signal }, ...rest);
    }
  };
}

/**
 * An argument of the wrong class has no code. Only the message distinguishes it from a failure of the network, which has a
 * cause in Node. The answer matters in a foreign realm only, see `nodeSignal`.
 */
function isRejectionOfSignal(error: unknown): boolean {
  const { name, message, cause } = Object(error);
  return name === 'TypeError' && cause === undefined && /\bsignal\b/i.test(String(message));
}

/** Returns a signal of Node that follows the given one. Undefined if the given one is Node's, or the runtime is not Node. */
function nodeSignal(signal: AbortSignal): AbortSignal | undefined {
  const { process } = globalThis as NodeGlobals;
  const controller = process?.getBuiltinModule?.('node:util')?.transferableAbortController?.();
  if (controller === undefined || controller.signal.constructor === signal.constructor) {
    return undefined;
  }
  if (signal.aborted) {
    controller.abort();
  }
  signal.addEventListener('abort', () => controller.abort(), { once: true });
  return controller.signal;
}
