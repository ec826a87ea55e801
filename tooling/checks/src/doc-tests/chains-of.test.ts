import { expect, test } from 'vitest';
import type { Block } from './block.ts';
import { chainsOf, runningBlocks } from './chains-of.ts';

const block = (line: number, more: Partial<Block> = {}): Block => ({
  file: 'README.md',
  line,
  title: '',
  code: '',
  continues: false,
  noRun: undefined,
  needs: undefined,
  ...more,
});

test('chainsOf() joins a block with those that continue it', () => {
  const { chains, violations } = chainsOf([block(1), block(5, { continues: true }), block(9)]);
  expect(chains.map((chain) => chain.map(({ line }) => line))).toEqual([[1, 5], [9]]);
  expect(violations).toEqual([]);
});

test('chainsOf() reports a continuation of nothing, and of another file', () => {
  const { violations } = chainsOf([
    block(1, { continues: true }),
    block(1, { file: 'b.md', continues: true }),
  ]);
  expect(violations.map(({ file }) => file)).toEqual(['README.md', 'b.md']);
});

test('chainsOf() reports a block that would run after one that does not', () => {
  const { violations } = chainsOf([block(1, { noRun: 'x' }), block(5, { continues: true })]);
  expect(violations).toMatchObject([{ line: 5 }]);
});

test('runningBlocks() ends before the first block that does not run', () => {
  const [chain] = chainsOf([block(1), block(5, { continues: true, noRun: 'x' })]).chains;
  expect(chain && runningBlocks(chain).map(({ line }) => line)).toEqual([1]);
});
