// Pure
import { ALTERNATIVES, FACTS, REF, type Shape, type ShapeObject } from './distilled.ts';
import { isObject, type OpenApiSchema } from './open-api.ts';
import { schemasOf } from './properties-of.ts';

/** Keywords with prose, or without a meaning for values. */
const DROPPED: ReadonlySet<string> = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'xml',
  'discriminator',
]);

const STRUCTURE: ReadonlySet<string> = new Set([
  'type',
  'nullable',
  'properties',
  'required',
  'additionalProperties',
  'items',
  ...ALTERNATIVES,
]);

/** Reduces a schema to its facts. Throws for a keyword that is neither known as a fact nor as prose. */
export function distillSchema(schema: OpenApiSchema): Shape {
  const { $ref: ref, type, nullable = false, items } = schema;
  if (typeof ref === 'string') {
    return `$${ref.slice(REF.length)}`;
  }
  checkKeywords(schema);
  const facts: ShapeObject = {
    ...objectFacts(schema),
    ...(items && { list: distillSchema(items) }),
    ...alternatives(schema),
    ...pick(schema, FACTS),
  };
  const isPlain = Object.keys(facts).length === 0;
  if (isPlain && type !== undefined) {
    return nullable ? `${type} | null` : type;
  }
  if (facts.list !== undefined && Object.keys(facts).length === 1 && type === 'array' && !nullable) {
    return [facts.list];
  }
  const impliedType = impliedTypeOf(facts);
  return {
    ...(type !== impliedType && { type: type ?? 'any' }),
    ...(nullable && { nullable: true }),
    ...facts,
  };
}

/** The type that a shape has if it does not name one. */
export function impliedTypeOf(facts: {
  readonly fields?: unknown;
  readonly list?: unknown;
}): string | undefined {
  if (facts.fields !== undefined) {
    return 'object';
  }
  return facts.list === undefined ? undefined : 'array';
}

function objectFacts({ properties, required, additionalProperties: others }: OpenApiSchema): ShapeObject {
  const names: readonly string[] = Array.isArray(required) ? required : [];
  const fields = isObject(properties) ? properties : {};
  const requires = names.filter((name) => !(name in fields));
  const distilled = Object.entries(fields).map(([name, field]) => [
    names.includes(name) ? name : `${name}?`,
    // In a valid description, properties are schemas.
    distillSchema(field as OpenApiSchema),
  ]);
  return {
    ...(isObject(properties) && { fields: Object.fromEntries(distilled) }),
    ...(requires.length > 0 && { requires }),
    ...(isObject(others) && { others: distillSchema(others) }),
    ...(typeof others === 'boolean' && { others }),
  };
}

function alternatives(schema: OpenApiSchema): object {
  return Object.fromEntries(
    ALTERNATIVES.flatMap((keyword) => {
      const schemas = schemasOf(schema[keyword]);
      return schemas === undefined ? [] : [[keyword, schemas.map(distillSchema)]];
    }),
  );
}

function pick(schema: OpenApiSchema, keywords: readonly string[]): object {
  return Object.fromEntries(
    keywords.flatMap((keyword) => (keyword in schema ? [[keyword, schema[keyword]]] : [])),
  );
}

function checkKeywords(schema: OpenApiSchema): void {
  for (const keyword of Object.keys(schema)) {
    const isKnown = STRUCTURE.has(keyword) || FACTS.includes(keyword) || DROPPED.has(keyword);
    if (!isKnown && !keyword.startsWith('x-')) {
      throw new Error(`Unknown keyword "${keyword}" in a schema. Add it to FACTS or DROPPED.`);
    }
  }
}
