import type { CaseResult } from '../suite.ts';

/** One runtime as a target of the suites. A new runtime is a new file beside this one, listed in `all.ts`. */
export interface Runner {
  /** As it is printed, with the version where several are run: `node-18`. */
  readonly name: string;
  /** Why the runtime can't be had on this machine, or undefined. In CI, that is a failure. */
  readonly unavailable?: string | undefined;
  /** Runs every suite in the runtime. */
  run(): Promise<CaseResult[]>;
}
