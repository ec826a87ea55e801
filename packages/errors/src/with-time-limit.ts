import { onAbort } from './on-abort.ts';
import { requireGlobals } from './platform.ts';

export interface TimeLimitOptions<T> {
  /** Clamped to 2^31 - 1, about 24 days: a longer timer would fire at once. */
  readonly limitInMs: number;
  /** Called when time runs out. Its result takes the place of the work's; what it throws is the rejection. */
  readonly onTimeLimit: () => T | Promise<T>;
  /** Called if the work fails or `signal` aborts. Its result takes the place of the work's. Default: the promise rejects. */
  readonly onFailure?: ((reason: unknown) => T | Promise<T>) | undefined;
  /** When it aborts, the returned promise rejects with its reason, unless there is `onFailure`. */
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
  { limitInMs, onTimeLimit, onFailure = rethrow, signal, keepsProcessAlive = true }: TimeLimitOptions<T>,
): Promise<T> {
  // Every REST call runs this. A race of promises, and async functions around it, would take longer.
  return new Promise<T>((resolve) => {
    let controller: AbortController | undefined;
    let timer: Timer | undefined;
    let stopListening: (() => void) | undefined;
    let isOver = false;
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
      stopListening?.();
    };
    const succeed = (value: T) => {
      stop();
      resolve(value);
    };
    const endWith = (substitute: () => T | Promise<T>) => {
      // The work fails once more when its signal aborts.
      if (!isOver) {
        stop();
        controller?.abort();
        resolve(inPromise(substitute));
      }
    };
    const fail = (reason: unknown) => endWith(() => onFailure(reason));
    try {
      if (signal?.aborted) {
        throw signal.reason;
      }
      controller = createController();
      // First, so that the work does not start if the signal cannot be listened to.
      stopListening = signal && onAbort(signal, () => fail(signal.reason));
      timer = setTimeout(() => endWith(onTimeLimit), Math.min(limitInMs, MAX_TIMER_IN_MS));
      if (!keepsProcessAlive) {
        timer.unref?.();
      }
      work(controller.signal).then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/** Names a missing global only after it was missed: looking for it first takes time in every call. */
function createController(): AbortController {
  try {
    return new AbortController();
  } catch (error) {
    requireGlobals('AbortController');
    throw error;
  }
}

/** Turns what the function throws into a rejection. */
const inPromise = async <T>(run: () => T | Promise<T>): Promise<T> => run();

function rethrow(reason: unknown): never {
  throw reason;
}
