// Pure
import { ALTERNATIVES } from '@tooling/api-description/distilled';
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';

/** A schema of draft 7, the input of ajv. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Keywords of OpenAPI 3.0 that do not constrain a value, or do not exist in JSON Schema. */
const DROPPED = new Set(['nullable', 'discriminator', 'example', 'xml', 'externalDocs']);

/** Keywords that contain schemas: a single schema, a list or an object. */
const ONE = new Set(['items', 'not', 'additionalProperties']);
const LIST = new Set(['allOf', 'anyOf', 'oneOf']);
const BY_NAME = new Set(['properties']);

/** The `$id` of the components of the description. */
export const COMPONENTS_ID = 'components';

/** Converts a schema of OpenAPI 3.0, which differs from JSON Schema in `nullable` and a few other keywords. */
export function toJsonSchema(schema: OpenApiSchema): JsonSchema {
  if (typeof schema['$ref'] === 'string') {
    // The siblings of a reference are ignored (OpenAPI 3.0.3, "Reference Object").
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

/** Converts an object of schemas. */
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
  const isComposed = ALTERNATIVES.some((keyword) => keyword in schema);
  if (typeof type !== 'string' || isComposed) {
    return { anyOf: [schema, { type: 'null' }] };
  }
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
  };
}
