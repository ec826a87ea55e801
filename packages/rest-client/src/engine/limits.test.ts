import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readLimits } from './limits.ts';

describe('readLimits()', () => {
  it('overrides the defaults with the options, except undefined', () => {
    const retry = { maxRetries: 5, writes: true, maxDelayInMs: undefined };
    expect(readLimits({ retry, timeoutInMs: 1 }, DEFAULT_LIMITS)).toEqual({
      ...DEFAULT_LIMITS,
      maxRetries: 5,
      writes: true,
      timeoutInMs: 1,
    });
    expect(readLimits({}, DEFAULT_LIMITS)).toEqual(DEFAULT_LIMITS);
  });

  it('reads false as no retries', () => {
    expect(readLimits({ retry: false }, DEFAULT_LIMITS).maxRetries).toBe(0);
  });

  it.each([
    [{ retry: 5 }, 'retry must be an object or false. Got 5.'],
    [{ retry: 'no' }, 'retry must be an object or false. Got "no".'],
    [{ retry: null }, 'retry must be an object or false. Got null.'],
    [{ retry: 0 }, 'retry must be an object or false. Got 0.'],
    [{ retry: { when: true } }, 'retry.when must be a function. Got true.'],
    [{ retry: [] }, 'retry must be an object or false. Got [].'],
    [{ retry: { maxTries: 1 } }, 'Unknown option "retry.maxTries". Did you mean "maxRetries"?'],
    [{ retry: { maxRetries: '1' } }, 'retry.maxRetries must be a number, at least 0. Got "1".'],
    [{ retry: { maxRetries: -1 } }, 'retry.maxRetries must be a number, at least 0. Got -1.'],
    [{ retry: { maxRetries: null } }, 'retry.maxRetries must be a number, at least 0. Got null.'],
    [{ retry: { writes: 1 } }, 'retry.writes must be true or false. Got 1.'],
    [{ timeoutInMs: Number.NaN }, 'timeoutInMs must be a number, at least 0. Got NaN.'],
    [{ timeoutInMs: null }, 'timeoutInMs must be a number, at least 0. Got null.'],
  ])('rejects %j', (options, message) => {
    // This test is about wrong options.
    expect(() => readLimits(options as never, DEFAULT_LIMITS)).toThrow(new ConfigError(message));
  });
});
