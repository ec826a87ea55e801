import type { Item, Kind } from './item.ts';

/** The percentage of each kind that every package must document. */
export const THRESHOLDS: Readonly<Record<Kind, number>> = {
  export: 100,
  option: 100,
  parameter: 95,
  result: 95,
  values: 95,
};

export interface Count {
  readonly kind: Kind;
  readonly folder: string;
  readonly total: number;
  readonly documented: number;
}

/** Counts the items of each kind in each package, in the order of the kinds. */
export function countDocumentation(items: readonly Item[]): readonly Count[] {
  const folders = [...new Set(items.map(({ folder }) => folder))].sort();
  return kinds().flatMap((kind) =>
    folders
      .map((folder) => ({
        folder,
        own: items.filter((item) => item.kind === kind && item.folder === folder),
      }))
      .filter(({ own }) => own.length > 0)
      .map(({ folder, own }) => ({
        kind,
        folder,
        total: own.length,
        documented: own.filter(({ isDocumented }) => isDocumented).length,
      })),
  );
}

/** Returns a message for each count below the threshold of its kind. */
export function findGaps(
  counts: readonly Count[],
  thresholds: Readonly<Record<Kind, number>> = THRESHOLDS,
): readonly string[] {
  return counts
    .filter(({ kind, total, documented }) => documented * 100 < total * thresholds[kind])
    .map(
      ({ kind, folder, total, documented }) =>
        `${folder} documents ${documented} of ${total} items of the kind "${kind}", and needs ${thresholds[kind]} %: ` +
        `run \`pnpm --filter @tooling/checks documented --list ${kind}\``,
    );
}

function kinds(): readonly Kind[] {
  // The keys of a record of all kinds.
  return Object.keys(THRESHOLDS) as readonly Kind[];
}
