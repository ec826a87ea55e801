import { ConfigError } from './config-error.ts';
import { quote } from './quote.ts';

/** Seconds since 1970, from September 2001 to the year 5138. As milliseconds, they are a time from 1970 to 1973. */
const SECONDS = { from: 1e9, to: 1e11 };

/** The end of the year 9999. */
const MAX_TIME_IN_MS = 253_402_300_799_999;

/**
 * Returns whether a number is a time in seconds, where milliseconds are expected. In a test whose clock starts in 1970,
 * such a number can be a time in milliseconds.
 */
export function isTimeInSeconds(value: number): boolean {
  return value >= SECONDS.from && value < SECONDS.to && Date.now() >= SECONDS.to;
}

/** Returns the time that a clock returned, in milliseconds. Throws a `ConfigError` that begins with the name of the clock. */
export function readTime(name: string, inMs: unknown): number {
  if (typeof inMs !== 'number' || !Number.isFinite(inMs)) {
    throw wrongTime(name, inMs);
  }
  if (isTimeInSeconds(inMs)) {
    throw wrongTime(name, inMs, ' It looks like seconds: multiply it by 1000.');
  }
  if (inMs > MAX_TIME_IN_MS) {
    throw wrongTime(name, inMs, ' It looks like microseconds or nanoseconds.');
  }
  return inMs;
}

function wrongTime(name: string, inMs: unknown, advice = ''): ConfigError {
  return new ConfigError(`${name} must return milliseconds since 1970, not ${quote(inMs)}.${advice}`);
}
