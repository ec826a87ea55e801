// Pure
import { ConfigError } from '@x/errors';
import { isPlatformObject, isTimeInSeconds, quote, readArgument } from '@x/errors/internal';
/** The clock of an emulator. It runs on from wherever it was set. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly advance: (duration: number | string) => void;
  readonly setNow: (time: number | Date) => void;
  /** How far the clock is ahead of its source, in milliseconds. */
  readonly offsetInMs: () => number;
  readonly setOffset: (offsetInMs: number) => void;
  /** Runs as it did at first. */
  readonly reset: () => void;
}

/** A `Date` can be at most this far from 1970, in milliseconds. */
const MAXIMUM = 8.64e15;

/** Whether a value can be the distance of a clock from its source. */
export function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 2 * MAXIMUM;
}

/** Creates a clock that follows a source, at a distance, until it is moved. */
export function createClock(source: () => number, initialOffsetInMs = 0): Clock {
  let offset = initialOffsetInMs;
  return {
    now: () => Math.floor(source() + offset),
    advance: (duration) => {
      const next = offset + readDuration(duration);
      if (!isTime(source() + next)) {
        throw new ConfigError('advance(): The time would be outside of what a Date can hold.');
      }
      offset = next;
    },
    setNow: (time) => {
      const milliseconds = readArgument('setNow(): The time', () =>
        isPlatformObject(time, 'Date') ? Number(time) : time,
      );
      if (!isTime(milliseconds)) {
        throw new ConfigError(`setNow(): Pass a valid Date, or milliseconds since 1970, not ${quote(time)}.`);
      }
      if (isTimeInSeconds(milliseconds)) {
        throw new ConfigError(
          `setNow(): The time must be milliseconds since 1970, not ${milliseconds}. It looks like seconds: multiply it by 1000.`,
        );
      }
      offset = milliseconds - source();
    },
    offsetInMs: () => offset,
    setOffset: (offsetInMs) => {
      offset = offsetInMs;
    },
    reset: () => {
      offset = initialOffsetInMs;
    },
  };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAXIMUM;
}

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads a duration such as `61s`, or a number of milliseconds. */
function readDuration(duration: unknown): number {
  if (typeof duration === 'number' && Number.isFinite(duration)) return duration;
  const match = /^(?<amount>-?\d+(?:\.\d+)?)(?<unit>ms|s|m|h|d)$/.exec(
    typeof duration === 'string' ? duration : '',
  );
  const { amount, unit } = match?.groups ?? {};
  if (amount === undefined) {
    throw new ConfigError(
      `advance(): ${quote(duration)} is not a duration. Pass a number of milliseconds, or a string such as "500ms", "61s", "5m", "2h" or "1d".`,
    );
  }
  // The pattern lists the units.
  return Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
}
