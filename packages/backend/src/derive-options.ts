// Pure
import { MISPLACED_OPTIONS, mergeOptions } from '@x/auth-state/internal';
import { mergeRequestOptions, readOptions } from '@x/errors/internal';
import { OWN_CHECK_OPTIONS } from '@x/jwt/internal';
import { CLERK_CLIENT_OPTIONS, type ClerkClientOptions } from './clerk-client-options.ts';

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
  return { ...mergeOptions(bound, given), ...mergeRequestOptions(bound, given) };
}
