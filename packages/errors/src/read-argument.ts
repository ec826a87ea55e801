// Pure
import { isClerkError } from './clerk-error.ts';
import { ConfigError } from './config-error.ts';

/**
 * Returns what a function reads from an argument. Throws a `ConfigError` if the argument cannot be read: a getter or a
 * proxy can throw anything. `what` begins the message, such as `The options of verifyToken`.
 */
export function readArgument<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (isClerkError(cause)) {
      throw cause;
    }
    throw new ConfigError(`${what} cannot be read: a getter or a proxy throws. Pass a plain object.`, {
      cause,
    });
  }
}
