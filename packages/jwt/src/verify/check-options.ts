import { ConfigError } from '@x/errors';
import { isPlatformObject, isTimeInSeconds, quote, readClock } from '@x/errors/internal';
import { type AlgorithmName, algorithmNames, isAlgorithmName } from '../model/algorithms.ts';
import { type KeepAlive, readWaitUntil, type WaitUntil } from '../model/keep-alive.ts';
import { readNumber } from '../model/read-number.ts';
import type { OriginMatcher } from '../origins/origin-matcher.ts';
import { sharedOriginMatcher } from '../origins/shared-matchers.ts';
import { isNonEmptyString } from './predicates.ts';

/** Checks of a token in addition to its signature. Every given check is enforced: a token without the claim is rejected. */
export interface CheckOptions {
  /** `iss` must be this, an entry of the list, or an issuer that the function accepts. */
  issuer?: string | readonly string[] | ((issuer: string) => boolean) | undefined;
  /** `aud` must contain this, or an entry of the list. */
  audience?: string | readonly string[] | undefined;
  /**
   * `azp` must be this origin, or an entry of the list. Origins are compared as URLs are. An entry can begin with one
   * wildcard label: `https://*.preview.example.com`.
   */
  authorizedParties?: string | readonly string[] | undefined;
  /** Whether `authorizedParties` rejects a token without `azp`. Default true. */
  requireAuthorizedParty?: boolean | undefined;
  /** How far clocks may differ, in milliseconds, at most a day. Default 5000; 0 means 0. */
  clockSkewInMs?: number | undefined;
  /** The header's `typ` must be this, or an entry of the list, in any case. Default: `JWT` or absent. */
  headerType?: string | readonly string[] | undefined;
  /** The algorithms to accept. Default: every algorithm that the key supports. */
  algorithms?: readonly AlgorithmName[] | undefined;
  /** In characters. Default 16,384. */
  maxTokenLength?: number | undefined;
  /** The time to check against, for tests. Default: `now`. */
  currentDate?: Date | undefined;
  /** The clock, in milliseconds since 1970. Keys age by it as well. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /**
   * Keeps the runtime alive for work behind an answer, such as a reload of the JWKS: `(promise) => ctx.waitUntil(promise)`
   * on Workers and Vercel. It is ignored if it throws.
   */
  waitUntil?: WaitUntil | undefined;
}

/** Valid `CheckOptions`, with defaults applied. */
export interface CheckSettings
  extends Pick<CheckOptions, 'issuer' | 'audience' | 'authorizedParties' | 'headerType' | 'algorithms'> {
  /** Undefined without `authorizedParties`. */
  readonly isAuthorizedParty: OriginMatcher | undefined;
  readonly requireAuthorizedParty: boolean;
  /** The accepted values of `typ`, in lower case; undefined stands for an absent one. */
  readonly headerTypes: readonly unknown[];
  readonly clockSkewInMs: number;
  readonly maxTokenLength: number;
  /** Returns milliseconds since 1970. */
  readonly now: () => number;
  readonly keepAlive: KeepAlive;
}

/** In characters. A session token has under 4 KiB, as it must fit into a cookie. */
export const DEFAULT_MAX_TOKEN_LENGTH = 16_384;

/** A day. A larger skew would switch the check of `exp` off in silence. */
const MAX_CLOCK_SKEW_IN_MS = 86_400_000;

const LIST_OPTIONS = ['issuer', 'audience', 'authorizedParties', 'headerType', 'algorithms'] as const;

type ListOption = (typeof LIST_OPTIONS)[number];

/**
 * Applies the defaults to options that `readOptions` returned. Throws a `ConfigError` for a value that would otherwise
 * switch a check off in silence.
 */
export function readCheckOptions(options: CheckOptions): CheckSettings {
  for (const name of LIST_OPTIONS) {
    validateListOption(options, name);
  }
  const {
    clockSkewInMs = 5_000,
    maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH,
    headerType = ['jwt', undefined],
    requireAuthorizedParty = true,
    authorizedParties,
    currentDate,
    now = Date.now,
    waitUntil,
  } = options;
  const dateInMs = currentDate === undefined ? undefined : readDate(currentDate);
  if (typeof requireAuthorizedParty !== 'boolean') {
    throw new ConfigError(
      `Option "requireAuthorizedParty" must be true or false, not ${quote(requireAuthorizedParty)}.`,
    );
  }
  return {
    ...options,
    requireAuthorizedParty,
    isAuthorizedParty:
      authorizedParties === undefined
        ? undefined
        : sharedOriginMatcher('authorizedParties', [authorizedParties].flat()),
    headerTypes: [headerType].flat().map((type) => type?.toLowerCase()),
    clockSkewInMs: readClockSkew(clockSkewInMs),
    maxTokenLength: readNumber('maxTokenLength', maxTokenLength),
    now: dateInMs === undefined ? readClock(now) : () => dateInMs,
    keepAlive: readWaitUntil(waitUntil),
  };
}

function readClockSkew(value: unknown): number {
  const skew = readNumber('clockSkewInMs', value);
  if (skew > MAX_CLOCK_SKEW_IN_MS) {
    throw new ConfigError(
      `Option "clockSkewInMs" must be at most ${MAX_CLOCK_SKEW_IN_MS}, a day in milliseconds, not ${quote(skew)}. It would accept expired tokens.`,
    );
  }
  return skew;
}

function validateListOption(options: CheckOptions, name: ListOption): void {
  const value: unknown = options[name];
  if (value === undefined) {
    return;
  }
  const isFunctionOfIssuer = name === 'issuer' && typeof value === 'function';
  const isEntry = name === 'algorithms' ? isAlgorithmName : isNonEmptyString;
  if (!isFunctionOfIssuer && !isListOf(value, isEntry)) {
    const expected = name === 'algorithms' ? `of ${algorithmNames()}` : 'non-empty strings';
    throw new ConfigError(
      `Option "${name}" must be one or more ${expected}, not ${quote(value)}. Leave it out to skip the check.`,
    );
  }
}

function isListOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  const list = [value].flat();
  return list.length > 0 && list.every(isEntry);
}

function readDate(date: unknown): number {
  const isDate = isPlatformObject(date, 'Date');
  // The getter of the class works on dates of every realm, and a subclass cannot change it.
  const inMs = isDate ? Date.prototype.getTime.call(date) : Number.NaN;
  if (!(inMs >= 0)) {
    const found = isDate ? 'one that is invalid or before 1970' : quote(date);
    throw new ConfigError(`Option "currentDate" must be a valid Date, not ${found}.`);
  }
  if (isTimeInSeconds(inMs)) {
    throw new ConfigError(
      `Option "currentDate" must be a valid Date, not ${new Date(inMs).toISOString()}. The class takes milliseconds: multiply seconds by 1000.`,
    );
  }
  return inMs;
}
