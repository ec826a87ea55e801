import fc from 'fast-check';
import { expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import { outcomeOf, type Real } from './command.test-support.ts';
import { commands, prepare } from './commands.test-support.ts';
import { compareAll, compareImport } from './compare.test-support.ts';
import { compareLists, initialIds, LIMIT } from './list-commands.test-support.ts';
import { createModel } from './model.test-support.ts';

/** `SEED=7 RUNS=1000 pnpm exec vitest run src/model-based` selects other sequences. */
const seeds = process.env['SEED'] === undefined ? [20_261_129, 7] : [Number(process.env['SEED'])];
const numRuns = Number(process.env['RUNS'] ?? 40);

/** The clock stands still until a command moves it. */
const startTime = Date.UTC(2026, 0, 1);

/** The answers that the sequences have had. */
const outcomes = new Set<string>();

it.each(seeds)(
  'holds what a simple model holds, after any sequence of operations: seed %i',
  async (seed) => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const seedOfAll = { organizationSettings: { maxAllowedRoles: LIMIT, maxAllowedPermissions: LIMIT } };
        const started = await start({ now: () => startTime, seed: seedOfAll });
        const real = rejectingPartialChanges(started);
        const initial = await initialIds(real);
        const model = createModel();
        await prepare(model, real);
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await compareAll(model, real);
        await compareLists(model, real, initial);
        await compareImport(real);
      }),
      { seed, numRuns },
    );
  },
  60_000 + numRuns * 1_000,
);

it.skipIf(process.env['SEED'] !== undefined || process.env['RUNS'] !== undefined)(
  'the sequences reach most answers: successes, conflicts, quotas, and records that are gone',
  () => {
    expect(outcomes.size).toBeGreaterThan(100);
  },
);

/** Adds to each call that a request without others at the same time changes no record if it fails. */
function rejectingPartialChanges({ emulator, call }: Real): Real {
  let started = 0;
  let pending = 0;
  return {
    emulator,
    call: async (...request) => {
      const isAlone = pending === 0;
      pending += 1;
      started += 1;
      const turn = started;
      const before = recordsOf(emulator);
      const answer = await call(...request);
      pending -= 1;
      outcomes.add(`${request[0]} ${withoutIds(request[1])} ${outcomeOf(answer)}`);
      if (answer.status >= 400 && isAlone && turn === started) {
        expect([request, recordsOf(emulator)]).toEqual([request, before]);
      }
      return answer;
    },
  };
}

const withoutIds = (path: string) => path.replace(/\?.*/, '').replace(/[a-z]+_\w{27,32}/g, '*');

const recordsOf = (emulator: Emulator) => emulator.snapshot().records;
