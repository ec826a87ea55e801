// Pure
import { DEFAULT_PROXY_PATH } from '@x/proxy';
import { frontendApiOfKey } from '@x/proxy/internal';
import type { FrontendApiProxyOptions } from './options.ts';

/** Returns the server of the Frontend API for proxies. A key that cannot be read belongs to production. */
export function fapiUrlFromPublishableKey(publishableKey: string): string {
  try {
    return frontendApiOfKey(publishableKey);
  } catch {
    return 'https://frontend-api.clerk.dev';
  }
}

/** Returns a string without the slashes at its end. */
export function stripTrailingSlashes(str: string): string {
  let end = str.length;
  while (str[end - 1] === '/') {
    end -= 1;
  }
  return str.slice(0, end);
}

/** Returns whether the path of a request is that of the proxy, or below it. */
export function matchProxyPath(
  request: Request,
  options?: Pick<FrontendApiProxyOptions, 'proxyPath'>,
): boolean {
  const path = proxyPathOf(options);
  const { pathname } = new URL(request.url);
  return pathname === path || pathname.startsWith(`${path}/`);
}

export const proxyPathOf = (options?: Pick<FrontendApiProxyOptions, 'proxyPath'>): string =>
  stripTrailingSlashes(options?.proxyPath || DEFAULT_PROXY_PATH);
