// Pure

/** No list of the API is that long. The limit keeps a sparse list from taking forever. */
export const MAX_ENTRIES = 100_000;

/** Returns why a list cannot be sent, or null. */
export function listProblem(list: readonly unknown[]): string | null {
  const { length } = list;
  if (!(length <= MAX_ENTRIES)) {
    return `has ${length} entries. Pass at most ${MAX_ENTRIES}`;
  }
  for (let index = 0; index < length; index++) {
    if (!(index in list)) {
      return `has no entry at index ${index}. Pass a list without holes`;
    }
  }
  return null;
}

/** Like `JSON.stringify`, but throws for a list that is too long or has a hole. */
export const toJsonText = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, item: unknown) => {
    const problem = Array.isArray(item) ? listProblem(item) : null;
    if (problem !== null) {
      throw new RangeError(`A list ${problem}`);
    }
    return item;
  });
