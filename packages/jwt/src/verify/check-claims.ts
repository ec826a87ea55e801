// Pure
import type { JwtResult, TokenVerificationErrorReason } from '@x/errors';
import { failure, quote } from '../token-error.ts';
import type { JwtPayload, UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

type Objection = readonly [reason: TokenVerificationErrorReason, message: string];

/** One rule about the claims of a genuine token: what it objects to, or undefined. */
type ClaimCheck = (claims: UnverifiedClaims, checks: Checks, nowInMs: number) => Objection | undefined;

/** The end of the year 9999: a time beyond it is not in seconds, or not a time. */
const MAX_TIME_IN_SECONDS = 253_402_300_799;

/** In this order; the first objection counts. */
const CLAIM_CHECKS: readonly ClaimCheck[] = [
  ({ sub }) =>
    isText(sub) ? undefined : ['token-verification-failed', 'The subject (sub) of the token is missing.'],
  ({ iss }, { isIssuer }) =>
    isIssuer === undefined || (isText(iss) && isIssuer(iss))
      ? undefined
      : ['token-invalid-issuer', `The issuer (iss) of the token is ${quote(iss)}, which is not accepted.`],
  ({ aud }, { audience }) =>
    audience === undefined || stringsOf(aud).some((value) => audience.includes(value))
      ? undefined
      : ['token-verification-failed', 'The token is not for this audience (aud).'],
  ({ azp }, { authorizedParties }) =>
    authorizedParties === undefined || (isText(azp) && authorizedParties.includes(azp))
      ? undefined
      : [
          'token-invalid-authorized-parties',
          `The authorized party (azp) of the token is ${quote(azp)}, which is not accepted.`,
        ],
  ({ exp }) => (isTime(exp) ? undefined : ['token-verification-failed', notATime('exp')]),
  ({ nbf }) =>
    nbf === undefined || isTime(nbf) ? undefined : ['token-verification-failed', notATime('nbf')],
  ({ iat }) =>
    iat === undefined || isTime(iat) ? undefined : ['token-verification-failed', notATime('iat')],
  ({ exp }, { clockSkewInMs }, nowInMs) =>
    isTime(exp) && exp * 1000 <= nowInMs - clockSkewInMs
      ? ['token-expired', `The token expired ${inWords(nowInMs - exp * 1000)} ago.`]
      : undefined,
  ({ nbf }, { clockSkewInMs }, nowInMs) =>
    isTime(nbf) && nbf * 1000 > nowInMs + clockSkewInMs
      ? [
          'token-not-active-yet',
          `The token is not valid before ${inWords(nbf * 1000 - nowInMs)} from now (nbf).`,
        ]
      : undefined,
  ({ iat }, { clockSkewInMs }, nowInMs) =>
    isTime(iat) && iat * 1000 > nowInMs + clockSkewInMs
      ? [
          'token-iat-in-the-future',
          `The token was issued ${inWords(iat * 1000 - nowInMs)} in the future (iat).`,
        ]
      : undefined,
];

/** Checks the claims of a token whose signature is good. */
export function checkClaims(
  claims: UnverifiedClaims,
  checks: Checks,
  nowInMs: number,
): JwtResult<JwtPayload> {
  for (const check of CLAIM_CHECKS) {
    const objection = check(claims, checks, nowInMs);
    if (objection !== undefined) {
      return failure(...objection);
    }
  }
  // The checks above establish the claims that the type requires.
  return { result: claims as JwtPayload, error: null };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_TIME_IN_SECONDS;
}

function notATime(claim: string): string {
  return `The claim ${claim} of the token is not a time in seconds.`;
}

function stringsOf(aud: unknown): readonly string[] {
  const list: unknown[] = Array.isArray(aud) ? aud : [aud];
  return list.filter((value) => typeof value === 'string');
}

const UNITS: ReadonlyArray<readonly [unit: string, lengthInMs: number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** `90500` -> `1 minute 30 seconds`: the two largest units that are not zero. */
export function inWords(durationInMs: number): string {
  let rest = durationInMs;
  const parts: string[] = [];
  for (const [unit, lengthInMs] of UNITS) {
    const count = Math.floor(rest / lengthInMs);
    rest -= count * lengthInMs;
    if (count > 0) {
      parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    }
  }
  return parts.slice(0, 2).join(' ') || 'less than a second';
}
