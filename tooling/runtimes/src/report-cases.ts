import { availableParallelism } from 'node:os';
import process from 'node:process';
import pLimit from 'p-limit';
import { describe, expect, inject, it } from 'vitest';
import { runners } from './runners/all.ts';
import type { Runner } from './runners/runner.ts';
import { EVERYTHING, type Selection, selectRunners } from './selection.ts';
import type { CaseResult } from './suite.ts';

/** How to run a program in one runtime. Resolves to what `runSuites()` returned there. */
type RunProgram = (runner: Runner, selection: Selection) => Promise<unknown>;

interface Settings {
  /** The title of a runtime in the report. Default: its name. */
  readonly titleOf?: (runtime: string) => string;
  /** How many runtimes run at the same time. Default: one per processor. */
  readonly atOnce?: number;
}

interface RuntimeRun {
  readonly title: string;
  readonly unavailable: string | undefined;
  readonly results: readonly CaseResult[];
  readonly durationInMs: number;
}

/**
 * Runs a program in each selected runtime and reports each case as a test. Fails if two runtimes have different cases.
 * Resolves to the results of all runtimes.
 */
export async function reportCases(
  runProgram: RunProgram,
  { titleOf = (runtime) => runtime, atOnce = availableParallelism() }: Settings = {},
): Promise<readonly CaseResult[]> {
  const selection = inject('selection') ?? EVERYTHING;
  const limit = pLimit(atOnce);
  // Vitest collects tests before it runs them, so the results must be known when the tests are declared.
  const runs = await Promise.all(
    selectRunners(runners, selection).map(async (runner): Promise<RuntimeRun> => {
      const { name, unavailable } = runner;
      const outcome =
        unavailable === undefined
          ? await limit(() => timedRun(runProgram(runner, selection)))
          : { results: [], durationInMs: 0 };
      return { title: titleOf(name), unavailable, ...outcome };
    }),
  );
  for (const run of runs) {
    describe(run.title, () => reportRuntime(run));
  }
  it('every runtime runs the same cases', () => {
    const [first, ...others] = runs.filter(({ unavailable }) => unavailable === undefined);
    for (const { results } of others) {
      expect(suiteCaseNames(results)).toEqual(suiteCaseNames(first?.results ?? []));
    }
  });
  return runs.flatMap(({ results }) => results);
}

async function timedRun(run: Promise<unknown>): Promise<Pick<RuntimeRun, 'results' | 'durationInMs'>> {
  const startInMs = performance.now();
  // The program calls `runSuites()`, and JSON keeps its result.
  const results = (await run.catch(failedRun)) as CaseResult[];
  return { results, durationInMs: performance.now() - startInMs };
}

function reportRuntime({ title, unavailable, results, durationInMs }: RuntimeRun): void {
  if (unavailable !== undefined) {
    reportUnavailable(title, unavailable);
    return;
  }
  it('reports cases', ({ task }) => {
    task.meta.durationInMs = durationInMs;
    task.meta.availableCases = results.map(({ name }) => name);
    expect(results.length).toBeGreaterThan(0);
  });
  for (const { name, error, findings } of results.filter(({ isSelected }) => isSelected)) {
    it(name, ({ task }) => {
      task.meta.isCase = true;
      task.meta.findings = findings;
      if (error !== null) {
        expect.fail(error);
      }
    });
  }
}

/** Reports a runtime that is unavailable: as a failure in CI, and as skipped elsewhere. */
export function reportUnavailable(title: string, reason: string): void {
  it.skipIf(!process.env['CI'])(`skipped: ${reason}`, () => expect.fail(`${title}: ${reason}`));
}

function failedRun(error: unknown): CaseResult[] {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ name: 'runs', isSelected: true, error: message, findings: [] }];
}

/** Names of the cases that all runtimes share: each runtime has premises of its own. */
function suiteCaseNames(results: readonly CaseResult[]): string[] {
  return results.map(({ name }) => name).filter((name) => !name.startsWith('runtime > '));
}
