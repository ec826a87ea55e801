import { COOKIES } from './cookie-dimensions.ts';
import { OPTIONS } from './option-dimensions.ts';
import { REQUEST } from './request-dimensions.ts';

/**
 * What a case varies: each dimension has named values, of which the first is the plain one. A case is a choice of
 * one name per dimension, so that it can be printed, replayed and made smaller.
 */
export const DIMENSIONS = { ...OPTIONS, ...REQUEST, ...COOKIES };

export type Dimension = keyof typeof DIMENSIONS;

/** One name per dimension. */
export type AuthCase = Readonly<Record<Dimension, string>>;

// Object.keys gives texts; they are the keys of the table.
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** What a case may say. Tokens that stand in for others are for rewriting alone. */
export const namesOf = (dimension: Dimension): readonly string[] =>
  Object.keys(DIMENSIONS[dimension]).filter((name) => !name.startsWith('stand-in'));

export const PLAIN_CASE: AuthCase = Object.fromEntries(
  DIMENSION_NAMES.map((dimension) => [dimension, namesOf(dimension)[0] ?? '']),
  // Every dimension of the table is there.
) as AuthCase;

/** What the name of a dimension stands for. */
export function valueAt<D extends Dimension>(
  authCase: AuthCase,
  dimension: D,
): (typeof DIMENSIONS)[D][keyof (typeof DIMENSIONS)[D]] {
  const values = DIMENSIONS[dimension];
  const name = authCase[dimension];
  if (!Object.hasOwn(values, name)) {
    throw new Error(`The dimension ${dimension} has no value named ${name}.`);
  }
  // It was looked up just above.
  return values[name as keyof typeof values];
}
