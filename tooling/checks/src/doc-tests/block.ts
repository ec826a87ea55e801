import type { Violation } from '../project/project.ts';

/** A fenced block of TypeScript in a document or in a doc comment. */
export interface Block {
  readonly file: string;
  /** The line of the opening fence; the first line is 1. The code starts on the next line. */
  readonly line: number;
  /** The nearest heading, or the name of the declaration that the doc comment describes. */
  readonly title: string;
  readonly code: string;
  /** True if the block shares the scope of the previous block. */
  readonly continues: boolean;
  /** The reason why the block cannot run, or undefined if it runs. */
  readonly noRun: string | undefined;
  /** The service that the block needs, in addition to packages. */
  readonly needs: string | undefined;
}

export interface Extraction {
  readonly blocks: readonly Block[];
  readonly violations: readonly Violation[];
}

export function docViolation(file: string, line: number, message: string): Violation {
  return { check: 'doc-tests', file, line, message };
}
