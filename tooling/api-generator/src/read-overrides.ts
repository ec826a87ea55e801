import { parse } from 'yaml';

/** Decisions by hand about names and types. Keys are names of types, constants or properties. */
export interface Overrides {
  /** Schema of the description -> type. Two schemas with the same name must be the same. */
  readonly rename: Readonly<Record<string, string>>;
  /** Type -> resource whose file declares it. Default: the first resource that uses it. */
  readonly homes: Readonly<Record<string, string>>;
  /** Type or constant -> the object whose metadata it has: `User` stands for `UserPublicMetadata`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Constants that merge the metadata that they take, so that null deletes a key. */
  readonly merged?: readonly string[];
  /** `Type.property` or `property` -> a TypeScript type. Nullable properties get `null`, unless `areTypesExact` is set. */
  readonly types: Readonly<Record<string, string>>;
  readonly areTypesExact?: boolean;
  /** `Type.property` that the client requires, although the description calls it optional. */
  readonly required: readonly string[];
  /** `Type.property` that can be absent, although the description requires it. */
  readonly optional?: readonly string[];
  /** How properties are spelled. Default: in camelCase. */
  readonly spelling?: 'as-sent';
  /** Whether results can have other values than the described ones. Default: they can. */
  readonly enums?: 'closed';
  /** The end of the name of every type. */
  readonly suffix?: string;
  /** `constant.property` -> its name in the reference SDK. */
  readonly names: Readonly<Record<string, string>>;
  /** Constant -> the fields that can order a list. */
  readonly orders: Readonly<Record<string, readonly string[]>>;
  /** Type, `Type.property` or `property` -> a doc comment. */
  readonly docs: Readonly<Record<string, string>>;
  /** Constant -> fields in addition to the described ones, in TypeScript. */
  readonly extra: Readonly<Record<string, string>>;
  readonly fieldDocs?: FieldDocs;
}

/** The doc comments of fields. A key is `owner.property`, or `property` for all owners. */
export interface FieldDocs {
  /** Fields of parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Fields of results. `{property}` names another field of the same type. */
  readonly results: Readonly<Record<string, string>>;
  /** `Type.property` -> the API version that introduced a field of a result. */
  readonly since: Readonly<Record<string, string>>;
  /** Ids in the path, by their names in the client. */
  readonly path: Readonly<Record<string, string>>;
  /** The values of an enumeration, with what each one means. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** For tables that need a part of the overrides. */
export const NO_OVERRIDES: Overrides = {
  rename: {},
  homes: {},
  metadata: {},
  types: {},
  required: [],
  names: {},
  orders: {},
  docs: {},
  extra: {},
};

export function readOverrides(text: string, fieldDocs?: FieldDocs): Overrides {
  // We have written this file.
  const overrides = parse(text) as Overrides;
  return fieldDocs === undefined ? overrides : { ...overrides, fieldDocs };
}

/** Reads the words of parameters and enumerations, and the words of results. */
export function readFieldDocs(docs: string, results: string): FieldDocs {
  // We have written these files.
  return { ...parse(docs), ...parse(results) } as FieldDocs;
}

/** Returns the entry for a property of one type, else the entry for all properties with this name. */
export function lookUp<Entry>(
  table: Readonly<Record<string, Entry>>,
  owner: string,
  property: string,
): Entry | undefined {
  return table[`${owner}.${property}`] ?? table[property];
}
