/** Does the work once. */
export type Run = () => unknown;

/** One way to do the work. */
export interface Contender {
  readonly name: string;
  /** Gets ready, which is not measured, and gives what is. Rejects where it can't run. */
  readonly prepare: () => Run | Promise<Run>;
}

/** Contenders that do the same work. */
export interface Group {
  readonly name: string;
  readonly contenders: readonly Contender[];
  /** Names of contenders that all are measured against, as far as they can run. */
  readonly baselines: readonly string[];
  /** How many are started together, for each part of the table. */
  readonly batchSizes: readonly number[];
  /** Says of what a contender gave whether the work was done: a contender that fails is fast. */
  readonly isDone: (result: unknown) => boolean;
}
