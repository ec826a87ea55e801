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
 * replaces it, and the `fetch` of Node rejects its signals. Such a request is sent with a signal of Node that follows the
 * given one.
 *
 * `isGiven` says that the application passed the `fetch`. Whether it is that of Node or wraps that of the environment
 * cannot be known, and both accept a signal of Node.
 */
export function acceptAnySignal<Init extends { readonly signal: AbortSignal }, Rest extends unknown[]>(
  fetch: FetchLike<Init, Rest>,
  { isGiven }: { readonly isGiven: boolean },
): FetchLike<Init, Rest> {
  // The answer is the same for all signals of a class, and the question takes longer than a call may.
  let acceptedClass: unknown;
  return (url, init, ...rest) => {
    const { signal } = init;
    if (signal.constructor !== acceptedClass) {
      const own = nodeSignal(signal);
      if (own !== undefined && (isGiven || !isAccepted(signal))) {
        return fetch(url, { ...init, signal: own }, ...rest);
      }
      acceptedClass = signal.constructor;
    }
    return fetch(url, init, ...rest);
  };
}

/** Returns a signal of Node that follows the given one. Undefined if the given one is Node's, or the runtime is not Node. */
function nodeSignal(signal: AbortSignal): AbortSignal | undefined {
  const controller = createNodeController();
  if (controller === undefined || controller.signal.constructor === signal.constructor) {
    return undefined;
  }
  if (signal.aborted) {
    controller.abort(signal.reason);
  }
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return controller.signal;
}

/** Undefined outside of Node. In workerd with `nodejs_compat`, the function exists and throws. */
function createNodeController(): AbortController | undefined {
  const { process } = globalThis as NodeGlobals;
  try {
    return process?.getBuiltinModule?.('node:util')?.transferableAbortController?.();
  } catch {
    return undefined;
  }
}

/**
 * The class `Request` has the same rule as the global `fetch`, and sends nothing. happy-dom replaces all three classes, and
 * its `fetch` follows its own signals only.
 */
function isAccepted(signal: AbortSignal): boolean {
  try {
    return typeof Request === 'function' && new Request('http://localhost/', { signal }) !== undefined;
  } catch {
    return false;
  }
}
