import { relative } from 'node:path';
import { isInSample, type Sample } from './sample.ts';

/** The part of a mutant of Stryker that is used. */
interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

interface CheckResult {
  readonly status: 'passed' | 'compileError';
  readonly reason?: string;
}

const SKIPPED: CheckResult = { status: 'compileError', reason: 'Outside of the sample.' };

/**
 * A checker of Stryker rejects mutants before any test runs. Stryker has no sample of its own: a range of lines includes
 * all mutants inside of it, and an ignorer skips all mutants of a node.
 */
class SampleChecker {
  readonly #sample: Sample;

  constructor(sample: Sample) {
    this.#sample = sample;
  }

  async init(): Promise<void> {}

  group(mutants: readonly Mutant[]): string[][] {
    return [mutants.map(({ id }) => id)];
  }

  check(mutants: readonly Mutant[]): Record<string, CheckResult> {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.#checkOne(mutant)]));
  }

  #checkOne({ fileName, mutatorName, replacement, location }: Mutant): CheckResult {
    const file = relative(process.cwd(), fileName).replaceAll('\\', '/');
    const name = { file, mutator: mutatorName, replacement, ...location.start };
    return isInSample(name, this.#sample) ? { status: 'passed' } : SKIPPED;
  }
}

function createChecker({ sample }: { readonly sample: Sample }): SampleChecker {
  return new SampleChecker(sample);
}
createChecker.inject = ['options'];

/** A plugin of Stryker. */
export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: createChecker }];

/** The plugin's own option. */
export const strykerValidationSchema = { properties: { sample: { type: 'object' } } };
