import { describe, expect, it } from 'vitest';
import { type InstanceOptions, isSameInstance } from './is-same-instance.ts';

const bound: InstanceOptions = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1' };

describe('isSameInstance()', () => {
  it.each<readonly [name: string, options: InstanceOptions, bound: InstanceOptions, expected: boolean]>([
    ['the same keys', bound, bound, true],
    ['another secret key', { ...bound, secretKey: 'sk_test_2' }, bound, false],
    ['a secret key where none is bound', { secretKey: 'sk_test_1' }, {}, false],
    [
      'a secret key where none is bound, but a publishable key',
      bound,
      { publishableKey: 'pk_test_1' },
      false,
    ],
    ['no secret key', { ...bound, secretKey: null }, bound, true],
    ['another publishable key', { ...bound, publishableKey: 'pk_test_2' }, bound, false],
    ['a publishable key where none is bound', bound, { secretKey: 'sk_test_1' }, true],
    ['an empty publishable key', { ...bound, publishableKey: '' }, bound, true],
    ['the default API, spelled out', { ...bound, apiUrl: 'https://api.clerk.com/' }, bound, true],
    ['another API', { ...bound, apiUrl: 'https://api.example' }, bound, false],
  ])('for %s', (_name, options, first, expected) => {
    expect(isSameInstance(options, first)).toBe(expected);
  });
});
