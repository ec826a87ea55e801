// Pure

/** An application asks in few ways, or for few instances; beyond that, what was made first goes first. */
const MAX_COUNT = 32;

/**
 * A copy of options and their lists, which their owner may change later, for another client perhaps. Of an instance of
 * a class it has the getters as well.
 */
export function copyOptions<Options extends object>(options: Options): Options {
  const copy: Options = { __proto__: Object.getPrototypeOf(options), ...options };
  for (const name in copy) {
    const value = copy[name];
    // The copy is of the same type.
    copy[name] = (Array.isArray(value) ? [...value] : value) as typeof value;
  }
  return copy;
}

/**
 * Keeps what was made of options, and gives it for others that hold the same. Lists are compared by what they hold,
 * since callers write them anew with every request.
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

/** No list of entries is made of them: this runs for every request. */
function isSame<Options extends object>(some: Options, others: Options): boolean {
  // An instance of a class may have more than what is seen here.
  let count = Object.getPrototypeOf(some) === Object.getPrototypeOf(others) ? 0 : Number.NaN;
  for (const name in some) {
    count++;
    // A name that is undefined here may stand for another one there.
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

/** The same for an object that is there as long as what is made of it, which no caller changes. */
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
