import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieSuffix } from './cookie-suffix.ts';

describe('cookieSuffix()', () => {
  it.each([
    ['pk_live_Y2xlcmsuY2xlcmsuZGV2JA', '1Z8AzTQD'],
    ['pk_test_Y2xlcmsuY2xlcmsuZGV2JA', 'QvfNY2dr'],
  ])('of %s is %s', (publishableKey, suffix) => {
    expect(cookieSuffix(publishableKey)).toBe(suffix);
  });

  it('begins like the SHA-1, for every length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 300 }), (text) => {
        const expected = createHash('sha1').update(text, 'latin1').digest('base64url').slice(0, 8);
        expect(cookieSuffix(text)).toBe(expected);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
