import type { Violation } from '../project/project.ts';
import { type Block, docViolation } from './block.ts';

/** Blocks that share a scope: the first block and its continuations. */
export type Chain = readonly [Block, ...Block[]];

export function chainsOf(blocks: readonly Block[]): {
  readonly chains: readonly Chain[];
  readonly violations: readonly Violation[];
} {
  const chains: [Block, ...Block[]][] = [];
  const violations: Violation[] = [];
  for (const block of blocks) {
    const current = chains.at(-1);
    const previous = current?.at(-1);
    if (!block.continues) {
      chains.push([block]);
    } else if (current === undefined || previous?.file !== block.file) {
      violations.push(
        docViolation(block.file, block.line, 'has no block to continue: it is the first block of its file'),
      );
      chains.push([block]);
    } else {
      if (previous.noRun !== undefined && block.noRun === undefined) {
        const message = `continues the block of line ${previous.line}, which does not run: add no-run here, too`;
        violations.push(docViolation(block.file, block.line, message));
      }
      current.push(block);
    }
  }
  return { chains, violations };
}

/** Returns the blocks of a chain before the first block that does not run. */
export function runningBlocks(chain: Chain): readonly Block[] {
  const end = chain.findIndex(({ noRun }) => noRun !== undefined);
  return end < 0 ? chain : chain.slice(0, end);
}
