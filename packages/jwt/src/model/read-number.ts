// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

/** Returns an option that is a finite number of at least 0. Throws a `ConfigError` for anything else. */
export function readNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) {
    return value;
  }
  throw new ConfigError(`Option "${name}" must be a number of at least 0, not ${quote(value)}.`);
}
