import type { OpenApiSchema } from '@tooling/api-description/open-api';
import type { Overrides } from './read-overrides.ts';

/** The context in which a type is printed. */
export interface Scope {
  /** Results are open to new values. Parameters accept `undefined` and read-only lists. */
  readonly mode: 'read' | 'write';
  /** The type or constant, for the overrides. */
  readonly owner: string;
  readonly overrides: Overrides;
  /** Returns the name of the type behind a reference. */
  readonly refer: (ref: string) => string;
  /** Returns the schema behind a reference. */
  readonly resolve: (ref: string) => OpenApiSchema;
}
