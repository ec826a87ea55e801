import type { Ratio } from '../statistics.ts';

export interface Column {
  readonly batchSize: number;
  readonly medianInMicroseconds: number;
  /** In the order of the baselines of the report. */
  readonly ratios: readonly Ratio[];
}

export interface Row {
  readonly name: string;
  /** The reason why it can't run here, or null. */
  readonly unable: string | null;
  readonly columns: readonly Column[];
}

/** The result of measuring a group. It is JSON, because other runtimes return it. */
export interface Report {
  readonly name: string;
  readonly baselines: readonly string[];
  readonly rows: readonly Row[];
}
