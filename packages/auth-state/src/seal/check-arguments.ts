// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { isNonEmptyString } from '../wire/non-empty-string.ts';

/** Throws a `ConfigError` for an empty secret, with which any visitor could seal a state. */
export function checkSecret(secret: unknown): void {
  if (!isNonEmptyString(secret)) {
    throw new ConfigError('Pass the secret that seals states as a non-empty string.');
  }
}

/** Throws a `ConfigError` for a clock that is not a function. */
export function checkClock(now: unknown): void {
  if (typeof now !== 'function') {
    throw new ConfigError(`now must be a function that returns milliseconds since 1970, not ${quote(now)}.`);
  }
}
