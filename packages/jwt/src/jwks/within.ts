/** Browsers and Deno give a number, others an object. */
type Timer = ReturnType<typeof setTimeout> & { unref?: () => unknown };

/**
 * What a task gives, or a substitute when it takes too long; then its signal is aborted. Leaves no timer behind, and
 * the timer of what nobody waits for keeps no process alive.
 */
export async function within<T>(
  limitInMs: number,
  task: (signal: AbortSignal) => Promise<T>,
  substitute: () => T | Promise<T>,
  isAwaited = true,
): Promise<T> {
  const controller = new AbortController();
  let timer: Timer | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(substitute());
    }, limitInMs);
    if (!isAwaited) {
      timer.unref?.();
    }
  });
  try {
    return await Promise.race([task(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}
