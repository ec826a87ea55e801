// Pure
import type { JwtResult } from '@x/errors';
import { failure, quote } from '../failure.ts';
import {
  type Reason,
  TOKEN_EXPIRED,
  TOKEN_IAT_IN_THE_FUTURE,
  TOKEN_INVALID_ISSUER,
  TOKEN_INVALID_PARTY,
  TOKEN_NOT_ACTIVE_YET,
  TOKEN_VERIFICATION_FAILED,
} from '../reasons.ts';
import type { JwtPayload, UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

/** One rule about a claim of a genuine token. */
type ClaimCheck = readonly [
  claim: string,
  passes: (value: unknown, checks: Checks, nowInMs: number) => boolean,
  reason: Reason,
  /** What to say of a time, given how far it is from now. */
  describe?: (distance: string) => string,
];

/** The end of the year 9999: a time beyond it is not in seconds, or not a time. */
const MAX_TIME_IN_SECONDS = 253_402_300_799;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= MAX_TIME_IN_SECONDS;

const isTimeOrAbsent = (value: unknown) => value === undefined || isTime(value);

/** Whether a time has come. An absent one has, and those that are present are times by the rows before. */
const hasCome = (time: unknown, { clockSkewInMs }: Checks, nowInMs: number) =>
  !isTime(time) || time * 1000 <= nowInMs + clockSkewInMs;

const isIn = (values: readonly unknown[], value: unknown) => values.includes(value);

/** In this order; the first that does not pass counts. */
const CLAIM_CHECKS: readonly ClaimCheck[] = [
  ['sub', isText, TOKEN_VERIFICATION_FAILED],
  ['iss', (iss, { isIssuer }) => !isIssuer || (isText(iss) && isIssuer(iss) === true), TOKEN_INVALID_ISSUER],
  [
    'aud',
    (aud, { audience }) => !audience || [aud].flat().some((value) => isIn(audience, value)),
    TOKEN_VERIFICATION_FAILED,
  ],
  [
    'azp',
    (azp, { authorizedParties }) => !authorizedParties || isIn(authorizedParties, azp),
    TOKEN_INVALID_PARTY,
  ],
  ['exp', isTime, TOKEN_VERIFICATION_FAILED],
  ['nbf', isTimeOrAbsent, TOKEN_VERIFICATION_FAILED],
  ['iat', isTimeOrAbsent, TOKEN_VERIFICATION_FAILED],
  [
    'exp',
    (exp, { clockSkewInMs }, nowInMs) => isTime(exp) && exp * 1000 > nowInMs - clockSkewInMs,
    TOKEN_EXPIRED,
    (distance) => `The token expired ${distance} ago.`,
  ],
  [
    'nbf',
    hasCome,
    TOKEN_NOT_ACTIVE_YET,
    (distance) => `The token is not valid yet, but in ${distance} (nbf).`,
  ],
  [
    'iat',
    hasCome,
    TOKEN_IAT_IN_THE_FUTURE,
    (distance) => `The token was issued ${distance} in the future (iat).`,
  ],
];

/** Checks the claims of a token whose signature is good. */
export function checkClaims<Claims extends object = Record<never, never>>(
  claims: UnverifiedClaims,
  checks: Checks,
  nowInMs: number,
): JwtResult<JwtPayload & Claims> {
  for (const [claim, passes, reason, describe] of CLAIM_CHECKS) {
    const value = claims[claim];
    if (!passes(value, checks, nowInMs)) {
      const message = describe
        ? describe(inWords(Number(value) * 1000 - nowInMs))
        : `The claim ${claim} of the token is not accepted: ${quote(value)}.`;
      return failure(reason, message);
    }
  }
  // The checks above establish the claims that `JwtPayload` requires; of others the caller knows.
  return { result: claims as JwtPayload & Claims, error: null };
}

const UNITS: ReadonlyArray<readonly [unit: string, lengthInMs: number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** `3690000` -> `61 minutes`: in the largest unit of which there are at least two. */
function inWords(durationInMs: number): string {
  const length = Math.abs(durationInMs);
  const [unit, lengthInMs] = UNITS.find(([, unitInMs]) => length >= 2 * unitInMs) ?? ['second', 1_000];
  const count = Math.floor(length / lengthInMs);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
