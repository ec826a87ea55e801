// Pure
import { ConfigError } from '@x/errors';
import { isSameApi, isSameInstance } from '@x/errors/internal';
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
 * Returns the given options merged over the bound ones. A given value wins, `false` and `null` included (decision 018).
 * Bound keys belong to their instance: options of another one keep neither the machine key nor the keys that verify
 * tokens, and options of another API must bring their own `secretKey`.
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
  if (!isSameApi(merged.apiUrl, bound.apiUrl) && bound.secretKey && given.secretKey === undefined) {
    throw new ConfigError(
      'A call with its own apiUrl needs its own secretKey: keys are only sent to their own API.',
    );
  }
  if (!isSameInstance(merged, bound)) {
    return { ...merged, ...ownKeys(bound, given), ...frontendOf(bound, given) };
  }
  const hasOwnUrl = given.jwksUrl !== undefined && given.jwksUrl !== bound.jwksUrl;
  return hasOwnUrl ? { ...merged, jwtKey: ownJwtKey(bound, given) } : merged;
}

/** Returns the sources of keys in options that belong to another instance than the bound ones. */
function ownKeys(bound: AuthenticateRequestOptions, given: AuthenticateRequestOptions) {
  const { machineSecretKey, jwksUrl, jwksStore } = given;
  return { machineSecretKey, jwksUrl, jwksStore, jwtKey: ownJwtKey(bound, given) };
}

/** Null says that the environment is not searched for a key either: it has the key of the bound instance. */
function ownJwtKey(bound: AuthenticateRequestOptions, given: AuthenticateRequestOptions) {
  const withoutJwtKey = bound.jwtKey === undefined ? undefined : null;
  return given.jwtKey === undefined ? withoutJwtKey : given.jwtKey;
}

/** The bound secret key and proxy belong to the bound `publishableKey`. An added key replaces none. */
function frontendOf(bound: AuthenticateRequestOptions, given: AuthenticateRequestOptions) {
  const { publishableKey, secretKey, proxyUrl } = given;
  const isReplaced = !isSameInstance({ publishableKey }, { publishableKey: bound.publishableKey });
  const withoutSecretKey = bound.secretKey === undefined ? undefined : null;
  return isReplaced ? { secretKey: secretKey === undefined ? withoutSecretKey : secretKey, proxyUrl } : {};
}
