import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { quote } from './quote.ts';

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe('quote()', () => {
  it.each<readonly [value: unknown, quoted: string]>([
    ['a"b\n', String.raw`"a\"b\n"`],
    ['sk\u200b\u202e\u00fc', String.raw`"sk\u200b\u202e\u00fc"`],
    ['x'.repeat(81), `"${'x'.repeat(80)}..."`],
    [undefined, 'undefined'],
    [null, 'null'],
    [Number.NaN, 'NaN'],
    [-0.5, '-0.5'],
    [true, 'true'],
    [10n, '10n'],
    [Symbol('x'), 'a symbol'],
    [() => 1, 'a function'],
    [class {}, 'a function'],
    [{}, 'an object'],
    [Object.create(null), 'an object'],
    [runInNewContext('({})'), 'an object'],
    [new Date(0), 'an object of the class Date'],
    [Promise.resolve(), 'an object of the class Promise'],
    [[], '[]'],
    [['a', undefined, [1], {}], '["a", undefined, a list, an object]'],
    [new Array(3), '[undefined, undefined, undefined]'],
    [new Array(4_294_967_295), `[${'undefined, '.repeat(9)}...]`],
    [runInNewContext('["a"]'), '["a"]'],
  ])('formats case %#', (value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  it('does not throw for a revoked proxy', () => {
    expect(quote(revoked())).toBe('an unreadable object');
    expect(quote([revoked()])).toBe('an unreadable object');
  });
});

it('leaves the user and a long password of a URL out', () => {
  expect(quote(`https://user:${'p"w'.repeat(40)}@host/path`)).toBe('"https://[redacted]@host/path"');
});
