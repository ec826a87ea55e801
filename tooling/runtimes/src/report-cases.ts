import { availableParallelism } from 'node:os';
import process from 'node:process';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { runners } from './runners/all.ts';
import type { Runner } from './runners/runner.ts';
import type { CaseResult } from './suite.ts';

/**
 * Runs a program everywhere, which gives results of cases, and reports each case by its name. Every runtime has to run the
 * same cases. Gives the results of all.
 */
export async function reportCases(
  run: (runner: Runner) => Promise<unknown>,
  titleOf = (runtime: string) => runtime,
  /** More at once than there are processors would only wait for each other. */
  atOnce = availableParallelism(),
): Promise<readonly CaseResult[]> {
  const limit = pLimit(atOnce);
  // The results of a runtime have to be known before vitest can report each case by its name.
  const runs = await Promise.all(
    runners.map(async (runner) => {
      const timedRun = async () => {
        const startInMs = performance.now();
        // What `runSuites` gives.
        const results = (await run(runner).catch(failedRun)) as CaseResult[];
        return { results, durationInMs: performance.now() - startInMs };
      };
      const { name, unavailable } = runner;
      const outcome = unavailable === undefined ? await limit(timedRun) : { results: [], durationInMs: 0 };
      return { name: titleOf(name), unavailable, ...outcome };
    }),
  );

  for (const { name, unavailable, results, durationInMs } of runs) {
    describe(name, () => {
      if (unavailable !== undefined) {
        it.skipIf(!process.env['CI'])(`skipped: ${unavailable}`, () =>
          expect.fail(`${name}: ${unavailable}`),
        );
        return;
      }
      it('reports cases', ({ task }) => {
        task.meta.durationInMs = durationInMs;
        expect(results.length).toBeGreaterThan(0);
      });
      for (const result of results) {
        it(result.name, ({ task }) => {
          task.meta.findings = result.findings;
          if (result.error !== null) {
            expect.fail(result.error);
          }
        });
      }
    });
  }

  it('every runtime runs the same cases', () => {
    const [first, ...others] = runs.filter(({ unavailable }) => unavailable === undefined);
    for (const { results } of others) {
      expect(casesOf(results)).toEqual(casesOf(first?.results ?? []));
    }
  });
  return runs.flatMap(({ results }) => results);
}

function failedRun(error: unknown): CaseResult[] {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ name: 'runs', error: text, findings: [] }];
}

/** Cases of a runner itself are not those of the suites. */
function casesOf(results: readonly CaseResult[]): string[] {
  return results.map(({ name }) => name).filter((name) => !name.startsWith('runtime > '));
}
