import type { OpenApiDocument, OpenApiSchema } from '@tooling/api-description/open-api';
import { isObject } from '@tooling/api-description/open-api';
import ts from 'typescript';

interface Context {
  readonly document: OpenApiDocument;
  readonly checker: ts.TypeChecker;
  readonly path: string;
  /** The references that led to the schema: schemas can refer to themselves. */
  readonly passed?: readonly string[];
}

/**
 * Returns the places where the type of a result promises other values than the schema does. It shares no code with the
 * generator, whose faults it finds.
 */
export function compareTypes(schema: OpenApiSchema, type: ts.Type, context: Context): readonly string[] {
  const { checker, path, document, passed = [] } = context;
  const facts = factsOf(schema, document);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
    return facts.kinds.size === 0 ? [] : [`${path}: is not unknown`];
  }
  const nullability = facts.isNullable ? 'can be null' : 'is never null';
  const faults = facts.isNullable === includesNull(type) ? [] : [`${path}: ${nullability}`];
  const { $ref: ref } = schema;
  const isLoop = typeof ref === 'string' && passed.includes(ref);
  const [kind] = facts.kinds;
  if (isLoop || facts.isUnion || facts.kinds.size !== 1 || kind === undefined) {
    return faults;
  }
  const next = typeof ref === 'string' ? { ...context, passed: [...passed, ref] } : context;
  return [...faults, ...compareKind(kind, facts, checker.getNonNullableType(type), next)];
}

function compareKind(kind: string, facts: Facts, type: ts.Type, context: Context): readonly string[] {
  const { checker, path } = context;
  if (kind === 'object') {
    return compareProperties(facts, type, context);
  }
  const item = type.getNumberIndexType();
  if (kind === 'array') {
    return item === undefined || facts.items === undefined
      ? [`${path}: is a list`]
      : compareTypes(facts.items, item, { ...context, path: `${path}[]` });
  }
  const whole = wholeType(kind, checker);
  // The API can add values to an enumeration of strings. The kind of an object and the flag `true` never change.
  const isConstant = path.endsWith('.object') || kind === 'boolean';
  const isSame = isConstant
    ? checker.isTypeAssignableTo(type, whole)
    : checker.isTypeAssignableTo(whole, type);
  return isSame ? [] : [`${path}: is any ${kind}, not ${checker.typeToString(type)}`];
}

function wholeType(kind: string, checker: ts.TypeChecker): ts.Type {
  if (kind === 'string') {
    return checker.getStringType();
  }
  return kind === 'boolean' ? checker.getBooleanType() : checker.getNumberType();
}

function compareProperties(facts: Facts, type: ts.Type, context: Context): readonly string[] {
  const { checker, path } = context;
  if (facts.properties.size === 0) {
    const isOpen = type.getStringIndexType() !== undefined || type.getProperties().length === 0;
    return isOpen ? [] : [`${path}: has unknown keys`];
  }
  const found = new Set<string>();
  const faults = [...facts.properties].flatMap(([name, schema]) => {
    const symbol = type.getProperty(camelCase(name)) ?? type.getProperty(name);
    const place = `${path}.${camelCase(name)}`;
    if (symbol === undefined) {
      return [`${place}: is missing`];
    }
    found.add(symbol.name);
    const isRequired = facts.required.has(name);
    const isOptional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
    const presence =
      isOptional === isRequired ? [`${place}: is ${isRequired ? 'required' : 'optional'}`] : [];
    const values = compareTypes(schema, checker.getTypeOfSymbol(symbol), { ...context, path: place });
    return [...presence, ...values];
  });
  const invented = type.getProperties().filter(({ name }) => !found.has(name));
  return [...faults, ...invented.map(({ name }) => `${path}.${name}: is not described`)];
}

export const camelCase = (name: string): string =>
  name.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

export const includesNull = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(includesNull) : Boolean(type.flags & ts.TypeFlags.Null);

interface Facts {
  readonly isNullable: boolean;
  /** The types of values other than null. */
  readonly kinds: ReadonlySet<string>;
  /** Whether the value has one of several schemas. */
  readonly isUnion: boolean;
  readonly items: OpenApiSchema | undefined;
  readonly properties: ReadonlyMap<string, OpenApiSchema>;
  readonly required: ReadonlySet<string>;
}

/** Returns what a schema says, together with the schemas that it refers to or combines. */
export function factsOf(schema: OpenApiSchema, document: OpenApiDocument): Facts {
  const factsIn = (schemas: readonly OpenApiSchema[]) => schemas.map((one) => factsOf(one, document));
  const alternatives = [
    ...schemasIn(schema, 'oneOf'),
    ...('properties' in schema ? [] : schemasIn(schema, 'anyOf')),
  ];
  const isUnion = alternatives.length > 1;
  const parts = factsIn([
    ...targetOf(schema, document),
    ...schemasIn(schema, 'allOf'),
    ...(isUnion ? [] : alternatives),
  ]);
  const choices = isUnion ? factsIn(alternatives) : [];
  const { type, nullable, items, properties, required, enum: values } = schema;
  return {
    isNullable:
      nullable === true ||
      (parts.length > 0 && parts.every((part) => part.isNullable)) ||
      choices.some((choice) => choice.isNullable) ||
      (Array.isArray(values) && values.includes(null)),
    kinds: new Set([
      ...(type === undefined ? [] : [type]),
      ...[...parts, ...choices].flatMap(({ kinds }) => [...kinds]),
    ]),
    isUnion: isUnion || parts.some((part) => part.isUnion),
    items: items ?? parts.find((part) => part.items)?.items,
    properties: new Map([
      ...parts.flatMap((part) => [...part.properties]),
      // In a valid description, properties are schemas.
      ...(isObject(properties) ? (Object.entries(properties) as Array<[string, OpenApiSchema]>) : []),
    ]),
    required: new Set([
      ...parts.flatMap((part) => [...part.required]),
      ...(Array.isArray(required) ? required : []),
    ]),
  };
}

function targetOf({ $ref: ref }: OpenApiSchema, { components }: OpenApiDocument): readonly OpenApiSchema[] {
  const target = typeof ref === 'string' ? components.schemas[ref.split('/').at(-1) ?? ''] : undefined;
  return target === undefined ? [] : [target];
}

function schemasIn(schema: OpenApiSchema, keyword: string): readonly OpenApiSchema[] {
  const value = schema[keyword];
  // In a valid description, these keywords hold lists of schemas.
  return Array.isArray(value) ? (value as readonly OpenApiSchema[]) : [];
}
