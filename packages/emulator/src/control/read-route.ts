// Pure
import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
/** A pattern of requests: a method or any, and a path with parameters and wildcards. */
export interface RoutePattern {
  readonly text: string;
  readonly matches: (method: string, path: string) => boolean;
}

/**
 * Reads a route such as `GET /v1/users/{user_id}`, `/v1/users/*` or `*`. A parameter in braces stands for one segment, and
 * `*` for any rest. Throws a `ConfigError` for anything else.
 */
export function readRoute(route: unknown, caller: string): RoutePattern {
  const match = /^(?:(?<method>[A-Z]+) )?(?<path>\/\S*|\*)$/.exec(typeof route === 'string' ? route : '');
  const { method, path } = match?.groups ?? {};
  if (path === undefined) {
    throw new ConfigError(
      `${caller}: ${quote(route)} is not a route. Write it as "GET /v1/users/{user_id}", "/v1/users/*" or "*".`,
    );
  }
  const segments = path.split(/(\{\w+\}|\*)/).map((part) => {
    if (part === '*') return '.*';
    return /^\{\w+\}$/.test(part) ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  const pattern = new RegExp(`^${segments.join('')}$`);
  return {
    text: String(route),
    matches: (actual, actualPath) => (method === undefined || method === actual) && pattern.test(actualPath),
  };
}
