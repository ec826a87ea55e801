// Pure
import { ConfigError } from '@x/errors';
import { ALGORITHMS, type AlgorithmName, isAlgorithmName } from '../algorithms.ts';
import { DEFAULT_MAX_TOKEN_LENGTH } from '../limits.ts';
import { isText } from './predicates.ts';

/** What is checked of a token beside its signature. What is given is enforced, and a missing claim refused. */
export interface CheckOptions {
  /** What `iss` has to be: one of these, or one that the function accepts. */
  issuer?: string | readonly string[] | ((issuer: string) => boolean) | undefined;
  /** One of which `aud` has to hold. */
  audience?: string | readonly string[] | undefined;
  /** One of which `azp` has to be. */
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

/** `CheckOptions` that were found to make sense, with defaults applied. */
export interface Checks
  extends Pick<CheckOptions, 'issuer' | 'audience' | 'authorizedParties' | 'algorithms'> {
  /** What `typ` may be, in lower case; undefined in it stands for none. */
  readonly headerTypes: readonly unknown[];
  readonly clockSkewInMs: number;
  readonly maxTokenLength: number;
  /** In milliseconds since 1970. */
  readonly currentDate: number | undefined;
}

const LISTS = ['issuer', 'audience', 'authorizedParties', 'headerType', 'algorithms'] as const;

/** Throws a `ConfigError` for a value that would otherwise switch a check off in silence. */
export function readChecks(options: CheckOptions): Checks {
  for (const name of LISTS) {
    const value: unknown = options[name];
    const isAnswer = name === 'issuer' && typeof value === 'function';
    const isEntry = name === 'algorithms' ? isAlgorithmName : isText;
    // A copy of the options lacks what a class gives its instances.
    if (value !== undefined && !(Object.hasOwn(options, name) && (isAnswer || isList(value, isEntry)))) {
      const some = name === 'algorithms' ? `of ${Object.keys(ALGORITHMS)}` : 'texts, none empty';
      throw new ConfigError(`Pass ${name} in a plain object, as one or more ${some}.`);
    }
  }
  const {
    clockSkewInMs = 5_000,
    maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH,
    headerType,
    currentDate,
  } = options;
  return {
    ...options,
    headerTypes: [headerType ?? ['jwt', undefined]].flat().map((type) => type?.toLowerCase()),
    clockSkewInMs: readNumber('clockSkewInMs', clockSkewInMs),
    maxTokenLength: readNumber('maxTokenLength', maxTokenLength),
    currentDate: currentDate && readNumber('currentDate', Number(currentDate), 'a valid Date'),
  };
}

function isList(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  const list = [value].flat();
  return list.length > 0 && list.every(isEntry);
}

export function readNumber(name: string, value: unknown, what = 'a number of at least 0'): number {
  if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) {
    return value;
  }
  throw new ConfigError(`Pass ${name} as ${what}.`);
}
