import type { Decision } from './decide.ts';

/** A case that the two SDKs decide differently, and how exactly. */
export interface Difference {
  readonly name: string;
  readonly theirs: Decision;
  readonly ours: Decision;
  readonly because: string;
}
