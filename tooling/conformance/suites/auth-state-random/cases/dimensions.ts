import { COOKIES } from './cookie-dimensions.ts';
import { OPTIONS } from './option-dimensions.ts';
import { REQUEST } from './request-dimensions.ts';

/**
 * The dimensions of a case. Each has named values, and the first is the plain value. A case selects a name per
 * dimension, so that it can be printed, replayed and reduced.
 */
export const DIMENSIONS = { ...OPTIONS, ...REQUEST, ...COOKIES };

export type Dimension = keyof typeof DIMENSIONS;

/** A name for each dimension. */
export type AuthCase = Readonly<Record<Dimension, string>>;

// `Object.keys` returns strings, which are the keys of the table.
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** The names that a case can select. Substitute tokens are for rewriting only. */
export const namesOf = (dimension: Dimension): readonly string[] =>
  Object.keys(DIMENSIONS[dimension]).filter((name) => !name.startsWith('stand-in'));

export const PLAIN_CASE: AuthCase = Object.fromEntries(
  DIMENSION_NAMES.map((dimension) => [dimension, namesOf(dimension)[0] ?? '']),
  // The object has every dimension of the table.
) as AuthCase;

/** Returns the value of a name in a dimension. */
export function valueAt<D extends Dimension>(
  authCase: AuthCase,
  dimension: D,
): (typeof DIMENSIONS)[D][keyof (typeof DIMENSIONS)[D]] {
  const values = DIMENSIONS[dimension];
  const name = authCase[dimension];
  if (!Object.hasOwn(values, name)) {
    throw new Error(`The dimension ${dimension} has no value named ${name}.`);
  }
  // The lines above check that it exists.
  return values[name as keyof typeof values];
}
