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
    [{ retry: 5 }, 'Option "retry" must be an object or false, not 5.'],
    [{ retry: 'no' }, 'Option "retry" must be an object or false, not "no".'],
    [{ retry: null }, 'Option "retry" must be an object or false, not null.'],
    [{ retry: 0 }, 'Option "retry" must be an object or false, not 0.'],
    [{ retry: { when: true } }, 'Option "retry.when" must be a function, not true.'],
    [{ retry: [] }, 'Option "retry" must be an object or false, not [].'],
    [{ retry: { maxTries: 1 } }, 'Unknown option "retry.maxTries". Did you mean "maxRetries"?'],
    [{ retry: { maxRetries: '1' } }, 'Option "retry.maxRetries" must be a number of at least 0, not "1".'],
    [{ retry: { maxRetries: -1 } }, 'Option "retry.maxRetries" must be a number of at least 0, not -1.'],
    [{ retry: { maxRetries: null } }, 'Option "retry.maxRetries" must be a number of at least 0, not null.'],
    [
      { retry: { maxRetries: 1.5 } },
      'Option "retry.maxRetries" must be an integer of at least 0, or Infinity, not 1.5.',
    ],
    [{ retry: { writes: 1 } }, 'Option "retry.writes" must be true or false, not 1.'],
    [{ timeoutInMs: Number.NaN }, 'Option "timeoutInMs" must be a number of at least 0, not NaN.'],
    [{ timeoutInMs: null }, 'Option "timeoutInMs" must be a number of at least 0, not null.'],
  ])('rejects %j', (options, message) => {
    // This test is about wrong options.
    expect(() => readLimits(options as never, DEFAULT_LIMITS)).toThrow(new ConfigError(message));
  });
});
