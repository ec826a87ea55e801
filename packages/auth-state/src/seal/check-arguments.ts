// Pure
import { ConfigError } from '@x/errors';
import { callOption, quote, readArgument } from '@x/errors/internal';
import { isNonEmptyString } from '../wire/non-empty-string.ts';

/** Throws a `ConfigError` for an empty secret, with which any visitor could seal a state. */
export function checkSecret(secret: unknown): void {
  if (!isNonEmptyString(secret)) {
    throw new ConfigError('Pass the secret that seals states as a non-empty string.');
  }
}

/** Throws a `ConfigError` for a value that is not a state. */
export function checkState(state: unknown): void {
  const isState = readArgument('The state', () => {
    const { status, toAuth }: Record<string, unknown> = Object(state);
    return typeof status === 'string' && typeof toAuth === 'function';
  });
  if (!isState) {
    throw new ConfigError(`Pass sealState the state of a request, not ${quote(state)}.`);
  }
}

/** Returns the time of a clock. Throws a `ConfigError` for anything but a function that returns a number. */
export function readTime(now: unknown): number {
  const time: unknown = typeof now === 'function' ? callOption('now', () => now()) : now;
  if (typeof now !== 'function' || typeof time !== 'number' || !Number.isFinite(time)) {
    throw new ConfigError(
      `Option "now" must be a function that returns milliseconds since 1970, not ${quote(time)}.`,
    );
  }
  return time;
}
