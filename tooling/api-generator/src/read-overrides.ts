import { parse } from 'yaml';

/** What the description leaves open or names badly, decided by hand. Keys are names of types, constants or properties. */
export interface Overrides {
  /** Schema of the description -> type. Two schemas of one name must be the same. */
  readonly rename: Readonly<Record<string, string>>;
  /** Type -> resource in whose file it is declared, where the first one to use it is not the right one. */
  readonly homes: Readonly<Record<string, string>>;
  /** Type or constant -> whose metadata it holds: `User` gives `UserPublicMetadata`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** `Type.property` or `property` -> a type in TypeScript. */
  readonly types: Readonly<Record<string, string>>;
  /** `Type.property` that the client sees to, though the description calls it optional. */
  readonly required: readonly string[];
  /** `constant.property` -> the name that users of the reference SDK know. */
  readonly names: Readonly<Record<string, string>>;
  /** Constant -> fields that a list can be ordered by. */
  readonly orders: Readonly<Record<string, readonly string[]>>;
  /** Type, `Type.property` or `property` -> a doc comment. */
  readonly docs: Readonly<Record<string, string>>;
  /** Constants that take fields besides those described -> the fields, in TypeScript. */
  readonly extra: Readonly<Record<string, string>>;
}

export function readOverrides(text: string): Overrides {
  // The file is ours; the compiler can't know its shape.
  return parse(text) as Overrides;
}

/** What is said of a property: of that of one type, else of all of its name. */
export function lookUp(
  table: Readonly<Record<string, string>>,
  owner: string,
  property: string,
): string | undefined {
  return table[`${owner}.${property}`] ?? table[property];
}
