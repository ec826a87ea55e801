// Pure
import { ConfigError } from './config-error.ts';
import { quote } from './quote.ts';

/** The names of all options. A table, so that the compiler reports a name that is missing and one that does not exist. */
export type OptionNames<Options extends object> = Readonly<Record<keyof Options, true>>;

/** Returns the names of both tables, for options that extend others. */
export function joinOptionNames<const Some extends object, const Others extends object>(
  some: Some,
  others: Others,
): Some & Others {
  return { ...some, ...others };
}

/** What the messages about options say. */
export interface OptionContext {
  /** The function that takes the options, such as `createClerkClient`. */
  readonly owner?: string;
  /** Leads to nested options, as in `retry.`. */
  readonly prefix?: string;
  /** What to do in place of passing an option of another function, by the name of the option. */
  readonly misplaced?: Readonly<Record<string, string>> | undefined;
}

/** Names that need more changes than this share of their letters are not similar. */
const MAX_DIFFERENCE = 0.5;

/** Longer names are not similar to any option. It bounds the time of the comparison. */
const MAX_NAME_LENGTH = 60;

/** Throws a `ConfigError` for a name that is not known. The message suggests the most similar name, or lists all names. */
export function checkOptionNames(
  options: object,
  known: Readonly<Record<string, true>>,
  context: OptionContext = {},
): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name)) {
      throw unknownOption(name, Object.keys(known), context);
    }
  }
}

/** Returns the error for an option that would be ignored. */
export function unknownOption(
  name: string,
  known: readonly string[],
  { owner, prefix = '', misplaced = {} }: OptionContext,
): ConfigError {
  const option = quote(prefix + name);
  const advice = Object.hasOwn(misplaced, name) ? misplaced[name] : undefined;
  if (advice !== undefined) {
    return new ConfigError(`Option ${option} has no effect here. ${advice}`);
  }
  const similar = mostSimilar(name, known);
  const hint = similar === undefined ? `Options are ${known.join(', ')}.` : `Did you mean "${similar}"?`;
  const ofOwner = owner === undefined ? '' : ` of ${owner}`;
  return new ConfigError(`Unknown option ${option}${ofOwner}. ${hint}`);
}

function mostSimilar(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_NAME_LENGTH) {
    return undefined;
  }
  const differences = known.map(
    (other) => editDistance(name.toLowerCase(), other.toLowerCase()) / Math.max(name.length, other.length),
  );
  const least = Math.min(...differences);
  return least < MAX_DIFFERENCE ? known[differences.indexOf(least)] : undefined;
}

/** The number of letters to insert, delete, replace or swap with the next (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
