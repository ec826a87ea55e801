// Pure
import { parsePublishableKey } from '@x/errors/internal';

/** Clerk's servers for proxies, by the host in the publishable key. The first that matches counts. */
const SERVERS: ReadonlyArray<readonly [host: RegExp, server: string]> = [
  [/^clerk\..*\.(?:lcl\.dev|lclstage\.dev|lclclerk\.com)$/, 'https://frontend-api.clerk.dev'],
  [/\.(?:lcl\.dev|lclstage\.dev|lclclerk\.com)$/, 'https://frontend-api.lclclerk.com'],
  [/\.accountsstage\.dev$/, 'https://frontend-api.clerkstage.dev'],
];
const DEFAULT_SERVER = 'https://frontend-api.clerk.dev';

/**
 * Returns where the Frontend API of a key is reached by a proxy. The host in the key is not used, because an instance with a
 * proxy has no DNS record for it, unless it is this machine.
 */
export function frontendApiOfKey(publishableKey: string): string {
  const { frontendApi, frontendApiUrl } = parsePublishableKey(publishableKey);
  return frontendApiUrl.startsWith('http:')
    ? frontendApiUrl
    : (SERVERS.find(([host]) => host.test(frontendApi))?.[1] ?? DEFAULT_SERVER);
}
