import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

const runs = { seed: 20_240_601, numRuns: 500 };

describe('encodeBase64url()', () => {
  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
      runs,
    );
  });
});

describe('decodeBase64url()', () => {
  it('decodes any bytes that Node encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase64url(Buffer.from(bytes).toString('base64url'))).toEqual(new Uint8Array(bytes));
      }),
      runs,
    );
  });

  it('accepts only the canonical encoding of the decoded bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12, unit: fc.constantFrom(...'AQgwBz9-_+/= \n.é\u{1f600}') }),
        (text) => {
          const bytes = decodeBase64url(text);
          const canonical = Buffer.from(text, 'base64url').toString('base64url');
          expect(bytes !== undefined).toBe(canonical === text);
        },
      ),
      { ...runs, numRuns: 5_000 },
    );
  });

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA=', 'AA==', 'A A', 'AA\n', 'A+', 'A/', 'Aé', 'A\u0000'])(
    'rejects %j',
    (text) => {
      expect(decodeBase64url(text)).toBeUndefined();
    },
  );
});
