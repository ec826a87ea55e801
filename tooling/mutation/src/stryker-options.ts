import { fileURLToPath } from 'node:url';
import type { Stryker } from '@stryker-mutator/core';
import type { Sample } from './sample.ts';

type StrykerOptions = ConstructorParameters<typeof Stryker>[0];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const SOURCES = ['src/**/*.ts'];
/** Tests, and documentation that is not part of a bundle. */
const NEVER = [
  ...['!src/**/*.test.ts', '!src/**/*.test-d.ts', '!src/**/*.test-support.ts'],
  '!src/decide/rule-docs.ts',
];

interface Selection {
  /** Some files, or lines of a file (`src/a.ts:10-20`). Default: all sources. */
  readonly mutate?: readonly string[] | undefined;
  /** Mutants that run at the same time. Default 1. */
  readonly concurrency?: number | undefined;
  /** A random part of the mutants. Default: all. */
  readonly sample?: Sample | undefined;
}

/** The results of each sample are kept apart: a mutant outside of it has a result that another run must not keep. */
function incrementalFile(sample: Sample | undefined): string {
  const suffix = sample === undefined ? '' : `-sample-${sample.share}-seed-${sample.seed}`;
  return `.mutation/incremental${suffix}.json`;
}

/** The options that skip the mutants outside of a sample. */
function sampleOptions(sample: Sample | undefined): StrykerOptions {
  return sample === undefined ? {} : { checkers: ['sample'], sample };
}

/** Returns the options for a package. */
export function strykerOptions({ mutate = SOURCES, concurrency = 1, sample }: Selection): StrykerOptions {
  return {
    mutate: [...mutate, ...NEVER],
    testRunner: 'vitest',
    plugins: [
      import.meta.resolve('@stryker-mutator/vitest-runner'),
      here('./ignore-option-names.ts'),
      here('./skip-others.ts'),
    ],
    ignorers: ['option-names'],
    ...sampleOptions(sample),
    vitest: { configFile: here('../mutants.config.ts') },
    coverageAnalysis: 'perTest',
    concurrency,
    // A later run repeats only the mutants that changes of the code and of the tests can affect.
    incremental: true,
    incrementalFile: incrementalFile(sample),
    // Long enough that a slow run on a busy machine does not count as an endless loop. The factor multiplies the time of
    // the mutant's tests in the dry run.
    timeoutMS: 40_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 30,
    thresholds: { high: 95, low: 90, break: 90 },
    // Two levels deep: Stryker assumes this depth when it rewrites a tsconfig that extends another.
    tempDirName: '.mutation',
    reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
    jsonReporter: { fileName: '.mutation/report.json' },
    htmlReporter: { fileName: '.mutation/report.html' },
    allowConsoleColors: process.stdout.isTTY,
    clearTextReporter: { allowColor: process.stdout.isTTY, reportTests: false },
  };
}
