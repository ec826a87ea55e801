import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './attempt.ts';

/** The outcomes of both SDKs for a question. */
export interface Compared {
  readonly theirs: Outcome;
  readonly ours: Outcome;
}

/** A deliberate difference: how to recognize it, and its reason. */
export interface Difference<Comparison extends Compared> {
  readonly name: string;
  readonly because: string;
  readonly explains: (comparison: Comparison) => boolean;
}

export interface Tally<Comparison> {
  /** Outcomes that are neither equal nor listed. */
  readonly unlisted: readonly Comparison[];
  /** How often each listed difference occurred. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Assigns each unequal outcome to the first difference that explains it. */
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
