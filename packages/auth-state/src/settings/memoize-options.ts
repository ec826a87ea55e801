// Pure

/** Applications use few sets of options. Beyond this count the oldest value is dropped. */
const MAX_COUNT = 32;

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
 * Memoizes a function of options: equal options return the same value. Lists are compared entry by entry, since
 * callers often write them as literals that are new with every request.
 */
export function memoizeOptions<Options extends object, Made>(
  make: (options: Options) => Made,
): (options: Options) => Made {
  const known: Array<readonly [copy: Options, made: Made]> = [];
  return (options) => {
    for (const [copy, made] of known) {
      if (isSame(options, copy)) {
        return made;
      }
    }
    const copy = copyOptions(options);
    const made = make(copy);
    known.splice(0, known.length < MAX_COUNT ? 0 : 1);
    known.push([copy, made]);
    return made;
  };
}

/** Compares without a list of entries, since this runs for every request. */
function isSame<Options extends object>(some: Options, others: Options): boolean {
  // Instances of a class can have getters, which the loop does not see.
  if (Object.getPrototypeOf(some) !== Object.getPrototypeOf(others)) {
    return false;
  }
  let count = 0;
  for (const name in some) {
    count++;
    // `in`, since an undefined option is not the same as a missing one: the counts of names would match.
    if (!(name in others) || !isSameValue(some[name], others[name])) {
      return false;
    }
  }
  return count === Object.keys(others).length;
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
