// Pure
import { ConfigError } from '@x/errors';
import { mostSimilar, quote, readArgument } from '@x/errors/internal';
import { isObject } from './json/is-object.ts';

/**
 * Throws a `ConfigError` for a value that is not an object, and for an option that would be ignored, for example because it
 * is misspelt. `prefix` is the path of the options, such as `seed.`.
 */
export function rejectUnknownOptions(
  caller: string,
  options: unknown,
  known: readonly string[],
  prefix = '',
): void {
  const names = readArgument(caller, () => (isObject(options) ? Object.keys(options) : undefined));
  if (names === undefined) {
    throw new ConfigError(
      `${caller}: ${prefix.slice(0, -1) || 'The options'} must be an object, not ${quote(options)}.`,
    );
  }
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const similar = mostSimilar(unknown, known);
    const hint =
      similar === undefined
        ? `Options are ${known.map((name) => prefix + name).join(', ')}.`
        : `Did you mean "${prefix}${similar}"?`;
    throw new ConfigError(`${caller}: Unknown option ${quote(prefix + unknown)}. ${hint}`);
  }
}
