import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { type Property, propertiesOf, type Resolve, schemasOf } from '@tooling/api-description/properties-of';
import fc from 'fast-check';

/** Which optional properties are present, and which nullable values are null. */
export type Fill = 'minimal' | 'full' | 'any';

interface Options {
  readonly resolve: Resolve;
  readonly fill: Fill;
}

/** Data of users: keys in every spelling, which no code may change. */
const USERS_OWN = fc.dictionary(
  fc.constantFrom('snake_key', 'camelKey', 'Upper Key', 'x-header', 'ünï_1'),
  fc.constantFrom<unknown>('text', 0, false, null, [{ inner_key: 1 }], { deepKey: { deep_key: [] } }),
);

/** Returns an arbitrary for the values of a schema. All of them are valid, as far as the description uses keywords. */
export function arbitraryOf(schema: OpenApiSchema, options: Options): fc.Arbitrary<unknown> {
  const values = withoutNull(schema, options);
  if (schema.nullable !== true || options.fill === 'full') {
    return values;
  }
  return options.fill === 'minimal' ? fc.constant(null) : fc.option(values, { nil: null });
}

function withoutNull(schema: OpenApiSchema, options: Options): fc.Arbitrary<unknown> {
  if (typeof schema['$ref'] === 'string') {
    return arbitraryOf(options.resolve(schema['$ref']), options);
  }
  const alternatives =
    schemasOf(schema['oneOf']) ?? (schema['properties'] ? undefined : schemasOf(schema['anyOf']));
  if (alternatives !== undefined) {
    return fc.oneof(...alternatives.map((one) => arbitraryOf(one, options)));
  }
  const parts = schemasOf(schema['allOf']);
  if (parts?.length === 1 && parts[0] !== undefined && !schema['properties']) {
    return arbitraryOf(parts[0], options);
  }
  const values = schema['enum'];
  if (Array.isArray(values)) {
    return fc.constantFrom(...values);
  }
  if (parts !== undefined || schema.type === 'object') {
    return objectOf(schema, options);
  }
  return scalarOf(schema) ?? (schema.type === 'array' ? listOf(schema, options) : USERS_OWN);
}

function scalarOf(schema: OpenApiSchema): fc.Arbitrary<unknown> | undefined {
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: boundOf(schema, 'minimum') ?? 0,
        max: numberOf(schema['maximum']) ?? 2 ** 40,
      });
    case 'boolean':
      return fc.boolean();
    default:
      return undefined;
  }
}

function boundOf(schema: OpenApiSchema, keyword: string): number | undefined {
  const bound = numberOf(schema[keyword]);
  return bound !== undefined && schema['exclusiveMinimum'] === true ? bound + 1 : bound;
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function textOf({ format, pattern, minLength, maxLength }: OpenApiSchema): fc.Arbitrary<unknown> {
  if (typeof pattern === 'string') {
    const least = numberOf(minLength) ?? 0;
    return fc.stringMatching(new RegExp(pattern)).filter((text) => [...text].length >= least);
  }
  switch (format) {
    case 'date-time':
      return fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'uri':
      return fc.webUrl();
    case 'email':
      return fc.constantFrom('ada@example.com', 'grace+1@example.org');
    case 'binary':
      return fc.constant(new Blob(['picture'], { type: 'image/png' }));
    default:
      return fc.string({
        unit: 'grapheme',
        minLength: numberOf(minLength) ?? 1,
        maxLength: numberOf(maxLength) ?? 12,
      });
  }
}

function listOf({ items = {}, minItems }: OpenApiSchema, options: Options): fc.Arbitrary<unknown> {
  const minLength = numberOf(minItems) ?? (options.fill === 'any' ? 0 : 1);
  return fc.array(arbitraryOf(items, options), { minLength, maxLength: minLength + 2 });
}

function objectOf(schema: OpenApiSchema, options: Options): fc.Arbitrary<unknown> {
  const properties = propertiesOf(schema, options.resolve);
  if (properties.length === 0) {
    const inner = schema['additionalProperties'];
    // An object as the value of this keyword is a schema.
    return isObject(inner)
      ? fc.dictionary(
          fc.constantFrom('snake_key', 'org:admin', 'camelKey'),
          arbitraryOf(inner as OpenApiSchema, options),
        )
      : USERS_OWN;
  }
  const [choice = []] = (schemasOf(schema['anyOf']) ?? []).map(({ required }) => required);
  const isRequired = ({ name, isRequired: required }: Property) =>
    required || (Array.isArray(choice) && choice.includes(name));
  const present = properties.filter((property) => options.fill !== 'minimal' || isRequired(property));
  const model = Object.fromEntries(
    present.map(({ name, schema: inner }) => [name, arbitraryOf(inner, options)]),
  );
  const requiredKeys = present
    .filter((one) => options.fill === 'full' || isRequired(one))
    .map(({ name }) => name);
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}
