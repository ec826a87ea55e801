// Pure
import { ConfigError } from '@x/errors';
import { mergeRequestOptions } from '@x/errors/internal';
import type { BackendApiClientOptions } from './client-options.ts';
import { check } from './engine/check.ts';
import { isRecord } from './engine/key-case.ts';

/**
 * Returns the options of a derived client: the given ones over those of the first client. `undefined` keeps an option.
 * Keys are only sent to the API and for the instance that they were passed with.
 */
export function deriveOptions(
  bound: BackendApiClientOptions,
  given: Partial<BackendApiClientOptions>,
): BackendApiClientOptions {
  check(isRecord(given), 'withOptions takes an object of options.', { got: given });
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  const merged: BackendApiClientOptions = { ...bound, ...Object.fromEntries(defined) };
  const isOtherApi = merged.apiUrl !== bound.apiUrl;
  if (isOtherApi && bound.secretKey !== null && given.secretKey === undefined) {
    throw new ConfigError(
      'withOptions with another apiUrl needs its own secretKey: keys are only sent to their own API.',
    );
  }
  if (isOtherApi || merged.secretKey !== bound.secretKey) {
    merged.machineSecretKey = given.machineSecretKey;
  }
  return { ...merged, ...mergeRequestOptions(bound, given) };
}
