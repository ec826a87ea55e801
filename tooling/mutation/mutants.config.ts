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

const { include = [] } = unitTests.test ?? {};
const tests = process.env['MUTATION_TESTS']?.split(' ');
// `mergeConfig` would add these patterns to the default ones.
const chosen = { ...unitTests, test: { ...unitTests.test, include: tests ?? include } };

// All test files of a mutant share its worker: a worker for each file takes twice as long.
export default mergeConfig(chosen, {
  test: { isolate: false, sequence: { sequencer: ShortFilesFirst } },
});
