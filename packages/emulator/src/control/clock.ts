// Pure
/** The clock of an emulator. It runs on from wherever it was set. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly advance: (duration: number | string) => void;
  readonly setNow: (time: number | Date) => void;
  /** Follows its source again. */
  readonly reset: () => void;
}

/** Creates a clock that follows a source until it is moved. */
export function createClock(source: () => number): Clock {
  let offset = 0;
  return {
    now: () => Math.floor(source() + offset),
    advance: (duration) => {
      offset += readDuration(duration);
    },
    setNow: (time) => {
      const milliseconds = time instanceof Date ? time.getTime() : time;
      if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) {
        throw new TypeError('setNow(): Pass a valid Date, or milliseconds since 1970.');
      }
      offset = milliseconds - source();
    },
    reset: () => {
      offset = 0;
    },
  };
}

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads a duration such as `61s`, or a number of milliseconds. */
function readDuration(duration: unknown): number {
  if (typeof duration === 'number' && Number.isFinite(duration)) return duration;
  const match = /^(?<amount>-?\d+(?:\.\d+)?)(?<unit>ms|s|m|h|d)$/.exec(String(duration));
  const { amount, unit } = match?.groups ?? {};
  if (amount === undefined) {
    throw new TypeError(
      `advance(): ${JSON.stringify(duration)} is not a duration. Pass a number of milliseconds, or a string such as "500ms", "61s", "5m", "2h" or "1d".`,
    );
  }
  // The pattern lists the units.
  return Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
}
