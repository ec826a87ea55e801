import { describe, expect, it } from 'vitest';
import type { Shape } from './shape.ts';
import { checkValue, validateBody } from './validate.ts';

const shapes = { User: { fields: { id: 'string', 'name?': 'string | null' }, others: false } } as const;
const options = { shapes };
const codes = (errors: readonly { code: string; meta?: { param_name: string } }[]) =>
  errors.map(({ code, meta }) => `${code.replace('form_param_', '')} ${meta?.param_name}`);
const check = (shape: Shape, value: unknown) => codes(checkValue(shape, value, 'x', options));

describe('checkValue()', () => {
  it.each<[Shape, readonly unknown[], readonly unknown[]]>([
    ['string', ['', 'a'], [1, null, [], {}, true]],
    ['string | null', ['a', null], [1]],
    ['integer', [0, -1, 2 ** 53 - 1], [1.5, '1', 2 ** 53, Number.NaN, null]],
    [
      'number',
      [1.5, 0, -1, 2 ** 60],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, '1', '', true, null, [], [1], {}],
    ],
    ['boolean', [true], ['true', 1, null]],
    ['object', [{}], [[], null, 'a']],
    ['any', [null, 1, 'a', []], []],
    [['string'], [[], ['a']], ['a', [1], [null]]],
    [{ type: 'integer', minimum: 1, maximum: 3 }, [1, 3], [0, 4]],
    [{ type: 'integer', minimum: 1, exclusiveMinimum: true }, [2], [1, 0]],
    [{ type: 'string', enum: ['a', 'b'] }, ['a'], ['c', '', 'A']],
    [{ type: 'string', nullable: true, enum: ['a'] }, ['a', null], ['b']],
    [{ type: 'string', minLength: 2, maxLength: 3 }, ['ab', 'abc'], ['a', 'abcd']],
    [{ type: 'string', pattern: '^a+$' }, ['aa'], ['ab', '']],
    [{ type: 'string', format: 'email' }, ['a@b.cc'], ['a', 'a@b', '@b.cc']],
    [{ type: 'string', format: 'date-time' }, ['2026-01-01T00:00:00Z'], ['2026-01-01', 'now']],
    [{ type: 'string', format: 'uri' }, ['https://a.example', 'app://x'], ['/a', 'a b']],
    [{ list: 'integer', minItems: 1, maxItems: 2 }, [[1], [1, 2]], [[], [1, 2, 3]]],
    [{ list: 'string', uniqueItems: true }, [['a', 'b']], [['a', 'a']]],
    [
      { oneOf: ['$User', { fields: { key: 'string' }, others: false }] },
      [{ id: 'a' }, { key: 'a' }],
      [{ other: 1 }],
    ],
    [
      { fields: { 'a?': 'string' }, anyOf: [{ requires: ['a'] }, { requires: ['b'] }] },
      [{ a: 'x' }, { b: 1 }],
      [{}],
    ],
    [{ type: 'object', nullable: true, allOf: ['$User'] }, [null, { id: 'a' }], [{}]],
    [{ type: 'object', others: 'integer' }, [{ a: 1 }], [{ a: 'x' }]],
  ])('of %j accepts the right values and rejects the others', (shape, right, wrong) => {
    for (const value of right) expect([value, check(shape, value)]).toEqual([value, []]);
    for (const value of wrong) expect([value, check(shape, value).length > 0]).toEqual([value, true]);
  });

  it('names the place of each error inside a value', () => {
    const shape: Shape = { fields: { users: ['$User'] } };
    expect(check(shape, { users: [{ id: 1 }, { name: 'a', age: 3 }] })).toEqual([
      'format_invalid x.users[0].id',
      'unknown x.users[1].age',
      'missing x.users[1].id',
    ]);
  });

  it.each<[Shape, unknown, string]>([
    [['string'], 1, 'x must be a list of strings.'],
    [['integer'], 1, 'x must be a list.'],
    ['string', 1, 'x must be a string.'],
    [{ type: 'string', pattern: '^a$' }, 'b', 'x must be a string that matches ^a$.'],
    [{ type: 'string', minLength: 2 }, 'b', 'x must be 2 characters or more.'],
    [{ type: 'string', maxLength: 2 }, 'bbb', 'x must have at most 2 characters.'],
    [{ type: 'string', enum: ['a', 'b'] }, 'c', 'x must be one of a, b.'],
    [{ list: 'integer', minItems: 1 }, [], 'x must be a list of 1 or more items.'],
    [{ list: 'integer', minItems: 1, maxItems: 2 }, [], 'x must be a list of between 1 and 2 items.'],
    [{ list: 'integer', uniqueItems: true }, [1, 1], 'x must be a list without repetitions.'],
    [{ type: 'integer', minimum: 1 }, 0, 'x must be 1 or more.'],
    [{ type: 'integer', minimum: 1, maximum: 3 }, 0, 'x must be between 1 and 3.'],
    [{ type: 'integer', minimum: 1, exclusiveMinimum: true }, 1, 'x must be greater than 1.'],
  ])('says what %j expects', (shape, value, message) => {
    expect(checkValue(shape, value, 'x', options).map((error) => error.long_message)).toEqual([message]);
  });

  it('distinguishes a wrong type from a wrong value', () => {
    expect(check({ type: 'integer', minimum: 1 }, 'a')).toEqual(['format_invalid x']);
    expect(check({ type: 'integer', minimum: 1 }, 0)).toEqual(['value_invalid x']);
    expect(check({ type: 'string', enum: ['a'] }, 'b')).toEqual(['value_invalid x']);
    expect(check({ type: 'string', pattern: '^a$' }, 'b')).toEqual(['format_invalid x']);
  });
});

