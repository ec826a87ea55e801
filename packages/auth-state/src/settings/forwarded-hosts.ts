// Pure
import { type HostMatcher, sharedHostMatcher } from '@x/jwt/internal';
import type { ForwardedHosts } from './options.ts';

/** Trusts every host that a visitor sends. */
export const trustAnyHost: HostMatcher = () => true;

/**
 * Returns whether a forwarded host is trusted, undefined if none is. Throws a `ConfigError` for an entry that can never
 * match.
 */
export function forwardedHostMatcher(forwardedHosts: ForwardedHosts): HostMatcher | undefined {
  if (forwardedHosts === 'any') {
    return trustAnyHost;
  }
  return forwardedHosts?.length ? sharedHostMatcher('forwardedHosts', forwardedHosts) : undefined;
}
