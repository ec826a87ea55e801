// Pure
import { ConfigError } from './config-error.ts';
import { mostSimilar } from './most-similar.ts';
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
  /** What the names are names of. Default: options. */
  readonly kind?: 'option' | 'parameter' | undefined;
  /** Leads to nested options, as in `retry.`. */
  readonly prefix?: string;
  /** What to do in place of passing an option of another function, by the name of the option. */
  readonly misplaced?: Readonly<Record<string, string>> | undefined;
}

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
  { owner, kind = 'option', prefix = '', misplaced = {} }: OptionContext,
): ConfigError {
  const option = quote(prefix + name);
  const advice = Object.hasOwn(misplaced, name) ? misplaced[name] : undefined;
  if (advice !== undefined) {
    return new ConfigError(`Option ${option} has no effect here. ${advice}`);
  }
  const similar = mostSimilar(name, known);
  const all = `${kind === 'option' ? 'Options' : 'Parameters'} are ${known.join(', ')}.`;
  const hint = similar === undefined ? all : `Did you mean "${similar}"?`;
  const ofOwner = owner === undefined ? '' : ` of ${owner}`;
  return new ConfigError(`Unknown ${kind} ${option}${ofOwner}. ${hint}`);
}
