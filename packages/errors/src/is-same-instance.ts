import { isSameApi } from './is-same-api.ts';

/** The options that say which instance a client or a call belongs to. */
export interface InstanceOptions {
  readonly apiUrl?: string | undefined;
  readonly secretKey?: string | null | undefined;
  readonly publishableKey?: string | null | undefined;
}

/**
 * Returns whether options belong to the instance of the bound ones, whose keys they can keep then. Another API or another
 * `secretKey` is another instance, also where none is bound: the bound keys can belong to anybody. A `publishableKey` is
 * public, and is often added later, so that only one that replaces another one counts. `null` takes a key away.
 */
export function isSameInstance(options: InstanceOptions, bound: InstanceOptions): boolean {
  const { secretKey, publishableKey } = options;
  const hasSameSecretKey = !secretKey || secretKey === bound.secretKey;
  const hasSamePublishableKey =
    !publishableKey || !bound.publishableKey || publishableKey === bound.publishableKey;
  return hasSameSecretKey && hasSamePublishableKey && isSameApi(options.apiUrl, bound.apiUrl);
}
