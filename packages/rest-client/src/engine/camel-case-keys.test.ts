import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCaseKeys, renameKeys, toCamelCase } from './key-case.ts';

const key = fc.oneof(
  fc.constantFrom(
    'first_name',
    'public_metadata',
    'claims',
    'actor',
    '__proto__',
    'constructor',
    '0',
    'keys',
  ),
  fc.stringMatching(/^[a-zA-Z0-9_]{1,12}$/),
  fc.string(),
);
const { data } = fc.letrec((tie) => ({
  data: fc.oneof({ maxDepth: 3 }, tie('record'), fc.array(tie('data'), { maxLength: 3 })),
  record: fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.constant(null), tie('data')), {
    maxKeys: 4,
  }),
}));

describe('camelCaseKeys()', () => {
  it('renames like renameKeys, whatever the data', () => {
    fc.assert(
      fc.property(data, fc.option(key, { nil: undefined }), (value, opaque) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.stringify(camelCaseKeys(json, opaque))).toBe(
          JSON.stringify(renameKeys(json, toCamelCase, opaque)),
        );
      }),
      { seed: 31, numRuns: 1_000 },
    );
  });

  it('keeps a key __proto__ as a key', () => {
    const renamed = camelCaseKeys(JSON.parse('{"__proto__":{"is_admin":true}}'));
    expect(Object.getPrototypeOf(renamed)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(renamed, '__proto__')).toEqual({
      value: { isAdmin: true },
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });

  it.each<readonly [what: string, nest: (inner: unknown) => unknown]>([
    ['lists', (inner) => [inner]],
    ['objects', (inner) => ({ a: inner })],
  ])('takes 100 levels of %s, and throws for more', (_what, nest) => {
    const nested = (levels: number): unknown => (levels === 0 ? 'the end' : nest(nested(levels - 1)));
    expect(camelCaseKeys(nested(100))).toEqual(nested(100));
    expect(() => camelCaseKeys(nested(101))).toThrow(new TypeError('Unexpected shape'));
  });

  it('throws for data that is nested too deeply', () => {
    expect(() => camelCaseKeys(JSON.parse(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`))).toThrow(TypeError);
  });

  it('renames alike when more keys have come than it remembers', () => {
    for (let index = 0; index < 5_000; index++) {
      expect(camelCaseKeys({ [`key_a${index}`]: 1 })).toEqual({ [`keyA${index}`]: 1 });
    }
    expect(camelCaseKeys({ [`a_${'b'.repeat(100)}`]: 1 })).toEqual({ [`aB${'b'.repeat(99)}`]: 1 });
  });
});
