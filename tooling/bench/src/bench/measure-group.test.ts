import { describe, expect, it } from 'vitest';
import type { Contender } from './contender.ts';
import { measureGroup } from './measure-group.ts';

/** A clock that only the work moves. */
function createWork() {
  let timeInMs = 0;
  let slowdown = 1;
  const contender = (name: string, costInMs: number): Contender => ({
    name,
    run: () => {
      timeInMs += costInMs * slowdown;
      return name;
    },
    isDone: (result) => result === name,
  });
  return {
    contender,
    now: () => timeInMs,
    slowDown: (factor: number) => {
      slowdown = factor;
    },
  };
}

const effort = { rounds: 9, sliceInMs: 10 };

describe('measureGroup()', () => {
  it.each([1, 100])('gives ratios to the floor, %i at once', async (batchSize) => {
    const { contender, now } = createWork();
    const contenders = [contender('floor', 0.5), contender('slow', 2), contender('fast', 0.25)] as const;
    const ratios = await measureGroup(
      { name: '', contenders: [...contenders], batchSizes: [] },
      batchSize,
      effort,
      now,
    );
    expect(ratios.map(({ name }) => name)).toEqual(['floor', 'slow', 'fast']);
    expect(ratios.map(({ median }) => median)).toEqual([
      expect.closeTo(1),
      expect.closeTo(4),
      expect.closeTo(0.5),
    ]);
  });

  it('is not misled by a machine that slows down', async () => {
    const { contender, now, slowDown } = createWork();
    let runs = 0;
    const floor = contender('floor', 1);
    const slowing: Contender = {
      ...floor,
      run: () => {
        runs += 1;
        slowDown(1 + Math.floor(runs / 30));
        return floor.run();
      },
    };
    const contenders = [slowing, contender('slow', 3)] as const;
    const [, slow] = await measureGroup(
      { name: '', contenders: [...contenders], batchSizes: [] },
      1,
      { rounds: 40, sliceInMs: 3 },
      now,
    );
    expect(slow?.median).toBeCloseTo(3, 0);
  });

  it('refuses a contender that does not do the work', async () => {
    const { contender, now } = createWork();
    const lazy: Contender = { name: 'lazy', run: () => undefined, isDone: (result) => result !== undefined };
    const contenders = [contender('floor', 1), lazy] as const;
    await expect(
      measureGroup({ name: 'work', contenders: [...contenders], batchSizes: [] }, 1, effort, now),
    ).rejects.toThrow("work: lazy doesn't do the work.");
  });
});
