// Pure
import { isClerkError } from './clerk-error.ts';
import { ConfigError } from './config-error.ts';

/**
 * Returns what a function reads from an argument. Throws a `ConfigError` if the argument cannot be read: a getter or a
 * proxy can throw anything. `what` begins the message, such as `The options of verifyToken`.
 */
export function readArgument<T>(what: string, read: () => T): T {
  return orConfigError(`${what} cannot be read: a getter or a proxy throws. Pass a plain object.`, read);
}

/** Returns what a function returns. Throws a `ConfigError` with this message if it throws anything but an error of ours. */
export function orConfigError<T>(message: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw isClerkError(cause) ? cause : new ConfigError(message, { cause });
  }
}
