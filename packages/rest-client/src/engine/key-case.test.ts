import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renameKeys, toCamelCase, toSnakeCase } from './key-case.ts';

const camelCaseKeys = (value: unknown) => renameKeys(value, toCamelCase);
const snakeCaseKeys = (value: unknown) => renameKeys(value, toSnakeCase);

const pairs: ReadonlyArray<readonly [camel: string, snake: string]> = [
  ['id', 'id'],
  ['firstName', 'first_name'],
  ['primaryEmailAddressId', 'primary_email_address_id'],
  ['web3Wallet', 'web3_wallet'],
  ['aBCD', 'a_b_c_d'],
];

describe('toCamelCase() and toSnakeCase()', () => {
  it.each(pairs.slice(0, 4))('convert %s and %s into each other', (camel, snake) => {
    expect(toSnakeCase(camel)).toBe(snake);
    expect(toCamelCase(snake)).toBe(camel);
  });

  it('handle acronyms, single letters and leading underscores', () => {
    expect(toSnakeCase('primaryEmailAddressID')).toBe('primary_email_address_id');
    expect(toSnakeCase('userIDOfOwner')).toBe('user_id_of_owner');
    expect(toSnakeCase('XMLHttp')).toBe('xml_http');
    expect(toSnakeCase('already_snake')).toBe('already_snake');
    expect(toCamelCase('a__b')).toBe('aB');
    expect(toCamelCase('a_b_c')).toBe('aBC');
    expect(toCamelCase('_private')).toBe('_private');
  });
});

describe('renameKeys()', () => {
  it('renames keys at every level', () => {
    const json = { email_addresses: [{ linked_to: [{ a_b: 1 }] }], has_image: false, last_name: null };
    const data = { emailAddresses: [{ linkedTo: [{ aB: 1 }] }], hasImage: false, lastName: null };
    expect(camelCaseKeys(json)).toEqual(data);
    expect(snakeCaseKeys(data)).toEqual(json);
  });

  it('keeps the keys of user content', () => {
    const stored = { snake_key: 1, camelKey: { deep_key: [{ other_key: 1 }] } };
    expect(camelCaseKeys({ public_metadata: stored, unsafe_metadata: stored })).toEqual({
      publicMetadata: stored,
      unsafeMetadata: stored,
    });
    expect(snakeCaseKeys({ privateMetadata: stored })).toEqual({ private_metadata: stored });
  });

  it('keeps dates', () => {
    const createdAt = new Date(0);
    expect(snakeCaseKeys({ createdAt })).toEqual({ created_at: createdAt });
  });

  it('copies a key __proto__ as a key', () => {
    const result = camelCaseKeys(JSON.parse('{"__proto__":{"is_admin":true}}'));
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Reflect.get(Object(result), 'isAdmin')).toBeUndefined();
  });

  it('is fast for a long key', () => {
    const key = '_'.repeat(1_000_000);
    expect(camelCaseKeys({ [key]: 1 })).toEqual({ [key]: 1 });
  });

  it.each<readonly [what: string, nest: (inner: unknown) => unknown]>([
    ['lists', (inner) => [inner]],
    ['objects', (inner) => ({ a: inner })],
  ])('takes 100 levels of %s, and throws for more', (_what, nest) => {
    const nested = (levels: number): unknown => (levels === 0 ? 'the end' : nest(nested(levels - 1)));
    expect(camelCaseKeys(nested(100))).toEqual(nested(100));
    expect(() => camelCaseKeys(nested(101))).toThrow(new TypeError('Unexpected shape'));
  });

  it('throws for data that would exhaust the stack', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(() => camelCaseKeys(deep)).toThrow(TypeError);
  });

  it('adds nothing to any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(JSON.stringify(camelCaseKeys(value)).replace(/"[^"]*":/g, '').length).toBeLessThanOrEqual(
          JSON.stringify(value).length,
        );
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
