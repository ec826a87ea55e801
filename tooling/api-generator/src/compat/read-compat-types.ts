import { parse } from 'yaml';
import { type FieldDocs, NO_OVERRIDES, type Overrides } from '../read-overrides.ts';

/** Decisions by hand about the types of JSON. */
export interface CompatTypes extends Overrides {
  /** The schemas of the description that have a type. Schemas that they refer to have one as well. */
  readonly schemas: readonly string[];
  /** Type -> fields that the description lacks, in TypeScript. */
  readonly added: Readonly<Record<string, string>>;
  /** Types that the description lacks or has otherwise, in TypeScript. */
  readonly written: Readonly<Record<string, string>>;
}

export function readCompatTypes(text: string, fieldDocs: FieldDocs): CompatTypes {
  // We have written this file.
  const types = parse(text) as Partial<CompatTypes>;
  return { ...NO_OVERRIDES, schemas: [], added: {}, written: {}, fieldDocs, ...types };
}
