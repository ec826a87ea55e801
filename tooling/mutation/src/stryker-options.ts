import { fileURLToPath } from 'node:url';
import type { Stryker } from '@stryker-mutator/core';

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
}

/** Returns the options for a package. */
export function strykerOptions({ mutate = SOURCES, concurrency = 1 }: Selection): StrykerOptions {
  return {
    mutate: [...mutate, ...NEVER],
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), here('./ignore-option-names.ts')],
    ignorers: ['option-names'],
    vitest: { configFile: here('../mutants.config.ts') },
    coverageAnalysis: 'perTest',
    concurrency,
    // A later run repeats only the mutants that changes of the code and of the tests can affect.
    incremental: true,
    incrementalFile: '.mutation/incremental.json',
    // Long enough that a slow run on a busy machine does not count as an endless loop.
    timeoutMS: 60_000,
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
