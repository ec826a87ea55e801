import { environmentVariable } from './environment.ts';

/** The path at which the official SDKs serve the Frontend API. */
const PROXY_PATH = '/__clerk';

/** `true` in any case, or a positive number. */
const isTruthy = (value = ''): boolean => value.toLowerCase() === 'true' || Number.parseInt(value, 10) > 0;

/** The options that decide whether the environment names a proxy. */
interface FrontendOptions {
  readonly publishableKey?: string | undefined;
  readonly proxyUrl?: string | undefined;
  readonly domain?: string | undefined;
}

/**
 * Returns the proxy of an application in production on Vercel that has no domain of its own. `CLERK_DISABLE_AUTO_PROXY`
 * turns it off.
 */
export function autoProxyUrl({ publishableKey = '', proxyUrl, domain }: FrontendOptions): string | undefined {
  const isConfigured = Boolean(proxyUrl || domain);
  if (isConfigured || !publishableKey.startsWith('pk_live_')) {
    return undefined;
  }
  const isDisabled = isTruthy(environmentVariable('CLERK_DISABLE_AUTO_PROXY'));
  const isProduction = environmentVariable('VERCEL_TARGET_ENV') === 'production';
  const host = hostOf(environmentVariable('VERCEL_PROJECT_PRODUCTION_URL') ?? '');
  return !isDisabled && isProduction && host.endsWith('.vercel.app') ? PROXY_PATH : undefined;
}

/** Returns the host of a URL or of a host with a path. */
const hostOf = (url: string): string => url.replace(/^[a-z]+:\/\//i, '').split(/[/?#:]/)[0] ?? '';
