import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './attempt.ts';

/** What both SDKs made of one question. */
export interface Compared {
  readonly theirs: Outcome;
  readonly ours: Outcome;
}

/** Where ours differs on purpose, how it is recognised, and why. */
export interface Difference<Comparison extends Compared> {
  readonly name: string;
  readonly because: string;
  readonly explains: (comparison: Comparison) => boolean;
}

export interface Tally<Comparison> {
  /** What is neither alike nor listed. */
  readonly unlisted: readonly Comparison[];
  /** How often each listed difference was seen. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Sorts what is not alike by the first difference that explains it. */
export function tallyDifferences<Comparison extends Compared>(
  comparisons: Iterable<Comparison>,
  differences: ReadonlyArray<Difference<Comparison>>,
): Tally<Comparison> {
  const unlisted: Comparison[] = [];
  const counts = Object.fromEntries(differences.map(({ name }) => [name, 0]));
  for (const comparison of comparisons) {
    if (isDeepStrictEqual(comparison.ours, comparison.theirs)) {
      continue;
    }
    const listed = differences.find(({ explains }) => explains(comparison));
    if (listed === undefined) {
      unlisted.push(comparison);
    } else {
      counts[listed.name] = (counts[listed.name] ?? 0) + 1;
    }
  }
  return { unlisted, counts };
}
