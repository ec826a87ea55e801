import { describe, expect, it } from 'vitest';
import { failureOf, quote, refusal } from './failure.ts';
import { TOKEN_INVALID } from './reasons.ts';

describe('failureOf()', () => {
  it('returns a refusal, and throws anything else on, as it is a mistake of ours or of the programmer', () => {
    const refused = refusal(TOKEN_INVALID, 'No.');
    expect(failureOf(refused)).toEqual({ result: null, error: refused });
    expect(() => failureOf(new TypeError('ours'))).toThrow(TypeError);
  });
});

describe('quote()', () => {
  it.each<readonly [name: string, value: unknown, quoted: string]>([
    ['a text', 'HS256', '"HS256"'],
    ['a quote', 'a"b', '"a\\"b"'],
    ['control characters', 'a\n\u0000', '"a\\n\\u0000"'],
    ['what is not ASCII', 'aé\u202e', '"a??"'],
    ['the first and the last of ASCII', ' ~\u007f', '" ~?"'],
    ['nothing', undefined, '(undefined)'],
    ['null', null, '(object)'],
    ['a number', 1, '(number)'],
  ])('quotes %s', (_name, value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  it('cuts what is long', () => {
    expect(quote('a'.repeat(1_000))).toBe(`"${'a'.repeat(99)}"`);
  });
});
