import type { Decision } from './decide.ts';

/** A case that both SDKs decide differently, with both decisions. */
export interface Difference {
  readonly name: string;
  readonly theirs: Decision;
  readonly ours: Decision;
  readonly because: string;
}
