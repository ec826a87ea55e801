// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, quote, readArgument } from '@x/errors/internal';
import { pathBelow } from './path-below.ts';
import { readProxyUrl } from './settings/read-proxy-url.ts';

/** The path at which the official SDKs expect the Frontend API. */
export const DEFAULT_PROXY_PATH = '/__clerk';

/**
 * Returns whether a request is for the proxy: its path is `proxyPath`, or below it. `proxyPath` can also be the `proxyUrl`
 * of the proxy, whose path then counts. Throws a `ConfigError` for any other value.
 *
 * @example
 * ```ts
 * import { DEFAULT_PROXY_PATH, matchProxyPath } from '@x/proxy';
 *
 * const request = new Request('https://app.example.com/__clerk/v1/client');
 * matchProxyPath(request, DEFAULT_PROXY_PATH); // => true
 * matchProxyPath(new Request('https://app.example.com/__clerk-admin'), DEFAULT_PROXY_PATH); // => false
 * ```
 */
export function matchProxyPath(
  request: Pick<Request, 'url'>,
  proxyPath: string = DEFAULT_PROXY_PATH,
): boolean {
  const { path } = readProxyUrl('proxyPath', proxyPath);
  const url: unknown = readArgument('The request', () => Object(request).url);
  if (typeof url !== 'string') {
    throw new ConfigError(`matchProxyPath takes a Request as its first argument, not ${quote(request)}.`);
  }
  return canParseUrl(url) && pathBelow(new URL(url).pathname, path) !== undefined;
}
