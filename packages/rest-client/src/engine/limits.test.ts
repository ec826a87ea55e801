import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readLimits } from './limits.ts';

describe('readLimits()', () => {
  it('puts what is given over the defaults, and leaves out what is undefined', () => {
    const retry = { maxRetries: 5, writes: true, maxDelayInMs: undefined };
    expect(readLimits({ retry, timeoutInMs: 1 }, DEFAULT_LIMITS)).toEqual({
      ...DEFAULT_LIMITS,
      maxRetries: 5,
      writes: true,
      timeoutInMs: 1,
    });
    expect(readLimits({}, DEFAULT_LIMITS)).toEqual(DEFAULT_LIMITS);
  });

  it('takes false for no retries', () => {
    expect(readLimits({ retry: false }, DEFAULT_LIMITS).maxRetries).toBe(0);
  });

  it.each([
    [{ retry: 5 }, 'retry'],
    [{ retry: 'no' }, 'retry'],
    [{ retry: [] }, 'retry'],
    [{ retry: { maxTries: 1 } }, 'maxTries'],
    [{ retry: { maxRetries: '1' } }, 'maxRetries'],
    [{ retry: { maxRetries: -1 } }, 'maxRetries'],
    [{ retry: { writes: 1 } }, 'writes'],
    [{ timeoutInMs: Number.NaN }, 'timeoutInMs'],
    [{ timeoutInMs: null }, 'timeoutInMs'],
  ])('refuses %j', (options, name) => {
    // Wrong options are the point.
    expect(() => readLimits(options as never, DEFAULT_LIMITS)).toThrow(`Pass a valid ${name}.`);
  });
});
