import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlayer } from './play.test-support.ts';
import { ruleTables } from './rule-tables.test-support.ts';

let player: Awaited<ReturnType<typeof createPlayer>>;

beforeAll(async () => {
  player = await createPlayer();
});
afterAll(() => player.close());

describe.each(ruleTables)('$title', ({ rules }) => {
  it.each(rules.map((rule) => ({ name: rule[0], rule })))('$name', async ({ rule }) => {
    const outcome = await player.play(rule);
    if (typeof rule[2] === 'string') expect(outcome).toBe(rule[2]);
    else expect(outcome).toMatchObject(rule[2]);
  });
});

it('has 120 rules or more, each with a name of its own', () => {
  const names = ruleTables.flatMap(({ title, rules }) => rules.map(([rule]) => `${title}: ${rule}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(120);
});
