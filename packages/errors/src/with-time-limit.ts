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
export async function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { limitInMs, onTimeLimit, signal, keepsProcessAlive = true }: TimeLimitOptions<T>,
): Promise<T> {
  if (signal?.aborted) {
    throw signal.reason;
  }
  requireGlobals('AbortController');
  const controller = new AbortController();
  const timeIsUp = Symbol('time is up');
  let onTimer = () => {};
  let onSignal = () => {};
  const end = new Promise<typeof timeIsUp>((resolve, reject) => {
    onTimer = () => resolve(timeIsUp);
    onSignal = () => reject(signal?.reason);
  });
  // Outside of the promise, so that the work does not start if the signal cannot be listened to.
  const stopListening = signal && onAbort(signal, onSignal);
  const timer: Timer = setTimeout(onTimer, Math.min(limitInMs, MAX_TIMER_IN_MS));
  if (!keepsProcessAlive) {
    timer.unref?.();
  }
  try {
    const outcome = await Promise.race([work(controller.signal), end]);
    if (outcome !== timeIsUp) {
      return outcome;
    }
    controller.abort();
    return onTimeLimit();
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    stopListening?.();
  }
}
