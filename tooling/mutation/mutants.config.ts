import { statSync } from 'node:fs';
import { mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { unitTests } from '../config/vitest.ts';

const sizeOf = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;

/** The first test that fails ends the run of a mutant, so short files, which are quick, come first. */
class ShortFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((one, other) => sizeOf(one) - sizeOf(other));
  }
}

const { include = [] } = unitTests.test ?? {};
const tests = process.env['MUTATION_TESTS']?.split(' ');
// Merging would add the ones to the others.
const chosen = { ...unitTests, test: { ...unitTests.test, include: tests ?? include } };

// All files of one mutant share a worker, and every mutant has its own: a worker for each file takes twice as long.
export default mergeConfig(chosen, {
  test: { isolate: false, sequence: { sequencer: ShortFilesFirst } },
});
