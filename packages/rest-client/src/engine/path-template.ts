// Pure
import { memoize } from './memoize.ts';

/** The path of an operation, such as `/users/{userId}/ban`. */
export interface PathTemplate {
  /** The fields of the path, in their order. */
  readonly names: readonly string[];
  /** The strings before, between and after the fields: one more than there are fields. */
  readonly literals: readonly string[];
}

/** There are about 300 paths. A composed one can hold a query, so others come as well. */
const BOUNDS = { maxEntries: 1_000, maxLength: 200 };

export const parsePathTemplate = /* @__PURE__ */ memoize((path): PathTemplate => {
  // The names are a group of the pattern, so they are in the list, between the literals.
  const parts = path.split(/{(\w+)}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}, BOUNDS);
