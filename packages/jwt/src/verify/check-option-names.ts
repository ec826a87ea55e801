// Pure
import type { OptionNames } from '@x/errors/internal';
import type { CheckOptions } from './check-options.ts';

export const CHECK_OPTIONS: OptionNames<CheckOptions> = {
  issuer: true,
  audience: true,
  authorizedParties: true,
  requireAuthorizedParty: true,
  clockSkewInMs: true,
  headerType: true,
  algorithms: true,
  maxTokenLength: true,
  currentDate: true,
  now: true,
  waitUntil: true,
};

/** The options that must not be inherited: code that copies options would lose them, and less would be checked. */
export const OWN_CHECK_OPTIONS: ReadonlyArray<keyof CheckOptions> = [
  'issuer',
  'audience',
  'authorizedParties',
  'requireAuthorizedParty',
  'headerType',
  'algorithms',
];
