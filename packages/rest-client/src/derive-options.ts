import { ConfigError } from '@x/errors';
import { isSameApi, isSameInstance, mergeRequestOptions, readOptions } from '@x/errors/internal';
import { type BackendApiClientOptions, clientOptionNames } from './client-options.ts';

/**
 * Returns the options of a derived client: the given ones over those of the first client. `undefined` keeps an option.
 * Keys are only sent to the API and for the instance that they were passed with.
 */
export function deriveOptions(
  bound: BackendApiClientOptions,
  options: Partial<BackendApiClientOptions>,
): BackendApiClientOptions {
  const given = readOptions(options, clientOptionNames(), { owner: 'withOptions' });
  const merged: BackendApiClientOptions = { ...bound, ...given };
  const isOtherApi = !isSameApi(merged.apiUrl, bound.apiUrl);
  if (isOtherApi && bound.secretKey !== null && given.secretKey === undefined) {
    throw new ConfigError(
      'withOptions with another apiUrl needs its own secretKey: keys are only sent to their own API.',
    );
  }
  if (!isSameInstance(merged, bound)) {
    merged.machineSecretKey = given.machineSecretKey;
  }
  return { ...merged, ...mergeRequestOptions(bound, given) };
}
