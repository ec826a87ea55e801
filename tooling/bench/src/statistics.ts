// Pure

/** How times compare with a baseline: the median of the ratios of all rounds, and half of their interquartile range. */
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

/**
 * The 95 % confidence interval of the median, by order statistics: it makes no assumption about the distribution of the
 * values.
 */
export function medianInterval(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const reach = 0.98 * Math.sqrt(sorted.length);
  const low = sorted[Math.max(0, Math.floor(middle - reach))];
  const high = sorted[Math.min(sorted.length - 1, Math.ceil(middle + reach))];
  return [low ?? Number.NaN, high ?? Number.NaN];
}

/** Formats a positive number with about three significant digits. */
export function significant(value: number): string {
  const [, digits] = DIGITS.find(([from]) => value >= from) ?? SMALL;
  return value.toFixed(digits);
}

const SMALL = [0, 3] as const;
/** Decimal places for numbers from a limit upwards. */
const DIGITS: ReadonlyArray<readonly [from: number, digits: number]> = [[100, 0], [10, 1], [0.1, 2], SMALL];

export function formatRatio({ median, spread }: Ratio): string {
  return `${significant(median)} ±${significant(spread)}`;
}
