import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { type Property, propertiesOf, schemasOf } from '@tooling/api-description/properties-of';
import { camelCase, capitalize } from './casing.ts';
import { printFieldDoc } from './print-field-doc.ts';
import { lookUp } from './read-overrides.ts';
import type { Scope } from './scope.ts';

const TIMES_IN_BODIES: ReadonlySet<string> = new Set(['created_at', 'legal_accepted_at', 'extend_to']);
const TIME_IN_QUERY = /_(before|after|since)$/;
const METADATA = /^(public|private|unsafe)_metadata$/;

/** Prints a schema as a TypeScript type. `property` is the name of the property with this type, for the overrides. */
export function printType(schema: OpenApiSchema, scope: Scope, property = ''): string {
  const fixed = lookUp(scope.overrides.types, scope.owner, property);
  const type = fixed ?? printTime(schema, scope, property) ?? printPlain(schema, scope, property);
  if (fixed !== undefined && scope.overrides.areTypesExact) {
    return fixed;
  }
  const includesNull = fixed === undefined ? type.endsWith('| null') : /\bnull\b/.test(fixed);
  return isNullable(schema, scope) && !includesNull ? `${type} | null` : type;
}

/** A schema behind a reference can be nullable as well, and the name of its type does not include null. */
function isNullable(schema: OpenApiSchema, { resolve }: Scope): boolean {
  const { $ref: ref, nullable } = schema;
  return nullable === true || (typeof ref === 'string' && resolve(ref).nullable === true);
}

/** Times can be dates or numbers. The client sends RFC 3339 strings in bodies and milliseconds in queries. */
function printTime(schema: OpenApiSchema, { mode }: Scope, property: string): string | undefined {
  if (mode === 'write' && schema.type === 'string' && TIMES_IN_BODIES.has(property)) {
    return 'Date | number | string';
  }
  return mode === 'write' && schema.type === 'integer' && TIME_IN_QUERY.test(property)
    ? 'Date | number'
    : undefined;
}

function printPlain(schema: OpenApiSchema, scope: Scope, property: string): string {
  if (typeof schema['$ref'] === 'string') {
    return scope.refer(schema['$ref']);
  }
  const [kind] = METADATA.exec(property) ?? [];
  if (kind !== undefined) {
    const subject = scope.overrides.metadata[scope.owner];
    if (subject === undefined) {
      return 'Record<string, unknown>';
    }
    const metadata = `${subject}${capitalize(kind.split('_')[0] ?? '')}Metadata`;
    return scope.overrides.merged?.includes(scope.owner) ? `MetadataPatch<${metadata}>` : metadata;
  }
  const alternatives = schemasOf(schema['oneOf'] ?? (schema['properties'] ? undefined : schema['anyOf']));
  if (alternatives !== undefined) {
    return [...new Set(alternatives.map((one) => printType(one, scope, property)))].join(' | ');
  }
  const parts = schemasOf(schema['allOf']);
  if (parts?.length === 1 && parts[0] !== undefined) {
    return printType(parts[0], scope, property);
  }
  return parts === undefined ? printByType(schema, scope, property) : printObject(schema, scope);
}

function printByType(schema: OpenApiSchema, scope: Scope, property: string): string {
  const values = schema['enum'];
  if (Array.isArray(values)) {
    return printEnum(values, scope, property);
  }
  switch (schema.type) {
    case 'string':
      return schema['format'] === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return printList(schema.items ?? {}, scope, property);
    case 'object':
      return printObject(schema, scope);
    default:
      return 'unknown';
  }
}

/** Enums in results can get new values, except the kind of an object. */
function printEnum(values: readonly unknown[], scope: Scope, property: string): string {
  const literals = values.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ');
  if (literals === "'true' | 'false'") {
    return 'boolean';
  }
  const canGrow = scope.mode === 'read' && scope.overrides.enums !== 'closed';
  const isOpen = canGrow && property !== 'object' && typeof values[0] === 'string';
  return isOpen ? `Open<${literals}>` : literals;
}

function printList(items: OpenApiSchema, scope: Scope, property: string): string {
  const item = printType(items, scope, property);
  const list = /[|{]/.test(item) ? `Array<${item}>` : `${item}[]`;
  return scope.mode === 'read'
    ? list
    : list.replace(/^Array</, 'ReadonlyArray<').replace(/^(?!Readonly)/, 'readonly ');
}

function printObject(schema: OpenApiSchema, scope: Scope): string {
  const properties = propertiesOf(schema, scope.resolve);
  if (properties.length > 0) {
    // A comment belongs to the member on the next line.
    return `{\n${properties.map((one) => printProperty(one, scope)).join('\n')}\n}`;
  }
  const values = schema['additionalProperties'];
  // In a valid description, `additionalProperties` is a boolean or a schema.
  return isObject(values)
    ? `Record<string, ${printType(values as OpenApiSchema, scope)}>`
    : 'Record<string, unknown>';
}

/** Prints a member of an interface, with its doc comment. */
export function printProperty({ name, schema, isRequired: isDescribed }: Property, scope: Scope): string {
  const { names, optional = [], required, spelling } = scope.overrides;
  const path = `${scope.owner}.${name}`;
  const isRequired = (isDescribed && !optional.includes(path)) || required.includes(path);
  const type = printType(schema, scope, name);
  const key = lookUp(names, scope.owner, name) ?? (spelling === 'as-sent' ? name : camelCase(name));
  const spelled = /^\w+$/.test(key) ? key : `'${key}'`;
  const mark = isRequired ? '' : '?';
  const absent = isRequired || scope.mode === 'read' || type === 'unknown' ? '' : ' | undefined';
  return `${printFieldDoc(name, schema, scope)}${spelled}${mark}: ${type}${absent};`;
}
