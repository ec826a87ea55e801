import { describe, expect, it } from 'vitest';
import type { Contender, Group } from './contender.ts';
import { measureGroup } from './measure-group.ts';

/** A clock that only work moves forward, and reading the clock if that takes time. */
function createWork(readInMs = 0) {
  let timeInMs = 0;
  let slowdown = 1;
  const contender = (name: string, costInMs: number): Contender => ({
    name,
    prepare: () => () => {
      timeInMs += costInMs * slowdown;
      return name;
    },
  });
  return {
    contender,
    async now() {
      timeInMs += readInMs;
      return timeInMs;
    },
    slowDown: (factor: number) => {
      slowdown = factor;
    },
  };
}

const groupOf = (contenders: readonly Contender[], batchSizes: readonly number[] = [1]): Group => ({
  name: 'work',
  contenders,
  batchSizes,
  baselines: ['floor'],
  isDone: (result) => result !== undefined,
});

const effort = { rounds: 9, sliceInMs: 10 };

describe('measureGroup()', () => {
  it.each([0, 3])('returns times and ratios if reading the clock takes %i ms', async (readInMs) => {
    const { contender, now } = createWork(readInMs);
    const contenders = [contender('floor', 0.5), contender('slow', 2), contender('fast', 0.25)];
    const { baselines, rows } = await measureGroup(groupOf(contenders, [1, 100]), effort, now);
    expect(baselines).toEqual(['floor']);
    expect(rows.map(({ name }) => name)).toEqual(['floor', 'slow', 'fast']);
    const medians = rows.map(({ columns }) => columns.map(({ ratios }) => ratios[0]?.median));
    expect(medians.flat()).toEqual([1, 1, 4, 4, 0.5, 0.5].map((ratio) => expect.closeTo(ratio)));
    expect(rows[1]?.columns[0]?.medianInMicroseconds).toBeCloseTo(2_000);
  });

  it('is not misled by a contender that leaves work to the next', async () => {
    const { contender, now } = createWork();
    let isLeft = false;
    const tidyingUp = (name: string): Contender => ({
      name,
      async prepare() {
        const runs = [contender(name, 1), contender(name, 20)];
        const [alone, afterOther] = await Promise.all(runs.map(({ prepare }) => prepare()));
        return () => {
          const run = isLeft ? afterOther : alone;
          isLeft = false;
          return run?.();
        };
      },
    });
    const untidy: Contender = {
      name: 'untidy',
      async prepare() {
        const run = await contender('untidy', 1).prepare();
        return () => {
          isLeft = true;
          return run();
        };
      },
    };
    const others = ['next', 'floor', 'another', 'one more'].map(tidyingUp);
    const group = groupOf([untidy, ...others]);
    const { rows } = await measureGroup(group, { rounds: 99, sliceInMs: 10 }, now);
    expect(rows[1]?.columns[0]?.ratios[0]?.median).toBeCloseTo(1);
  });

  it('is not misled by a machine that slows down', async () => {
    const { contender, now, slowDown } = createWork();
    const floor = contender('floor', 1);
    let runs = 0;
    const slowing: Contender = {
      ...floor,
      async prepare() {
        const run = await floor.prepare();
        return () => {
          runs += 1;
          slowDown(1 + Math.floor(runs / 30));
          return run();
        };
      },
    };
    const group = groupOf([slowing, contender('slow', 3)]);
    const { rows } = await measureGroup(group, { rounds: 40, sliceInMs: 3 }, now);
    expect(rows[1]?.columns[0]?.ratios[0]?.median).toBeCloseTo(3, 0);
  });

  it('reports why a contender cannot run, and measures the others', async () => {
    const { contender, now } = createWork();
    const unable: Contender = { name: 'floor', prepare: () => Promise.reject(new Error('no such module')) };
    const { baselines, rows } = await measureGroup(groupOf([unable, contender('slow', 2)]), effort, now);
    expect(baselines).toEqual([]);
    expect(rows.map((row) => row.unable)).toEqual(['no such module', null]);
    expect(rows.map(({ columns }) => columns.length)).toEqual([0, 1]);
  });

  it('does not measure a contender that does not do the work', async () => {
    const { contender, now } = createWork();
    const lazy: Contender = { name: 'lazy', prepare: () => () => undefined };
    const { rows } = await measureGroup(groupOf([contender('floor', 1), lazy]), effort, now);
    expect(rows[1]).toEqual({ name: 'lazy', unable: 'it runs, but does not do the work', columns: [] });
  });
});
