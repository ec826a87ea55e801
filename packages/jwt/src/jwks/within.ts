/** What a task gives, or a substitute when it takes too long; then its signal is aborted. Leaves no timer behind. */
export async function within<T>(
  limitInMs: number,
  task: (signal: AbortSignal) => Promise<T>,
  substitute: () => T | Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(substitute());
    }, limitInMs);
  });
  try {
    return await Promise.race([task(controller.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}
