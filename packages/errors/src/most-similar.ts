// Pure
/** Names that need more changes than this share of their letters are not similar. */
const MAX_DIFFERENCE = 0.5;

/** Longer names are not similar to any option. It bounds the time of the comparison. */
const MAX_NAME_LENGTH = 60;

/** Returns the known name that a misspelt one probably stands for, or undefined if none is similar. */
export function mostSimilar(name: string, known: readonly string[]): string | undefined {
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
