import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { attacksAsJson } from './attacks-as-json.ts';
import { runners } from './runners/all.ts';

import type { CaseResult } from './suite.ts';
import { allAttacks } from './suites/attacks/all-attacks.ts';

const ENTRY = fileURLToPath(new URL('entry.ts', import.meta.url));

/** More at once than there are processors would only wait for each other. */
const limit = pLimit(availableParallelism());

/** The results of a runtime have to be known before vitest can report each case by its name. */
const runs = await Promise.all(
  runners.map(async ({ name, unavailable, run }) => {
    const program = { entry: ENTRY, input: { runtime: name }, plugins: [attacksAsJson] };
    // What `run` of the entry gives.
    const timedRun = async () => {
      const startInMs = performance.now();
      const results = await run(program).catch(failedRun);
      return { results: results as CaseResult[], durationInMs: performance.now() - startInMs };
    };
    const outcome = unavailable === undefined ? await limit(timedRun) : { results: [], durationInMs: 0 };
    return { name, unavailable, ...outcome };
  }),
);

function failedRun(error: unknown): CaseResult[] {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ name: 'runs', error: text, findings: [] }];
}

for (const { name, unavailable, results, durationInMs } of runs) {
  describe(name, () => {
    if (unavailable !== undefined) {
      it.skipIf(!process.env['CI'])(`skipped: ${unavailable}`, () => expect.fail(`${name}: ${unavailable}`));
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

it('every known defect shows in some runtime: one that is mended loses its mark', () => {
  const marked = Object.values(allAttacks).flatMap((attacks) =>
    attacks.flatMap(({ finding }) => finding ?? []),
  );
  const shown = new Set(runs.flatMap(({ results }) => results.flatMap(({ findings }) => findings)));
  expect(marked.map(({ note }) => note).filter((note) => !shown.has(note))).toEqual([]);
});

/** Cases of a runner itself are not those of the suites. */
function casesOf(results: readonly CaseResult[]): string[] {
  return results.map(({ name }) => name).filter((name) => !name.startsWith('runtime > '));
}
