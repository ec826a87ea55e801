import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { toJsonSchema } from './to-json-schema.ts';

describe('toJsonSchema()', () => {
  it.each([
    ['a type that is nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'an enum that is nullable',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a composition that is nullable',
      { allOf: [{ type: 'object' }], nullable: true },
      { anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] },
    ],
    ['a value that is not nullable', { type: 'string', nullable: false }, { type: 'string' }],
    [
      'an exclusive bound',
      { type: 'integer', minimum: 0, exclusiveMinimum: true },
      { type: 'integer', exclusiveMinimum: 0 },
    ],
    [
      'an inclusive bound',
      { type: 'integer', maximum: 9, exclusiveMaximum: false },
      { type: 'integer', maximum: 9 },
    ],
    [
      'annotations',
      { type: 'object', discriminator: { propertyName: 'a' }, example: { a: 1 }, 'x-note': 1 },
      { type: 'object' },
    ],
    [
      'properties that are called like annotations',
      {
        properties: { example: { type: 'string', example: 'x' }, 'x-y': { nullable: true, type: 'string' } },
      },
      { properties: { example: { type: 'string' }, 'x-y': { type: ['string', 'null'] } } },
    ],
    [
      'schemas at every depth',
      { items: { additionalProperties: { oneOf: [{ type: 'number', nullable: true }] } } },
      { items: { additionalProperties: { oneOf: [{ type: ['number', 'null'] }] } } },
    ],
    ['a closed object', { additionalProperties: false }, { additionalProperties: false }],
    [
      'a reference, with ignored siblings',
      { $ref: '#/components/schemas/User', nullable: true },
      { $ref: 'components#/definitions/User' },
    ],
  ])('converts %s', (_name, schema, expected) => {
    expect(toJsonSchema(schema)).toEqual(expected);
  });

  it('returns schemas that ajv accepts in its strict mode', () => {
    const schema = toJsonSchema({
      type: 'object',
      discriminator: { propertyName: 'kind' },
      properties: {
        kind: { type: 'string', enum: ['a', 'b'], nullable: true, example: 'a' },
        size: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      },
    });
    const validate = new Ajv({ strict: true }).compile(schema);
    expect(validate({ kind: null, size: 1 })).toBe(true);
    expect(validate({ kind: 'c' })).toBe(false);
    expect(validate({ size: 0 })).toBe(false);
  });
});
