/** One way to do the work. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
  /** Says of what `run` gave whether the work was done: a contender that fails is fast. */
  readonly isDone: (result: unknown) => boolean;
}

/** Contenders that do the same work. The first is the floor that the others are measured against. */
export interface Group {
  readonly name: string;
  readonly contenders: readonly [floor: Contender, ...others: Contender[]];
  /** How many are started together, for each column of the table. */
  readonly batchSizes: readonly number[];
}
