// Pure

/** An application has few keys and patterns; beyond that, what was made first goes first. */
const MAX_COUNT = 64;

/** Keeps what was made of a text. */
export function memoize<Value>(make: (text: string) => Value): (text: string) => Value {
  let made: Map<string, Value> | undefined;
  return (text) => {
    made ??= new Map();
    const known = made.get(text);
    if (known !== undefined) {
      return known;
    }
    const [oldest] = made.size < MAX_COUNT ? [] : made.keys();
    if (oldest !== undefined) {
      made.delete(oldest);
    }
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
