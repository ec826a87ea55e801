// Pure
import { ConfigError } from '@x/errors';

/** Keeps a runtime alive for work that a request does not wait for. Undefined where nothing can do that. */
export type KeepAlive = ((work: Promise<unknown>) => void) | undefined;

/**
 * Reads the option `waitUntil`. Its failure is ignored: the work goes on as it does without the option. A method that is
 * passed without its object, such as `ctx.waitUntil`, throws with each call.
 */
export function readWaitUntil(waitUntil: KeepAlive): KeepAlive {
  if (waitUntil === undefined) {
    return undefined;
  }
  if (typeof waitUntil !== 'function') {
    throw new ConfigError(
      'Option "waitUntil" must be a function, such as (promise) => ctx.waitUntil(promise).',
    );
  }
  return (work) => {
    const settled = work.catch(() => undefined);
    try {
      // A function that returns a promise may reject as well.
      void Promise.resolve(waitUntil(settled)).catch(() => undefined);
    } catch {
      // See above.
    }
  };
}