describe('validateBody()', () => {
  const validate = (shape: Shape, body: unknown, more = {}) =>
    codes(validateBody(shape, body, { shapes, ...more }));

  it('rejects unknown parameters, also where the description allows them', () => {
    expect(validate({ fields: { 'a?': 'string' } }, { b: 1 })).toEqual(['unknown b']);
    expect(validate({ fields: { 'a?': 'string' }, others: true }, { b: 1 })).toEqual([]);
    expect(validate('object', { b: 1 })).toEqual([]);
  });

  it('allows unknown fields inside a value unless it is closed', () => {
    expect(validate({ fields: { 'a?': { fields: {} } } }, { a: { b: 1 } })).toEqual([]);
  });

  it('checks each item of a list, and the length of the list', () => {
    const shape: Shape = { list: '$User', minItems: 1, maxItems: 2 };
    expect(validate(shape, [{ id: 'a' }, { id: 1, x: 1 }])).toEqual(['format_invalid id', 'unknown x']);
    expect(validate(shape, [])).toEqual(['value_invalid body']);
    expect(validate(shape, [[]])).toEqual(['format_invalid body']);
    expect(validate(shape, [{ id: 'a' }, [{ id: 'b' }]])).toEqual(['format_invalid body']);
  });

  it('applies common formats and those of the operation, to parameters only', () => {
    const shape: Shape = { fields: { 'email_address?': ['string'], 'key?': 'string', 'map?': 'object' } };
    const formats = { key: { pattern: /^k/, expected: 'k' } };
    expect(validate(shape, { email_address: ['a@b.cc', 'x'], key: 'x' }, { formats })).toEqual([
      'format_invalid email_address',
      'format_invalid key',
    ]);
    expect(validate(shape, { map: { email_address: 'x' } }, { formats })).toEqual([]);
  });

  it('limits the size of metadata, of parameters only', () => {
    const metadata = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    const fields = {
      'public_metadata?': 'object',
      'private_metadata?': 'object',
      'unsafe_metadata?': 'object',
    };
    const shape: Shape = {
      fields: { ...fields, 'metadata?': 'object', 'user?': { fields }, 'users?': [{ fields }] },
    };
    for (const name of ['public_metadata', 'private_metadata', 'unsafe_metadata']) {
      expect(validate(shape, { [name]: metadata(8192) })).toEqual([]);
      expect(validate(shape, { [name]: metadata(8193) })).toEqual([`exceeds_allowed_size ${name}`]);
      const nested = { [name]: metadata(8193) };
      expect(validate(shape, { metadata: nested, user: nested, users: [nested] })).toEqual([]);
    }
  });

  it('applies no format to a field of a value, but its shape', () => {
    const fields = { 'email_address?': 'string', 'key?': 'string' };
    const shape: Shape = {
      fields: { 'user?': { fields }, 'users?': [{ fields }], 'other?': { oneOf: [{ fields }] } },
    };
    const formats = { key: { pattern: /^k/, expected: 'k' } };
    const nested = { email_address: 'x', key: 'x' };
    expect(validate(shape, { user: nested, users: [nested], other: nested }, { formats })).toEqual([]);
    expect(
      validate(shape, { user: { key: 1 }, users: [{ key: 1 }], other: { key: 1 } }, { formats }),
    ).toEqual(['format_invalid user.key', 'format_invalid users[0].key', 'format_invalid other.key']);
  });

  it('reports all errors, first those of what was sent', () => {
    expect(validate('$User', { nope: 1, name: 2 })).toEqual([
      'unknown nope',
      'format_invalid name',
      'missing id',
    ]);
  });
});
