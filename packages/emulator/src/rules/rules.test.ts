import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperationTable } from '../engine/operation.ts';
import { sortByPrecedence } from '../engine/routes.ts';
import { createPlayer } from './play.test-support.ts';
import type { Step } from './rule.test-support.ts';
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

/** `vitest run src/rules` prints how many rules come from which source. */
function countBySource(): string {
  const sources = ruleTables.flatMap(({ rules }) => rules.map(([, , , source]) => source));
  const names = [...new Set(sources)];
  return names.map((name) => `${name} ${sources.filter((source) => source === name).length}`).join(', ');
}

/** Returns the ids of the operations that the rules check: those of their last requests. */
function checkedOperations(): ReadonlySet<string | undefined> {
  const operations = sortByPrecedence(readOperationTable().operations).map(({ id }) => ({
    id,
    pattern: new RegExp(`^${id.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const operationOf = (step: Step) => {
    const [request = ''] = (typeof step === 'string' ? step : step[0]).split('?');
    return operations.find(({ pattern }) => pattern.test(request))?.id;
  };
  return new Set(ruleTables.flatMap(({ rules }) => rules.map(([, request]) => operationOf(request))));
}

it('checks every operation that is exact in the most used tier, and all of domains', () => {
  const checked = checkedOperations();
  const unchecked = readOperationTable()
    .operations.filter(({ tier, tag }) => tier === 'P0' || tag === 'Domains')
    .filter(({ id }) => !checked.has(id));
  expect(unchecked.map(({ id }) => id)).toEqual([]);
});

it('has 250 rules or more, each with a name of its own', () => {
  const names = ruleTables.flatMap(({ title, rules }) => rules.map(([rule]) => `${title}: ${rule}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(250);
  process.stdout.write(`rules: ${names.length} (${countBySource()})\n`);
});
