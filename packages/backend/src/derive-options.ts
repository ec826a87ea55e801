// Pure
import { MISPLACED_OPTIONS, mergeOptions } from '@x/auth-state/internal';
import { isSameApi, mergeRequestOptions, readOptions } from '@x/errors/internal';
import { OWN_CHECK_OPTIONS } from '@x/jwt/internal';
import { CLERK_CLIENT_OPTIONS, type ClerkClientOptions } from './clerk-client-options.ts';

/** These, and the API, say which instance a client belongs to. */
const INSTANCE_OPTIONS = ['secretKey', 'publishableKey'] as const;

/**
 * Returns the options of a derived client: the given ones over those of the first client. A client of another instance
 * does not inherit the keys that verify the tokens of the first one.
 */
export function deriveOptions(
  bound: ClerkClientOptions,
  options: Partial<ClerkClientOptions>,
): ClerkClientOptions {
  const given = readOptions(options, CLERK_CLIENT_OPTIONS, {
    owner: 'withOptions',
    misplaced: MISPLACED_OPTIONS,
    own: OWN_CHECK_OPTIONS,
  });
  const merged: ClerkClientOptions = {
    ...mergeOptions(bound, given),
    ...mergeRequestOptions(bound, given),
  };
  const hasSameKeys = INSTANCE_OPTIONS.every((name) => merged[name] === bound[name]);
  if (hasSameKeys && isSameApi(merged.apiUrl, bound.apiUrl)) {
    return merged;
  }
  const { machineSecretKey, jwtKey, jwksUrl } = given;
  // Null says that the environment is not searched for a key either: it has the key of the first instance.
  const inheritedJwtKey = bound.jwtKey === undefined ? undefined : null;
  return { ...merged, machineSecretKey, jwksUrl, jwtKey: jwtKey === undefined ? inheritedJwtKey : jwtKey };
}
