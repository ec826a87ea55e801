/** Timers take no more; a longer one would fire at once. */
const MAX_TIMER_IN_MS = 2 ** 31 - 1;

/**
 * Gives what the work gives, but rejects when the time is up (with nothing) or the signal aborts (with an event).
 * The work is handed the promise that rejects so. Does without `AbortSignal.any`, which the Edge Runtime lacks,
 * and leaves nothing behind.
 */
export function within<T>(
  inMs: number,
  signal: AbortSignal | undefined,
  work: (end: Promise<never>) => Promise<T>,
): Promise<T> {
  let stop = () => {};
  const end = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(reject, Math.min(inMs, MAX_TIMER_IN_MS));
    signal?.addEventListener('abort', reject);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', reject);
    };
  });
  return Promise.race([end, work(end)]).finally(stop);
}
