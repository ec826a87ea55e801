// Pure
import { ConfigError } from '@x/errors';
import { isSameApi } from '@x/errors/internal';
import type { TokenVerifierOptions } from '@x/jwt';
import type { AuthenticateRequestOptions } from './options.ts';

/** The options that say what is checked about one kind of token. */
export const CHECK_OPTIONS = [
  'issuer',
  'audience',
  'authorizedParties',
  'requireAuthorizedParty',
  'clockSkewInMs',
  'headerType',
  'currentDate',
  'tokenClasses',
] as const satisfies ReadonlyArray<keyof TokenVerifierOptions>;

/**
 * Returns the options of a call merged over the bound ones. A given value wins, `false` and `null` included
 * (decision 018). Bound keys are only sent to the API that they were bound with: a call that names another API must
 * bring its own keys.
 */
export function mergeOptions<Options extends AuthenticateRequestOptions>(
  bound: Options,
  given: AuthenticateRequestOptions,
): Options {
  const definedEntries = Object.entries(given).filter(([, value]) => value !== undefined);
  if (definedEntries.length === 0) {
    return bound;
  }
  const merged: Options = { ...bound, ...Object.fromEntries(definedEntries) };
  const isOtherApi = !isSameApi(merged.apiUrl, bound.apiUrl);
  if (isOtherApi && bound.secretKey && given.secretKey === undefined) {
    throw new ConfigError(
      'A call with its own apiUrl needs its own secretKey: keys are only sent to their own API.',
    );
  }
  const isOtherInstance = isOtherApi || merged.secretKey !== bound.secretKey;
  if (isOtherInstance) {
    merged.machineSecretKey = given.machineSecretKey;
  }
  return merged;
}
