import { beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../app.ts';
import { createClock } from '../control/clock.ts';
import { createInstance } from '../create-instance.ts';
import { withStore } from '../store/atomically.ts';
import type { Instance } from '../store/instance.ts';
import { send, type Target } from './play.test-support.ts';
import type { Rule } from './rule.test-support.ts';
import { ruleTables } from './rule-tables.test-support.ts';
import { world } from './world.test-support.ts';

const start = Date.UTC(2026, 0, 1);
const origin = 'http://emulator.localhost';

/** An instance without webhooks, whose writes can fail. */
async function createWorld() {
  const clock = createClock(() => start);
  const instance = await createInstance(
    { seed: world, now: () => start },
    { clock, origin: () => origin, persisted: undefined },
  );
  const seeded = instance.store.snapshot();
  const targetOf = (view: Instance): Target => ({
    url: origin,
    secretKey: instance.secretKey,
    advance: clock.advance,
    fetch: async (request) => answerRequest(view, request),
  });
  return {
    /** Plays a rule whose last request fails at a write. Resolves to the records before and after it. */
    play: async ([, request, , , given = []]: Rule, failsAt: number) => {
      instance.store.restore(seeded);
      clock.reset();
      const answers: unknown[] = [];
      for (const step of given) answers.push((await send(targetOf(instance), step, answers)).body);
      let writes = 0;
      const failing = instance.store.observe(() => {
        writes += 1;
        if (writes === failsAt) throw new Error('the write failed');
      });
      const before = instance.store.snapshot();
      const { status } = await send(targetOf(withStore(instance, failing)), request, answers);
      return { status, writes, before, after: instance.store.snapshot() };
    },
  };
}

let player: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  player = await createWorld();
});

/** Records by id: a record that was deleted and stored again is the latest of its collection. */
function sorted(snapshot: Readonly<Record<string, readonly object[]>>) {
  return Object.entries(snapshot).map(([name, records]) => [
    name,
    records.map((record) => JSON.stringify(record)).sort(),
  ]);
}

let failed = 0;

describe('a request that fails at any of its writes changes nothing', () => {
  it.each(ruleTables)(
    '$title',
    async ({ rules }) => {
      for (const rule of rules) {
        const { writes } = await player.play(rule, Number.POSITIVE_INFINITY);
        for (let failsAt = 1; failsAt <= writes; failsAt += 1) {
          const { status, before, after } = await player.play(rule, failsAt);
          expect([rule[0], failsAt, status]).toEqual([rule[0], failsAt, 500]);
          expect([rule[0], failsAt, sorted(after)]).toEqual([rule[0], failsAt, sorted(before)]);
          failed += 1;
        }
      }
    },
    60_000,
  );

  it('is tried on 150 writes or more', () => {
    expect(failed).toBeGreaterThanOrEqual(150);
  });
});
