// Pure
import type { AuthenticateRequestOptions } from '@x/auth-state';
import { ConfigError } from '@x/errors';

/** The tokens that name no instance: they need no publishable key. */
const WITHOUT_PUBLISHABLE_KEY: ReadonlySet<unknown> = new Set(['m2m_token', 'api_key']);

/**
 * Throws a `ConfigError` for a missing key, as the reference throws an error for every request. `secretKey` is not needed
 * next to a `jwtKey`.
 */
export function checkKeys(options: AuthenticateRequestOptions): void {
  const { acceptsToken, jwtKey, secretKey, machineSecretKey, publishableKey } = options;
  const hasKey = Boolean(secretKey || jwtKey || (acceptsToken === 'm2m_token' && machineSecretKey));
  if (!hasKey) {
    const names = acceptsToken === 'm2m_token' ? 'machineSecretKey or secretKey' : 'secretKey';
    throw new ConfigError(`Pass the ${names}, which the dashboard of your instance shows.`);
  }
  if (!publishableKey && !WITHOUT_PUBLISHABLE_KEY.has(acceptsToken)) {
    throw new ConfigError(
      'Pass the publishableKey. It begins with "pk_test_" or "pk_live_", and the dashboard of your instance shows it.',
    );
  }
}
