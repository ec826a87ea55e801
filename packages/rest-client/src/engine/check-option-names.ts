// Pure
import { ConfigError } from '@x/errors';
import { quote } from './check.ts';

/** Names that need more changes than this share of their letters are not similar. */
const MAX_DIFFERENCE = 0.5;

/**
 * Throws a `ConfigError` for a name that is not known. The message suggests the most similar name, or lists all names.
 * `prefix` leads to the option, as in `retry.`, and `owner` says what the option belongs to.
 */
export function checkOptionNames(
  options: object,
  known: readonly string[],
  { prefix = '', owner = '' }: { readonly prefix?: string; readonly owner?: string } = {},
): void {
  const name = Object.keys(options).find((option) => !known.includes(option));
  if (name === undefined) {
    return;
  }
  const similar = mostSimilar(name, known);
  const hint = similar === undefined ? `Options are ${known.join(', ')}.` : `Did you mean "${similar}"?`;
  throw new ConfigError(`Unknown option ${quote(prefix + name)}${owner && ` of ${owner}`}. ${hint}`);
}

function mostSimilar(name: string, known: readonly string[]): string | undefined {
  const differences = known.map(
    (other) => editDistance(name.toLowerCase(), other.toLowerCase()) / Math.max(name.length, other.length),
  );
  const least = Math.min(...differences);
  return least < MAX_DIFFERENCE ? known[differences.indexOf(least)] : undefined;
}

/** The number of letters to insert, delete or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      const deleted = (row[column + 1] ?? 0) + 1;
      const inserted = (next[column] ?? 0) + 1;
      next.push(Math.min(replaced, deleted, inserted));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
