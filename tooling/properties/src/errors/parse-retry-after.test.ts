import { parseRetryAfter } from '@x/errors/internal';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../runs.ts';

const NOW_IN_MS = 1_700_000_000_000;

it('parseRetryAfter() returns a whole number of seconds from 0, or null', () => {
  const dates = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
  fc.assert(
    fc.property(fc.oneof(fc.string(), dates), (value) => {
      const seconds = parseRetryAfter(value, NOW_IN_MS);
      expect(seconds === null || (Number.isInteger(seconds) && seconds >= 0)).toBe(true);
    }),
    runs(2_000),
  );
});
