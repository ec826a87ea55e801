import { onAbort } from './on-abort.ts';
import { requireGlobals } from './platform.ts';

export interface TimeLimitOptions<T> {
  /** Clamped to 2^31 - 1, about 24 days: a longer timer would fire at once. */
  readonly limitInMs: number;
  /** Called when time runs out. Its result takes the place of the work's; what it throws is the rejection. */
  readonly onTimeLimit: () => T | Promise<T>;
  /** When it aborts, the returned promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Default true. False lets a process end while nothing else keeps it alive, where the runtime can do that. */
  readonly keepsProcessAlive?: boolean | undefined;
}

/** Browsers and Deno return a number, which has no `unref`. */
type Timer = ReturnType<typeof setTimeout> & { unref?: () => unknown };

const MAX_TIMER_IN_MS = 2_147_483_647;

/**
 * Runs work under a time limit, and settles at the latest when time runs out or `signal` aborts, whether or not the
 * work obeys the signal that it is passed. That signal aborts if the work fails, and when the wait for it ends. If
 * `signal` has already aborted, the work does not start.
 *
 * Leaves no timer and no listener behind. Listens to `signal` itself because the Edge Runtime has no
 * `AbortSignal.any()`.
 */
export function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { limitInMs, onTimeLimit, signal, keepsProcessAlive = true }: TimeLimitOptions<T>,
): Promise<T> {
  // Every REST call runs this. A race of promises, and an async function around them, would take longer.
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) {
      throw signal.reason;
    }
    requireGlobals('AbortController');
    const controller = new AbortController();
    const stop = () => {
      clearTimeout(timer);
      stopListening?.();
    };
    const succeed = (value: T) => {
      stop();
      resolve(value);
    };
    const fail = (reason: unknown) => {
      stop();
      controller.abort();
      reject(reason);
    };
    const runOut = () => {
      stop();
      controller.abort();
      // In a promise, so that what it throws is a rejection.
      resolve(Promise.resolve().then(onTimeLimit));
    };
    // First, so that the work does not start if the signal cannot be listened to.
    const stopListening = signal && onAbort(signal, () => fail(signal.reason));
    const timer: Timer = setTimeout(runOut, Math.min(limitInMs, MAX_TIMER_IN_MS));
    if (!keepsProcessAlive) {
      timer.unref?.();
    }
    try {
      work(controller.signal).then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
}
