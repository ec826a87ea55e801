/** A time limit for one step after another. */
export interface Deadline {
  /** Begins the next step, whose limit replaces that of the last one. */
  readonly start: (limitInMs: number, onTimeLimit: () => void) => void;
  readonly stop: () => void;
  /** Stops, and ignores further steps. */
  readonly close: () => void;
}

/** A longer timer would fire at once. */
const MAX_TIMER_IN_MS = 2_147_483_647;

export function createDeadline(): Deadline {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const stop = () => clearTimeout(timer);
  return {
    start(limitInMs, onTimeLimit) {
      stop();
      if (!isClosed) {
        timer = setTimeout(onTimeLimit, Math.min(limitInMs, MAX_TIMER_IN_MS));
      }
    },
    stop,
    close() {
      isClosed = true;
      stop();
    },
  };
}
