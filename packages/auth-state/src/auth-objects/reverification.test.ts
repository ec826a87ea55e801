import { describe, expect, it } from 'vitest';
import {
  isReverified,
  readFactorAges,
  reverificationError,
  reverificationErrorResponse,
} from './reverification.ts';

describe('readFactorAges()', () => {
  it.each([
    [0, 0],
    [5, -1],
    [-1, 5],
    [-1, -1],
    [0.5, 1e9],
  ])('reads [%d, %d]', (...ages) => {
    expect(readFactorAges(ages)).toEqual(ages);
  });

  it.each([
    undefined,
    null,
    1,
    '1,1',
    {},
    [],
    [1],
    [1, 1, 1],
    ['1', 1],
    [1, null],
    [-2, 1],
    [1, -0.5],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('returns null for %j', (claim) => {
    expect(readFactorAges(claim)).toBeNull();
  });
});

describe('isReverified()', () => {
  // Minutes since the first and the second factor, and which of the levels are met within 10 minutes.
  it.each([
    [9, 9, 'first second multi'],
    [10, 9, 'second'],
    [9, 10, 'first'],
    [10, 10, ''],
    [9, -1, 'first second multi'],
    [10, -1, ''],
    [-1, 9, 'second'],
    [-1, 10, ''],
    [-1, -1, ''],
  ])('of the ages %d and %d meets %j', (first, second, met) => {
    const levels = ['first', 'second', 'multi'].filter((level) =>
      isReverified({ level: `${level}_factor`, afterMinutes: 10 }, [first, second]),
    );
    expect(levels.join(' ')).toBe(met);
  });

  it.each([
    ['strict_mfa', 9, 10],
    ['strict', 9, 10],
    ['moderate', 59, 60],
    ['lax', 1439, 1440],
  ])('has the preset %s, which is met after %d minutes and not after %d', (preset, met, unmet) => {
    expect([isReverified(preset, [met, met]), isReverified(preset, [unmet, unmet])]).toEqual([true, false]);
    expect(isReverified(preset, [unmet, met])).toBe(preset !== 'strict_mfa');
  });

  it.each([
    undefined,
    null,
    '',
    'loose',
    'constructor',
    1,
    {},
    { level: 'strict', afterMinutes: 10 },
    { level: 'first_factor' },
    { level: 'first_factor', afterMinutes: '10' },
    { level: 'first_factor', afterMinutes: 0 },
    { level: 'first_factor', afterMinutes: -1 },
    { level: 'first_factor', afterMinutes: Number.NaN },
    { level: 'second_factor', afterMinutes: {} },
    { level: ['first_factor'], afterMinutes: 10 },
  ])('is not met by the unknown requirement %j', (asked) => {
    expect(isReverified(asked, [0, 0])).toBe(false);
  });

  it('is not met without ages', () => {
    expect(isReverified('lax', null)).toBe(false);
  });
});

describe('reverificationErrorResponse()', () => {
  it('is a response that the browser SDK understands', async () => {
    const response = reverificationErrorResponse('strict');
    expect([response.status, response.headers.get('content-type')]).toEqual([403, 'application/json']);
    expect(await response.json()).toEqual({
      clerk_error: {
        type: 'forbidden',
        reason: 'reverification-error',
        metadata: { reverification: 'strict' },
      },
    });
    expect(reverificationError().clerk_error.metadata).toEqual({ reverification: undefined });
  });
});
