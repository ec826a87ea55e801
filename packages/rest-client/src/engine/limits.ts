// Pure
import { checkOptionNames, type OptionNames } from '@x/errors/internal';
import type { CallOptions, RetryAttempt, RetryOptions } from './call-options.ts';
import { check } from './check.ts';
import { isRecord } from './key-case.ts';

/** The time limit and the retry options of a call, all of them set. */
export interface Limits {
  /** Time limit of one request, including its response body. */
  readonly timeoutInMs: number;
  /** How often a call is repeated at most. */
  readonly maxRetries: number;
  /** The delay before the first repetition. It doubles each time. */
  readonly baseDelayInMs: number;
  /** The longest delay before a repetition. */
  readonly maxDelayInMs: number;
  /** How long a call and its repetitions can take together. */
  readonly maxTotalInMs: number;
  /** Whether writes are repeated that the API may have done. */
  readonly writes: boolean;
  /** Decides whether to repeat, after the rules have allowed it. */
  readonly when?: ((attempt: RetryAttempt) => boolean) | undefined;
}

export const DEFAULT_LIMITS: Limits = {
  timeoutInMs: 30_000,
  maxRetries: 2,
  baseDelayInMs: 250,
  maxDelayInMs: 10_000,
  maxTotalInMs: 60_000,
  writes: false,
};

const NUMERIC_RETRY_OPTIONS = ['maxRetries', 'baseDelayInMs', 'maxDelayInMs', 'maxTotalInMs'] as const;
const RETRY_OPTIONS: OptionNames<RetryOptions> = {
  maxRetries: true,
  baseDelayInMs: true,
  maxDelayInMs: true,
  maxTotalInMs: true,
  writes: true,
  when: true,
};

/** Returns the limits that the options set, and the defaults for the rest. Throws a `ConfigError` for wrong options. */
export function readLimits(options: Pick<CallOptions, 'retry' | 'timeoutInMs'>, defaults: Limits): Limits {
  if (options.retry === undefined && options.timeoutInMs === undefined) {
    return defaults;
  }
  const { retry: givenRetry = {}, timeoutInMs = defaults.timeoutInMs } = options;
  const retry: RetryOptions = givenRetry === false ? { maxRetries: 0 } : givenRetry;
  check(isRecord(retry), 'Option "retry" must be an object or false', { got: givenRetry });
  checkOptionNames(retry, RETRY_OPTIONS, { prefix: 'retry.' });
  const { writes = defaults.writes, when = defaults.when } = retry;
  check(typeof writes === 'boolean', 'Option "retry.writes" must be true or false', { got: writes });
  checkWhen(when);
  checkLimit(timeoutInMs, 'timeoutInMs');
  const limits = { ...defaults, timeoutInMs, writes, when };
  for (const name of NUMERIC_RETRY_OPTIONS) {
    const { [name]: limit = defaults[name] } = retry;
    checkLimit(limit, `retry.${name}`);
    limits[name] = limit;
  }
  const { maxRetries } = limits;
  check(
    Number.isInteger(maxRetries) || maxRetries === Number.POSITIVE_INFINITY,
    'Option "retry.maxRetries" must be an integer of at least 0, or Infinity',
    { got: maxRetries },
  );
  return limits;
}

function checkWhen(when: unknown): asserts when is Limits['when'] {
  check(when === undefined || typeof when === 'function', 'Option "retry.when" must be a function', {
    got: when,
  });
}

function checkLimit(limit: unknown, name: string): asserts limit is number {
  check(typeof limit === 'number' && limit >= 0, `Option "${name}" must be a number of at least 0`, {
    got: limit,
  });
}
