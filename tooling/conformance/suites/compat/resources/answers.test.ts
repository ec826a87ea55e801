import { readFile } from 'node:fs/promises';
import { readDescription } from '@tooling/api-description/read-description';
import { createClerkClient as createLatest } from 'clerk-latest';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createRandom, type Random } from '../../auth-state-random/cases/random.ts';
import { methodNames } from '../../official-sdk/render-methods.ts';
import { readDifferences } from '../requests/documents.ts';
import { createPlayers } from './answers.ts';
import { randomBody } from './bodies.ts';
import { type Comparison, compareAnswers, type Players } from './compare-answers.ts';
import { ANSWER_DIFFERENCES } from './differences.ts';
import { allExamples, type Examples, readExamples } from './kinds.ts';
import { type MethodCall, methodCalls } from './method-calls.ts';
import { runs, seed } from './runs.ts';

const README = new URL('../../../../../packages/compat/README.md', import.meta.url);
const NAMES = new Set(methodNames(createLatest({ secretKey: 'sk_test_1' })));

let examples: Examples;
let calls: readonly [MethodCall, ...MethodCall[]];
let players: Players;
const comparisons: Comparison[] = [];

beforeAll(async () => {
  const document = readDescription();
  const read = await readExamples();
  examples = allExamples(document, read);
  const [first, ...others] = methodCalls(document, examples).filter(({ method }) => NAMES.has(method));
  if (first === undefined) {
    throw new Error('No method is described.');
  }
  calls = [first, ...others];
  players = { ...createPlayers(), read };
});
afterAll(() => vi.unstubAllGlobals());

interface RandomAnswer {
  readonly call: MethodCall;
  readonly json: unknown;
}

/** Compares the outcomes for random bodies. A number and the seed determine a body. */
async function compareAll(offset: number, create: (random: Random) => RandomAnswer) {
  for (let run = 0; run < runs; run++) {
    const { call, json } = create(createRandom(seed, offset * 100_000 + run));
    const comparison = await compareAnswers(players, call, json);
    comparisons.push(comparison);
    expect(comparison.unexplained, `${call.method}, run ${run}: ${JSON.stringify(json)}`).toEqual([]);
  }
}

it('has calls of all methods', () => {
  expect(NAMES.size).toBe(192);
  expect(new Set(calls.map(({ method }) => method))).toEqual(NAMES);
});

it('returns what the reference returns, for objects of every kind from any method', async () => {
  for (const [index, example] of [...examples.values()].entries()) {
    await compareAll(index, (random) => ({
      json: randomBody(example, random, 0.7),
      call: random.pick(calls),
    }));
  }
});

it('returns what the reference returns, for the described body of every method', async () => {
  const kinds = [...examples.values()];
  for (const [index, call] of calls.entries()) {
    await compareAll(1_000 + index, (random) => {
      const example = call.example ?? kinds[Math.floor(random.next() * kinds.length)];
      return { json: randomBody(example, random, 0.2), call };
    });
  }
});

it('compares many values, and meets every listed difference', () => {
  const returned = comparisons.filter(({ isReturned }) => isReturned).length;
  expect(returned).toBeGreaterThan(comparisons.length * 0.7);
  const seen = new Set(comparisons.map(({ difference }) => difference));
  expect(ANSWER_DIFFERENCES.filter((one) => !seen.has(one)).map(({ row }) => row)).toEqual([]);
});

it.skipIf(process.env['RUNS'] !== undefined)('compares as many answers as the README says', async () => {
  const readme = await readFile(README, 'utf8');
  expect(readme).toContain(`${comparisons.length.toLocaleString('en')} random answers`);
});

it('differs as the document says', async () => {
  const rows = ANSWER_DIFFERENCES.map(({ row }) => row);
  expect(await readDifferences()).toEqual(expect.arrayContaining(rows));
});
