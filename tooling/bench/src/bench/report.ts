import type { Ratio } from '../statistics.ts';

export interface Column {
  readonly batchSize: number;
  readonly medianInMicroseconds: number;
  /** In the order of the baselines of the report. */
  readonly ratios: readonly Ratio[];
}

export interface Row {
  readonly name: string;
  /** Why it can't run here, or null. */
  readonly unable: string | null;
  readonly columns: readonly Column[];
}

/** What is known of a group once it was measured. JSON: it comes out of other runtimes. */
export interface Report {
  readonly name: string;
  readonly baselines: readonly string[];
  readonly rows: readonly Row[];
}
