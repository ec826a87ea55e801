import { describe, expect, it } from 'vitest';
import { quote } from './quote.ts';

describe('quote()', () => {
  it.each<readonly [name: string, value: unknown, quoted: string]>([
    ['a string', 'HS256', '"HS256"'],
    ['a quotation mark', 'a"b', '"a\\"b"'],
    ['control characters', 'a\n\u0000', '"a\\n\\u0000"'],
    ['characters outside ASCII', 'aé\u202e', '"a??"'],
    ['the first and the last printable character of ASCII', ' ~\u007f', '" ~?"'],
    ['undefined', undefined, '(undefined)'],
    ['null', null, '(object)'],
    ['a list', ['a'], '(object)'],
    ['a number', 1.5, '1.5'],
    ['NaN', Number.NaN, 'NaN'],
  ])('quotes %s', (_name, value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  it('cuts a long string', () => {
    expect(quote('a'.repeat(1_000))).toBe(`"${'a'.repeat(99)}"`);
  });
});
