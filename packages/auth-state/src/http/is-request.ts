// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, quote, readArgument } from '@x/errors/internal';

/** Another object, such as the request of a server of Node, has plain headers, or a URL without a host. */
export function isRequest(value: unknown): value is Request {
  return readArgument('The request', () => {
    const { headers, url, method }: Partial<Record<keyof Request, unknown>> = Object(value);
    const hasHeaders = typeof Object(headers).get === 'function';
    return hasHeaders && typeof method === 'string' && typeof url === 'string' && canParseUrl(url);
  });
}

/** The headers of a message of Node are a plain object. */
const hasHeadersOfNode = (value: unknown): boolean =>
  readArgument('The request', () => {
    const { headers, method }: Partial<Record<keyof Request, unknown>> = Object(value);
    return (
      typeof headers === 'object' && headers !== null && !('get' in headers) && typeof method === 'string'
    );
  });

/** Throws a `ConfigError` if a value is not a request. */
export function checkRequest(value: unknown): void {
  if (!isRequest(value)) {
    const advice = hasHeadersOfNode(value) ? ' Convert it with toRequest of "@x/adapters/node".' : '';
    throw new ConfigError(`Pass the Request of the Fetch API to authenticate, not ${quote(value)}.${advice}`);
  }
}

/**
 * Returns whether a value is the single argument of `authenticateRequest`: options, and the request next to them. A
 * request of another library can have a property of this name too: in Next.js, reading it throws.
 */
export function isOneArgument(value: unknown): value is { readonly request: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    readArgument('The request', () => 'request' in value) &&
    !isRequest(value)
  );
}
