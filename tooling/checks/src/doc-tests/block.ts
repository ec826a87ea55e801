import type { Violation } from '../project/project.ts';

/** A fenced block of TypeScript in a document or in a doc comment. */
export interface Block {
  readonly file: string;
  /** The line of the opening fence, counted from 1. The code begins one line below. */
  readonly line: number;
  /** The nearest heading, or the name of what a doc comment describes. */
  readonly title: string;
  readonly code: string;
  /** Whether the block shares the scope of the one before it. */
  readonly continues: boolean;
  /** Why the block can't run; undefined when it runs. */
  readonly noRun: string | undefined;
  /** What has to be there to run it, beside packages. */
  readonly needs: string | undefined;
}

export interface Extraction {
  readonly blocks: readonly Block[];
  readonly violations: readonly Violation[];
}

export function docViolation(file: string, line: number, message: string): Violation {
  return { check: 'doc-tests', file, line, message };
}
