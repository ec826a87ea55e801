/** What a promise gives, or a substitute when it takes too long. Leaves no timer behind. */
export async function settleWithin<T>(
  promise: Promise<T>,
  limitInMs: number,
  substitute: () => T | Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(substitute()), limitInMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
