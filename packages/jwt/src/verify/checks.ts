// Pure
import { ConfigError } from '@x/errors';
import { type AlgorithmName, algorithmNames, isAlgorithmName } from '../algorithms.ts';
import { quote } from '../failure.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from '../limits.ts';

/** What a verification checks beside the signature. */
export interface CheckOptions {
  /** Who may have issued the token: `iss` has to be one of these, or the function has to say so. */
  issuer?: string | readonly string[] | ((issuer: string) => boolean) | undefined;
  /** For whom the token may be: `aud` has to hold one of these. */
  audience?: string | readonly string[] | undefined;
  /** The origins that the token may have been made for: `azp` has to be one of these. */
  authorizedParties?: string | readonly string[] | undefined;
  /** How far clocks may differ, in milliseconds. Default 5000; 0 means 0. */
  clockSkewInMs?: number | undefined;
  /** What the header's `typ` has to be, in any case. Default: `JWT` or absent. */
  headerType?: string | readonly string[] | undefined;
  /** The algorithms to accept. Default: every one that the key supports. */
  algorithms?: readonly AlgorithmName[] | undefined;
  /** In characters. Default 16,384. */
  maxTokenLength?: number | undefined;
  /** The time to check against, for tests. Default: now. */
  currentDate?: Date | undefined;
}

/** `CheckOptions` with defaults applied and every value validated. */
export interface Checks {
  readonly isIssuer: ((issuer: string) => boolean) | undefined;
  readonly audience: readonly string[] | undefined;
  readonly authorizedParties: readonly string[] | undefined;
  readonly clockSkewInMs: number;
  readonly headerTypes: readonly string[] | undefined;
  readonly algorithms: readonly AlgorithmName[] | undefined;
  readonly maxTokenLength: number;
  readonly currentTimeInMs: number | undefined;
}

const DEFAULT_CLOCK_SKEW_IN_MS = 5_000;

/** Throws a `ConfigError` for a value that would otherwise switch a check off in silence. */
export function readChecks(options: CheckOptions): Checks {
  const {
    issuer,
    clockSkewInMs = DEFAULT_CLOCK_SKEW_IN_MS,
    maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH,
  } = options;
  return {
    isIssuer: typeof issuer === 'function' ? issuer : oneOf(readList('issuer', issuer)),
    audience: readList('audience', options.audience),
    authorizedParties: readList('authorizedParties', options.authorizedParties),
    clockSkewInMs: readNumber('clockSkewInMs', clockSkewInMs),
    headerTypes: readList('headerType', options.headerType)?.map((type) => type.toLowerCase()),
    algorithms: readAlgorithms(options.algorithms),
    maxTokenLength: readNumber('maxTokenLength', maxTokenLength),
    currentTimeInMs:
      options.currentDate === undefined
        ? undefined
        : readNumber('currentDate', options.currentDate.getTime()),
  };
}

function readList(name: string, value: unknown): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (
    list.length === 0 ||
    !list.every((entry): entry is string => typeof entry === 'string' && entry !== '')
  ) {
    throw new ConfigError(
      `Pass ${name} as a string or a list of strings, none of them empty, or leave it out to skip the check.`,
    );
  }
  return list;
}

function oneOf(list: readonly string[] | undefined): ((value: string) => boolean) | undefined {
  return list && ((value) => list.includes(value));
}

export function readNumber(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new ConfigError(`Pass ${name} as a number of at least 0, not ${quote(value)}.`);
  }
  return value;
}

function readAlgorithms(value: unknown): readonly AlgorithmName[] | undefined {
  const list = readList('algorithms', value);
  const unknown = list?.find((name) => !isAlgorithmName(name));
  if (unknown !== undefined) {
    throw new ConfigError(`Pass algorithms of ${algorithmNames().join(', ')}, not ${quote(unknown)}.`);
  }
  return list?.filter(isAlgorithmName);
}
