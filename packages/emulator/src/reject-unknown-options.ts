// Pure
import { mostSimilar } from '@x/errors/internal';

/**
 * Throws a `TypeError` for an option that would be ignored, for example because it is misspelt. `prefix` is the path of
 * the options, such as `seed.`.
 */
export function rejectUnknownOptions(
  caller: string,
  options: object,
  known: readonly string[],
  prefix = '',
): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const similar = mostSimilar(unknown, known);
    const hint =
      similar === undefined
        ? `Options are ${known.map((name) => prefix + name).join(', ')}.`
        : `Did you mean "${prefix}${similar}"?`;
    throw new TypeError(`${caller}: Unknown option "${prefix}${unknown}". ${hint}`);
  }
}
