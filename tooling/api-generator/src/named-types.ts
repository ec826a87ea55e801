import { isObject, type OpenApiDocument, type OpenApiSchema } from '@tooling/api-description/open-api';
import { propertiesOf } from '@tooling/api-description/properties-of';
import { typeCase } from './casing.ts';
import { printProperty, printType } from './print-type.ts';
import type { Overrides } from './read-overrides.ts';
import type { Scope } from './scope.ts';

/** A result type, and the resource whose file declares it. */
export interface NamedType {
  readonly name: string;
  readonly home: string;
  /** The declaration in TypeScript, without its doc comment. */
  readonly text: string;
  /** Other named types in its declaration. */
  readonly uses: ReadonlySet<string>;
  readonly hasTimes: boolean;
}

export interface NamedTypes {
  /** Returns the name of a result type, and declares it if necessary. `name` is for a schema without a name. */
  readonly nameOf: (schema: OpenApiSchema, resource: string, name?: string) => string;
  /** Prints all declared types, including the types that they refer to. */
  readonly print: () => readonly NamedType[];
  readonly resolve: (ref: string) => OpenApiSchema;
}

interface Declared {
  readonly schema: OpenApiSchema;
  readonly home: string;
}

const REF = '#/components/schemas/';

export function createNamedTypes(document: OpenApiDocument, overrides: Overrides): NamedTypes {
  const declared = new Map<string, Declared>();
  const schemaOf = (ref: string): OpenApiSchema => {
    const schema = document.components.schemas[ref.slice(REF.length)];
    if (schema === undefined) {
      throw new Error(`The description has no ${ref}.`);
    }
    return schema;
  };
  const declare = (name: string, schema: OpenApiSchema, resource: string): string => {
    const known = declared.get(name);
    if (known !== undefined && shapeOf(known.schema, overrides) !== shapeOf(schema, overrides)) {
      throw new Error(`Two schemas are named ${name}, and differ: rename one of them in overrides.yml.`);
    }
    declared.set(name, known ?? { schema, home: overrides.homes[name] ?? resource });
    return name;
  };
  const nameOfRef = (ref: string, resource: string): string =>
    declare(refName(ref, overrides), schemaOf(ref), resource);

  const printOne = (name: string, { schema, home }: Declared): NamedType => {
    const uses = new Set<string>();
    const refer = (ref: string): string => {
      const used = nameOfRef(ref, home);
      uses.add(used);
      return used;
    };
    const scope: Scope = { mode: 'read', owner: name, overrides, refer, resolve: schemaOf };
    const properties = propertiesOf(schema, schemaOf);
    const text =
      properties.length === 0
        ? `export type ${name} = ${printType(schema, scope)};`
        : `export interface ${name} {\n${properties.map((one) => printProperty(one, scope)).join('\n')}\n}`;
    return { name, home, text, uses, hasTimes: /\w+(?:At|_at)\??: number/.test(text) };
  };

  return {
    nameOf: (schema, resource, name) => {
      const ref = schema['$ref'];
      if (typeof ref === 'string') {
        return nameOfRef(ref, resource);
      }
      if (name === undefined) {
        throw new Error('The result has no name: set `gives`.');
      }
      return isNameOfDescription(document, name)
        ? nameOfRef(REF + name, resource)
        : declare(name, schema, resource);
    },
    // Printing a type can declare others, which the iteration then reaches.
    print: () => [...iterate(declared, printOne)],
    resolve: schemaOf,
  };
}

function* iterate<Value, Result>(
  map: ReadonlyMap<string, Value>,
  make: (name: string, value: Value) => Result,
): Generator<Result> {
  for (const [name, value] of map) {
    yield make(name, value);
  }
}

const isNameOfDescription = ({ components }: OpenApiDocument, name: string): boolean =>
  name in components.schemas;

function refName(ref: string, { rename, suffix = '' }: Overrides): string {
  const key = ref.slice(REF.length);
  const name =
    rename[key] ??
    typeCase(key)
      .replace(/^Commerce/, 'Billing')
      .replace(/Response$/, '');
  return name + suffix;
}

/** Two schemas are the same if they differ only in prose and in the names of the schemas that they refer to. */
function shapeOf(schema: OpenApiSchema, overrides: Overrides): string {
  const prose = new Set(['description', 'example', 'examples', 'title', 'readOnly']);
  return JSON.stringify(schema, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') {
      return refName(value, overrides);
    }
    return prose.has(key) ? undefined : inOrder(value);
  });
}

function inOrder(value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}
