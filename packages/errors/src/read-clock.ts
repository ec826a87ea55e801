import { callOption } from './call-option.ts';
import { ConfigError } from './config-error.ts';
import { quote } from './quote.ts';
import { readTime } from './read-time.ts';

/**
 * Returns the clock in the option `now`. Throws a `ConfigError` for a value that is not a function. The clock throws one
 * if the function fails or returns anything but a time.
 */
export function readClock(now: unknown): () => number {
  if (typeof now !== 'function') {
    throw new ConfigError(`Option "now" must be a function that returns milliseconds, not ${quote(now)}.`);
  }
  if (now === Date.now) {
    return Date.now;
  }
  return () =>
    readTime(
      'Option "now"',
      callOption('now', () => now()),
    );
}
