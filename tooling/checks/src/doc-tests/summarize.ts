import type { DocTestReport } from './test-docs.ts';

/** Returns the verdict, the counts, and the skipped blocks with their reasons. */
export function summarize({ blocks, violations, run, testCount }: DocTestReport): {
  readonly isPassed: boolean;
  readonly lines: readonly string[];
} {
  const skipped = blocks.flatMap(({ file, line, noRun }) =>
    noRun === undefined ? [] : [`  ${file}:${line} not run: ${noRun}`],
  );
  const files = new Set(blocks.map(({ file }) => file)).size;
  const isPassed =
    blocks.length > 0 && violations.length === 0 && run.failed === 0 && run.passed === testCount;
  return {
    isPassed,
    lines: [
      `doc tests  ${blocks.length} blocks in ${files} files: ${blocks.length - skipped.length} run in ${testCount} tests (${run.passed} passed), ${skipped.length} only type-checked, ${isPassed ? 'ok' : 'failed'}`,
      ...skipped,
      ...(blocks.length === 0 ? ['  found no block: the tests checked nothing'] : []),
    ],
  };
}
