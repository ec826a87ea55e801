// Pure
import { callOption, checkDecision, quote } from '@x/errors/internal';
import {
  TOKEN_EXPIRED,
  TOKEN_IAT_IN_THE_FUTURE,
  TOKEN_INVALID_AUTHORIZED_PARTIES,
  TOKEN_INVALID_ISSUER,
  TOKEN_NOT_ACTIVE_YET,
  TOKEN_VERIFICATION_FAILED,
} from '../failure/reasons.ts';
import type { Check, CheckContext } from './check.ts';
import { isAbsent, isAllowed, isNonEmptyString } from './predicates.ts';

/** A check of the payload. */
export type ClaimCheck = Check;

/** The end of the year 9999: a later time is not in seconds, or not a time. */
const MAX_TIME_IN_SECONDS = 253_402_300_799;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= MAX_TIME_IN_SECONDS;

const aTime = () => 'seconds since 1970';

const isTimeOrAbsent = (value: unknown) => isAbsent(value) || isTime(value);

/** True if the time is absent or has passed, within the clock skew. Earlier checks have verified its type. */
const hasPassed = (time: unknown, { settings, nowInMs }: CheckContext) =>
  isAbsent(time) || Number(time) * 1000 <= nowInMs + settings.clockSkewInMs;

/** Describes a time as `it is 90 seconds ago` or `it is 90 seconds from now`. */
function describeTime(time: unknown, { nowInMs }: CheckContext): string {
  const seconds = Math.round(Number(time) - nowInMs / 1000);
  return `it is ${Math.abs(seconds)} seconds ${seconds < 0 ? 'ago' : 'from now'}`;
}

/**
 * Without the option `authorizedParties`, any `azp` is accepted. With it, a token without `azp` is rejected, unless
 * `requireAuthorizedParty` is false, and an `azp` that is present must match.
 */
function isAuthorized(azp: unknown, { settings }: CheckContext): boolean {
  const { isAuthorizedParty, requireAuthorizedParty } = settings;
  if (isAuthorizedParty === undefined) {
    return true;
  }
  return isAbsent(azp) ? !requireAuthorizedParty : typeof azp === 'string' && isAuthorizedParty(azp);
}

/** Throws a `ConfigError` for a function that throws, or that returns anything but true and false. */
function isAcceptedBy(issuer: (iss: string) => boolean, iss: string): boolean {
  const isAccepted: unknown = callOption('issuer', () => issuer(iss));
  checkDecision('issuer', isAccepted);
  return isAccepted;
}

/** The checks of a genuine token's claims (RFC 7519, section 4.1), in the order in which they are applied. */
export const CLAIM_CHECKS: readonly ClaimCheck[] = [
  {
    name: 'sub',
    reason: TOKEN_VERIFICATION_FAILED,
    accepts: isNonEmptyString,
    expected: () => 'the id of a user',
  },
  {
    name: 'iss',
    reason: TOKEN_INVALID_ISSUER,
    accepts: (iss, { settings: { issuer } }) =>
      typeof issuer === 'function'
        ? isNonEmptyString(iss) && isAcceptedBy(issuer, iss)
        : isAllowed(iss, issuer),
    expected: ({ issuer }) =>
      typeof issuer === 'function' ? 'an issuer that the option "issuer" accepts' : quote(issuer),
  },
  {
    name: 'aud',
    reason: TOKEN_VERIFICATION_FAILED,
    accepts: (aud, { settings: { audience } }) =>
      isAbsent(audience) || [aud].flat().some((entry) => isAllowed(entry, audience)),
    expected: ({ audience }) => quote(audience),
  },
  {
    name: 'azp',
    reason: TOKEN_INVALID_AUTHORIZED_PARTIES,
    accepts: isAuthorized,
    expected: ({ authorizedParties }) => quote(authorizedParties),
  },
  { name: 'exp', reason: TOKEN_VERIFICATION_FAILED, accepts: isTime, expected: aTime },
  { name: 'nbf', reason: TOKEN_VERIFICATION_FAILED, accepts: isTimeOrAbsent, expected: aTime },
  { name: 'iat', reason: TOKEN_VERIFICATION_FAILED, accepts: isTimeOrAbsent, expected: aTime },
  {
    name: 'exp',
    reason: TOKEN_EXPIRED,
    accepts: (exp, { settings, nowInMs }) => Number(exp) * 1000 > nowInMs - settings.clockSkewInMs,
    describe: describeTime,
  },
  { name: 'nbf', reason: TOKEN_NOT_ACTIVE_YET, accepts: hasPassed, describe: describeTime },
  { name: 'iat', reason: TOKEN_IAT_IN_THE_FUTURE, accepts: hasPassed, describe: describeTime },
];
