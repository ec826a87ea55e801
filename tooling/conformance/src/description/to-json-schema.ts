// Pure
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';

/** A schema of draft 7, as ajv takes it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Keywords of OpenAPI 3.0 that say nothing about a value, or that JSON Schema doesn't have. */
const DROPPED = new Set(['nullable', 'discriminator', 'example', 'xml', 'externalDocs']);

/** Where a schema holds other schemas: one, a list of them, or an object of them. */
const ONE = new Set(['items', 'not', 'additionalProperties']);
const LIST = new Set(['allOf', 'anyOf', 'oneOf']);
const BY_NAME = new Set(['properties']);

/** The `$id` under which the components of the description are known. */
export const COMPONENTS_ID = 'components';

/** Converts a schema of OpenAPI 3.0, whose dialect differs from JSON Schema in `nullable` and a few more. */
export function toJsonSchema(schema: OpenApiSchema): JsonSchema {
  if (typeof schema['$ref'] === 'string') {
    // Whatever stands beside a reference is ignored (OpenAPI 3.0.3, "Reference Object").
    return { $ref: schema['$ref'].replace('#/components/schemas/', `${COMPONENTS_ID}#/definitions/`) };
  }
  const converted: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (!DROPPED.has(keyword) && !keyword.startsWith('x-')) {
      converted[keyword] = convertKeyword(keyword, value);
    }
  }
  return withNull(schema, withNumericBounds(converted));
}

function convertKeyword(keyword: string, value: unknown): unknown {
  if (ONE.has(keyword) && isObject(value)) {
    return toJsonSchema(value);
  }
  if (LIST.has(keyword) && Array.isArray(value)) {
    return value.map((schema) => toJsonSchema(schema));
  }
  if (BY_NAME.has(keyword) && isObject(value)) {
    return convertAll(value);
  }
  return value;
}

/** Converts an object of schemas, whatever their names. */
export function convertAll(schemas: Readonly<Record<string, unknown>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(isObject(schema) ? schema : {})]),
  );
}

/** `minimum: 0, exclusiveMinimum: true` -> `exclusiveMinimum: 0`. */
function withNumericBounds(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const converted = { ...schema };
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const flag = converted[exclusive];
    if (typeof flag === 'boolean') {
      delete converted[exclusive];
    }
    if (flag === true) {
      converted[exclusive] = converted[bound];
      delete converted[bound];
    }
  }
  return converted;
}

function withNull({ nullable }: OpenApiSchema, schema: JsonSchema): JsonSchema {
  if (nullable !== true) {
    return schema;
  }
  const { type, enum: values } = schema;
  if (typeof type !== 'string') {
    return { anyOf: [schema, { type: 'null' }] };
  }
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
  };
}
