// Pure
import {
  TOKEN_EXPIRED,
  TOKEN_IAT_IN_THE_FUTURE,
  TOKEN_INVALID_ISSUER,
  TOKEN_INVALID_PARTY,
  TOKEN_NOT_ACTIVE_YET,
  TOKEN_VERIFICATION_FAILED,
} from '../reasons.ts';
import type { Checks } from './checks.ts';
import { isAbsent, isOneOf, isText } from './predicates.ts';
import type { Rule } from './rule.ts';

/** The end of the year 9999: a time beyond it is not in seconds, or not a time. */
const MAX_TIME_IN_SECONDS = 253_402_300_799;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= MAX_TIME_IN_SECONDS;

const isTimeOrAbsent = (value: unknown) => isAbsent(value) || isTime(value);

/** Whether a time has come, or there is none: that it is one was found before. */
const hasCome = (time: unknown, { clockSkewInMs }: Checks, nowInMs: number) =>
  isAbsent(time) || Number(time) * 1000 <= nowInMs + clockSkewInMs;

/** What the claims of a genuine token have to be (RFC 7519, section 4.1). */
export const CLAIM_RULES: readonly Rule[] = [
  ['sub', TOKEN_VERIFICATION_FAILED, isText],
  [
    'iss',
    TOKEN_INVALID_ISSUER,
    (iss, { issuer }) =>
      typeof issuer === 'function' ? isText(iss) && issuer(iss) === true : isOneOf(iss, issuer),
  ],
  [
    'aud',
    TOKEN_VERIFICATION_FAILED,
    (aud, { audience }) => isAbsent(audience) || [aud].flat().some((one) => isOneOf(one, audience)),
  ],
  ['azp', TOKEN_INVALID_PARTY, (azp, { authorizedParties }) => isOneOf(azp, authorizedParties)],
  ['exp', TOKEN_VERIFICATION_FAILED, isTime],
  ['nbf', TOKEN_VERIFICATION_FAILED, isTimeOrAbsent],
  ['iat', TOKEN_VERIFICATION_FAILED, isTimeOrAbsent],
  [
    'exp',
    TOKEN_EXPIRED,
    (exp, { clockSkewInMs }, nowInMs) => Number(exp) * 1000 > nowInMs - clockSkewInMs,
    inWords,
  ],
  ['nbf', TOKEN_NOT_ACTIVE_YET, hasCome, inWords],
  ['iat', TOKEN_IAT_IN_THE_FUTURE, hasCome, inWords],
];

/** `it is 90 seconds ago` */
function inWords(time: unknown, nowInMs: number): string {
  const seconds = Math.round(Number(time) - nowInMs / 1000);
  return `it is ${Math.abs(seconds)} seconds ${seconds < 0 ? 'ago' : 'from now'}`;
}
