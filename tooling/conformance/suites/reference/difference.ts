import type { Decision } from './decide.ts';

/** A case that both SDKs decide differently, with both decisions. */
export interface Difference {
  readonly name: string;
  /** The row of the migration guide. Several cases can share it. */
  readonly id: string;
  readonly theirs: Decision;
  readonly ours: Decision;
  readonly because: string;
}
