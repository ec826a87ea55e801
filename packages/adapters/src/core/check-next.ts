import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';

/** Throws a `ConfigError` for middleware that is called by hand, without the function that goes on. */
export function checkNext(next: unknown, owner: string): void {
  if (typeof next !== 'function') {
    throw new ConfigError(
      `${owner} needs the function next as its last argument, not ${quote(next)}. Mount the middleware, as in app.use(${owner}(...)).`,
    );
  }
}
