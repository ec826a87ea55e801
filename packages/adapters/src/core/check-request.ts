import { isRequest } from '@x/auth-state/internal';
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

/** Throws a `ConfigError` for a value that is not a web `Request`, such as a request of Node. */
export function checkRequest(value: unknown, owner: string): asserts value is Request {
  if (!isRequest(value)) {
    throw new ConfigError(`${owner} takes the Request of the Fetch API, not ${quote(value)}.`);
  }
}
