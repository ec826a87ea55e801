import { isObject } from '@tooling/api-description/open-api';
import fc from 'fast-check';

type Value = fc.Arbitrary<unknown>;

/** Copies data. The reference sends a list inside of a list as an empty object if two parameters share it. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copyOf);
  }
  return isObject(value) && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyOf(item)]))
    : value;
}

/** Returns one of the values, which no other parameter has. */
const oneOf = (...values: readonly unknown[]): Value => fc.constantFrom(...values).map(copyOf);

/** Ids as they are, ids that would change the path, and values that are not ids. */
export const IDS: Value = fc.oneof(
  { arbitrary: fc.constantFrom('user_1', 'org_2x', 'idn_3', 'acme'), weight: 80 },
  {
    arbitrary: fc.constantFrom<unknown>(
      ...[
        'a/b',
        'a//b',
        '/a',
        'a?b=c',
        'a#b',
        'a%2Fb',
        'a%',
        'a b',
        ' a',
        'ä ö',
        '😀',
        "'()*!",
        'a+b',
        'a:b',
      ],
      ...[
        '.',
        '..',
        'a/../b',
        '%2e%2e',
        'a\\b',
        'org:admin',
        'null',
        'undefined',
        'sk_test_1',
        'a\nb',
        '\ud800',
      ],
      ...['', undefined, null, 0, 7, Number.NaN, true, false],
    ),
    weight: 30,
  },
  { arbitrary: fc.constantFrom<unknown>([], ['user_1'], {}, { id: 'user_1' }), weight: 2 },
);

/** Data of users: keys in every spelling. */
export const NESTED: Value = oneOf(
  {},
  { camelKey: { snake_key: [{ innerKey: 1 }, null, 'x'] }, 'Upper Key': 0, 'x-header': false },
  { ünï_Cödé: { keyÄ: 'ß', 键: { 子Key: ['值'] } }, '': { deepKey: '' }, _private: 1, key2Value: null },
  { a: { b: { c: { dEeP: [[{ listKey: [] }]] } } }, APIKey: 'x', web3Wallet: { URLs: [] } },
  { toString: 'own', constructor: { keyOne: 1 }, date: new Date(86_400_000) },
);

/** Values of another type than the described one, and values that a program passes for nothing. */
export const ODD_VALUES: Value = fc.oneof(
  { arbitrary: oneOf(undefined, null, '', 0, false, [], {}), weight: 60 },
  {
    arbitrary: oneOf(
      ...['0', '10', 'false', 'null', ' ', 'ä ö&=?#/+%', 'a,b', '-created_at', '+created_at'],
      ...[1, -1, 1.5, 1e21, true],
    ),
    weight: 50,
  },
  {
    arbitrary: oneOf(['a'], ['a', 'b', 'a'], [1, true], ['a', ['b']], [{ camelKey: 1 }]),
    weight: 30,
  },
  { arbitrary: oneOf([''], [null], [undefined], ['a', ''], [0, false]), weight: 10 },
  { arbitrary: NESTED, weight: 20 },
  { arbitrary: oneOf(new Date(86_400_000), new Date(Number.NaN)), weight: 10 },
  {
    arbitrary: oneOf(
      ...[Number.NaN, Number.POSITIVE_INFINITY, 7n, Symbol('s'), () => 1],
      ...[new Map([['a', 1]]), new Set(['a']), new URL('https://example.com/a'), new Uint8Array([1]), /a/],
    ),
    weight: 6,
  },
);

/** Values of pages at their bounds. */
export const PAGES: Readonly<Record<string, Value>> = {
  limit: fc.constantFrom<unknown>(1, 10, 100, 500, 501, 1000, 0, -1, 1.5, '10', '', 'ten', null, undefined),
  offset: fc.constantFrom<unknown>(0, 1, 10_000, -1, 0.5, '5', 'five', null, undefined),
  orderBy: fc.constantFrom<unknown>(
    ...['created_at', '-created_at', '+created_at', '-last_sign_in_at', '', undefined, null],
    ['-created_at', 'name'],
  ),
};

/** Parameters that no method has. */
export const UNKNOWN_FIELDS: readonly string[] = [
  ...['unknownField', 'another_field', 'x-header', 'Upper Key', 'URLs', 'web3Thing', 'äÖ', 'key2Value'],
  ...['toString', 'id', '_private', 'paginated', 'userId', 'organizationId'],
];

/** Files and what a program passes in their place. */
export const FILES: Value = fc.constantFrom<unknown>(
  new Blob(['picture'], { type: 'image/png' }),
  new File(['logo'], 'lögo.svg', { type: 'image/svg+xml' }),
  new Blob([]),
  ...['text', '', undefined, null, 7, {}],
);

export const TEXTS: Value = fc.constantFrom<unknown>('token_1', 'a.b.c', 'oauth_google', 'google', 'ä', '');
