// Pure
import { ConfigError } from '@x/errors';

/** Throws a `ConfigError` for what only the programmer can have done. */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) {
    throw new ConfigError(`Pass a valid ${what}.`);
  }
}

/** Throws a `ConfigError` for a text that can't be sent as a header, without repeating it. */
export function checkSecretKey(secretKey: string | undefined): void {
  check(/^[\x21-\x7e]+$/.test(secretKey ?? ''), 'secretKey');
}
