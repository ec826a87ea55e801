/** Shows whether what started it still runs. */
export interface Pulse {
  /** Grows as long as it is alive. */
  count(): number;
  stop(): void;
}

const INTERVAL_IN_MS = 20;

/** Several intervals, because a busy process is late. */
export const PULSE_CHECK_IN_MS = 60;

/**
 * Starts a pulse. Runtimes such as Workers end the timers of a request together with everything else that it has
 * started, and nothing else says so: a promise of that request stays pending for ever.
 */
export function startPulse(): Pulse {
  let count = 0;
  const timer: ReturnType<typeof setInterval> & { unref?: () => unknown } = setInterval(() => {
    count += 1;
  }, INTERVAL_IN_MS);
  timer.unref?.();
  return { count: () => count, stop: () => clearInterval(timer) };
}
