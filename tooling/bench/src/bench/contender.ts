/** Does the work once. */
export type Run = () => unknown;

/** One way to do the work. */
export interface Contender {
  readonly name: string;
  /** Prepares the work and returns the function to measure. Rejects if it can't run here. */
  readonly prepare: () => Run | Promise<Run>;
}

/** Contenders that do the same work. */
export interface Group {
  readonly name: string;
  readonly contenders: readonly Contender[];
  /** Names of the contenders that all others are compared with, if they can run. */
  readonly baselines: readonly string[];
  /** How many runs start at the same time, for each part of the table. */
  readonly batchSizes: readonly number[];
  /** True for a result that shows that the work was done: a contender that fails is fast. */
  readonly isDone: (result: unknown) => boolean;
}
