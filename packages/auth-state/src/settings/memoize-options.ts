// Pure
import { createLruMap, type LruMap, readArgument } from '@x/errors/internal';

/** 16 MiB for about 4,000 sets of options. The least recently used ones are dropped. */
const MAX_BYTES = 16_777_216;

/** Options are two levels deep. Deeper ones, which may be cyclic, are compared by identity. */
const MAX_DEPTH = 3;

/** An estimate for the settings of one set of options. */
const BYTES_PER_VALUE = 4_096;

/**
 * Returns a copy of options and their lists, so that later changes by the caller have no effect. The copy has the same
 * prototype, so that getters of a class still work.
 */
export function copyOptions<Options extends object>(options: Options): Options {
  const copy: Options = { __proto__: Object.getPrototypeOf(options), ...options };
  for (const name in copy) {
    const value = copy[name];
    // The compiler does not know that a copied list has the type of the list.
    copy[name] = (Array.isArray(value) ? [...value] : value) as typeof value;
  }
  return copy;
}

/**
 * Memoizes a function of options: equal options return the same value. `read` copies the options of a caller, and throws
 * for those that are invalid. Lists and plain objects are compared by their
 * content, since callers often write them as literals that are new with every request. Other objects and functions are
 * compared by identity; what was made with one of them is dropped with it.
 */
export function memoizeOptions<Options extends object, Made>(
  make: (options: Options) => Made,
  read: (options: Options) => Options = copyOptions,
): (options: Options) => Made {
  const root: Branch<Made> = {};
  let latest:
    | { readonly names: readonly PropertyKey[]; readonly copy: Options; readonly made: Made }
    | undefined;
  return (given) => {
    // Most processes have one set of options, which is compared faster than it is read and looked up.
    if (latest && isSame(given, latest.names, latest.copy)) {
      return latest.made;
    }
    const copy = read(given);
    const { content, identities } = readArgument('The options', () => contentOf(copy));
    const values = leafOf(root, identities);
    const known = values.get(content);
    const made = known === undefined ? make(copy) : known.made;
    if (known === undefined) {
      values.set(content, { made });
    }
    latest = isPlainObject(given) ? { names: Reflect.ownKeys(given), copy, made } : undefined;
    return made;
  };
}

/** The values of one set of identities. Branches hold them weakly, one after another. */
interface Branch<Made> {
  byIdentity?: WeakMap<object, Branch<Made>>;
  byContent?: LruMap<{ readonly made: Made }>;
}

function leafOf<Made>(root: Branch<Made>, identities: readonly object[]) {
  let branch = root;
  for (const identity of identities) {
    branch.byIdentity ??= new WeakMap();
    const next = branch.byIdentity.get(identity) ?? {};
    branch.byIdentity.set(identity, next);
    branch = next;
  }
  branch.byContent ??= createLruMap({ maxBytes: MAX_BYTES, bytesPerValue: BYTES_PER_VALUE });
  return branch.byContent;
}

/** Splits options into a string, the same for equal content, and what is compared by identity, in the same order. */
function contentOf(options: object): { content: string; identities: object[] } {
  const identities: object[] = [];
  const entries = Object.entries(options).sort(([some], [other]) => (some < other ? -1 : 1));
  const prototype: unknown = Object.getPrototypeOf(options);
  if (isObject(prototype) && prototype !== Object.prototype) {
    identities.push(prototype);
  }
  const content = JSON.stringify([
    prototype === null,
    entries.map(([name, value]) => [name, describe(value, 0)]),
  ]);
  return { content, identities };

  /** Returns a JSON value that differs for values that differ. */
  function describe(value: unknown, depth: number): unknown {
    if (Array.isArray(value) && depth < MAX_DEPTH) {
      return value.map((entry) => describe(entry, depth + 1));
    }
    if (isPlainObject(value) && depth < MAX_DEPTH) {
      return { object: Object.entries(value).map(([name, inner]) => [name, describe(inner, depth + 1)]) };
    }
    if (isObject(value)) {
      identities.push(value);
      return { identity: true };
    }
    return typeof value === 'string' ? value : { [typeof value]: String(value) };
  }
}

const isObject = (value: unknown): value is object => Object(value) === value;

const isPlainObject = (value: unknown): value is object =>
  isObject(value) && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Compares the options of a caller with a copy of others that had these names. Reads each option once: an option that is
 * the same as in the copy has been checked, so the copy can stand for it. False for an object that cannot be read.
 */
function isSame<Options extends object>(
  given: Options,
  names: readonly PropertyKey[],
  copy: Options,
): boolean {
  try {
    if (!isPlainObject(given)) {
      // Instances of a class can have getters, which are not among their own names.
      return false;
    }
    const own = Reflect.ownKeys(given);
    return (
      own.length === names.length &&
      own.every(
        (name, index) =>
          name === names[index] && isSameValue(Reflect.get(given, name), Reflect.get(copy, name)),
      )
    );
  } catch {
    return false;
  }
}

function isSameValue(some: unknown, other: unknown): boolean {
  return Array.isArray(some) && Array.isArray(other)
    ? some.length === other.length && some.every((entry, index) => entry === other[index])
    : some === other;
}

/** Memoizes a function of an object by its identity, for as long as the object exists. The object must not change. */
export function memoizeByIdentity<Options extends object, Made extends object | undefined>(
  make: (options: Options) => Made,
): (options: Options) => Made {
  let known: WeakMap<Options, Made> | undefined;
  return (options) => {
    known ??= new WeakMap();
    let made = known.get(options);
    if (made === undefined) {
      made = make(options);
      known.set(options, made);
    }
    return made;
  };
}
