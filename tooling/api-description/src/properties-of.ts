// Pure
import { isObject, type OpenApiSchema } from './open-api.ts';

/** Returns the schema behind a reference. */
export type Resolve = (ref: string) => OpenApiSchema;

export interface Property {
  readonly name: string;
  readonly schema: OpenApiSchema;
  readonly isRequired: boolean;
}

/** Returns the properties of an object, including the properties of all parts of its `allOf`. */
export function propertiesOf(schema: OpenApiSchema, resolve: Resolve): readonly Property[] {
  if (typeof schema['$ref'] === 'string') {
    return propertiesOf(resolve(schema['$ref']), resolve);
  }
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const found = new Map<string, Property>();
  // A later part describes a property again, and cannot make it optional.
  const add = (property: Property): void => {
    const isRequired = property.isRequired || found.get(property.name)?.isRequired === true;
    found.set(property.name, { ...property, isRequired });
  };
  for (const part of schemasOf(schema['allOf']) ?? []) {
    propertiesOf(part, resolve).forEach(add);
  }
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, property] of Object.entries(own)) {
    // In a valid description, properties are schemas.
    add({ name, schema: property as OpenApiSchema, isRequired: false });
  }
  return [...found.values()].map((property) => ({
    ...property,
    isRequired: property.isRequired || required.has(property.name),
  }));
}

export function schemasOf(value: unknown): readonly OpenApiSchema[] | undefined {
  // In a valid description, these lists hold schemas.
  return Array.isArray(value) ? (value as readonly OpenApiSchema[]) : undefined;
}
