// Pure
import { type OptionContext, type OptionNames, unknownOption } from './check-option-names.ts';
import { ConfigError } from './config-error.ts';
import { isPlainObject } from './is-plain-object.ts';
import { quote } from './quote.ts';
import { readArgument } from './read-argument.ts';

/** What the messages about options say, and which options must not be inherited. */
export interface ReadOptionsContext extends OptionContext {
  readonly owner: string;
  /** Names of options that must be properties of the object itself. */
  readonly own?: readonly string[] | undefined;
}

/** Objects with another tag hold their data elsewhere, such as a promise or a map: all options would be missing. */
const TAGS_OF_OPTIONS: ReadonlySet<string> = new Set(['[object Object]', '[object Module]']);

/** No list of options is that long. The limit keeps a sparse list from taking forever. */
const MAX_ENTRIES = 100_000;

/**
 * Reads options into a plain object, each once and by its name. So the values that are checked are the values that are
 * used, whatever class, getters or proxy the object of the caller has. Lists are copied, and a hole in a list becomes an
 * entry that is undefined. Options that are undefined are left out.
 *
 * Throws a `ConfigError` for a value that is not an object of options, for an unknown name, and if a getter throws.
 *
 * @example
 * ```ts
 * import { type OptionNames, readOptions } from '@x/errors/internal';
 *
 * interface GreetOptions {
 *   name?: string | undefined;
 * }
 * const GREET_OPTIONS: OptionNames<GreetOptions> = { name: true };
 *
 * readOptions({ name: 'Ada' }, GREET_OPTIONS, { owner: 'greet' }); // => { name: 'Ada' }
 * ```
 */
export function readOptions<Options extends object>(
  given: unknown,
  known: OptionNames<Options>,
  context: ReadOptionsContext,
): Partial<Options> {
  const { owner, prefix = '' } = context;
  return readArgument(`The options of ${owner}`, () => {
    if (!isObjectOfOptions(given)) {
      const problem =
        prefix === ''
          ? `${owner} takes an object of options`
          : `Option "${prefix.slice(0, -1)}" must be an object`;
      throw new ConfigError(`${problem}, not ${quote(given)}.`);
    }
    const options: Partial<Record<keyof Options, unknown>> = {};
    for (const name of namesOf(given, known, context)) {
      const value: unknown = Reflect.get(given, name);
      if (value !== undefined) {
        options[name] = Array.isArray(value) ? copyList(value, prefix + String(name)) : value;
      }
    }
    // The names are those of the options. The caller checks the values.
    return options as Partial<Options>;
  });
}

/** Throws for a proxy that is revoked. */
function isObjectOfOptions(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && TAGS_OF_OPTIONS.has(Object.prototype.toString.call(value))
  );
}

/** Returns the names of the options that an object has or inherits. Throws a `ConfigError` for an unknown name. */
function namesOf<Options extends object>(
  given: object,
  known: OptionNames<Options>,
  context: ReadOptionsContext,
): ReadonlyArray<keyof Options> {
  const isKnown = (name: PropertyKey): name is keyof Options => Object.hasOwn(known, name);
  const names: Array<keyof Options> = [];
  for (const name of Reflect.ownKeys(given)) {
    if (isKnown(name)) {
      names.push(name);
    } else if (typeof name === 'string') {
      checkUnknown(given, name, { known: Object.keys(known), context });
    }
  }
  return isPlainObject(given) ? names : names.concat(inheritedNames(given, known, context));
}

/** `null` stands for no value, so that an option of another function can be passed with it. */
function checkUnknown(
  given: object,
  name: string,
  { known, context }: { readonly known: readonly string[]; readonly context: ReadOptionsContext },
): void {
  const isMisplaced = Object.hasOwn(context.misplaced ?? {}, name);
  const value: unknown = isMisplaced ? Reflect.get(given, name) : name;
  if (value !== undefined && value !== null) {
    throw unknownOption(name, known, context);
  }
}

/** Objects of a class inherit getters. What the root of a realm has, for example after a prototype pollution, does not count. */
function inheritedNames<Options extends object>(
  given: object,
  known: OptionNames<Options>,
  { own = [] }: ReadOptionsContext,
): ReadonlyArray<keyof Options> {
  const names = Object.keys(known).filter((name) => !Object.hasOwn(given, name) && name in given);
  const rejected = names.find((name) => own.includes(name) && Reflect.get(given, name) !== undefined);
  if (rejected !== undefined) {
    throw new ConfigError(
      `Option "${rejected}" must be a property of the options object itself, not inherited.`,
    );
  }
  // The keys of the table are the names of options.
  return names as Array<keyof Options>;
}

function copyList(list: readonly unknown[], name: string): readonly unknown[] {
  const { length } = list;
  if (!(length <= MAX_ENTRIES)) {
    throw new ConfigError(`Option "${name}" has ${length} entries. Pass at most ${MAX_ENTRIES}.`);
  }
  return Array.from({ length }, (_, index) => list[index]);
}
