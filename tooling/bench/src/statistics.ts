// Pure

/** How times compare with those of a baseline: of the ratios of all rounds, the median and half of the middle half. */
export interface Ratio {
  readonly median: number;
  readonly spread: number;
}

export function compare(times: readonly number[], baseline: readonly number[]): Ratio {
  const ratios = times.map((own, round) => own / (baseline[round] ?? own));
  return {
    median: quantile(ratios, 0.5),
    spread: (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2,
  };
}

export function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN;
}

/** A number with about three digits. */
export function significant(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

export function formatRatio({ median, spread }: Ratio): string {
  return `${significant(median)} ±${significant(spread)}`;
}
