import { statSync } from 'node:fs';
import { mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { unitTests } from '../config/vitest.ts';

const sizeOf = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;

/** The first failing test ends the run of a mutant, so short files, which are fast, come first. */
class ShortFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => sizeOf(a) - sizeOf(b));
  }
}

/**
 * Tests that start processes, send much or repeat much. They are slow, and a survivor would run all of them. The score
 * without them is a lower bound.
 */
const SLOW_TESTS = [
  'src/{cli,dockerfile,languages,load,many-clients,repeatable}.test.ts',
  'src/engine/hostile-bodies.test.ts',
  'src/model-based/*.test.ts',
  'src/persistence/{file-failures,kill}.test.ts',
  'src/rules/failed-requests.test.ts',
  'src/webhooks/deliveries.test.ts',
];

const { include = [] } = unitTests.test ?? {};
const tests = process.env['MUTATION_TESTS']?.split(' ');
// `mergeConfig` would add these patterns to the default ones.
const chosen = { ...unitTests, test: { ...unitTests.test, include: tests ?? include } };

// All test files of a mutant share its worker: a worker for each file takes twice as long.
export default mergeConfig(chosen, {
  test: { exclude: SLOW_TESTS, isolate: false, sequence: { sequencer: ShortFilesFirst } },
});
