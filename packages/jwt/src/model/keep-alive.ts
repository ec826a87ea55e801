import { ConfigError } from '@x/errors';

/** The option `waitUntil`. What it returns is ignored. */
export type WaitUntil = (promise: Promise<unknown>) => unknown;

/** Keeps a runtime alive for work that a request does not wait for. Undefined where nothing can do that. */
export type KeepAlive = ((work: Promise<unknown>) => void) | undefined;

/**
 * Reads the option `waitUntil`. Its failure is ignored: the work goes on as it does without the option. A method that is
 * passed without its object, such as `ctx.waitUntil`, throws with each call.
 */
export function readWaitUntil(waitUntil: WaitUntil | undefined): KeepAlive {
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
    // An async function, because what `waitUntil` returns may reject as well.
    const call = async () => waitUntil(settled);
    call().catch(() => undefined);
  };
}
