import { readDescription } from '@tooling/api-description/read-description';
import { createClerkClient as createCompat } from '@x/compat';
import { createClerkClient as createLatest } from 'clerk-latest';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { methodNames } from '../../official-sdk/render-methods.ts';
import { CALL_DIFFERENCES } from './call-differences.ts';
import { compareCalls } from './compare-calls.ts';
import { readDifferences, readReadme } from './documents.ts';
import { FIELD_DIFFERENCES } from './field-differences.ts';
import { recordCall } from './record-calls.ts';
import { requestCases } from './request-cases.ts';

/** How many calls of each method are compared. `RUNS=1000 SEED=7` in the environment selects others than CI uses. */
const RUNS = 100;
const runs = Number(process.env['RUNS'] ?? RUNS);
const seed = Number(process.env['SEED'] ?? 20_261_130);

const keys = { secretKey: 'sk_test_1', apiUrl: 'https://api.example.com' };
/** Both clients, without and with the key of a machine. */
const CLIENTS = [keys, { ...keys, machineSecretKey: 'ak_0' }].map((given) => [
  createLatest({ ...given, telemetry: { disabled: true } }),
  createCompat(given),
]);
const METHODS = methodNames(createLatest(keys));
const RULES = [...CALL_DIFFERENCES, ...FIELD_DIFFERENCES];
const description = readDescription();

/** How often each difference occurred. */
const counts = new Map(RULES.map(({ name }) => [name, 0]));

// The reference warns about deprecated parameters.
vi.spyOn(console, 'warn').mockImplementation(() => {});
afterAll(() => vi.restoreAllMocks());

describe(`${runs} random calls of each method`, () => {
  it.each(METHODS)('%s sends and rejects the same, except for listed differences', async (method) => {
    const unlisted = [];
    const cases = requestCases(method, description, { count: runs, seed });
    for (const [index, one] of cases.entries()) {
      const [theirs = {}, ours = {}] = CLIENTS[index % CLIENTS.length] ?? [];
      const [their, our] = [await recordCall(theirs, one), await recordCall(ours, one)];
      for (const difference of compareCalls(one, their, our)) {
        const rule = RULES.find(({ explains }) => explains(difference));
        if (rule === undefined) {
          unlisted.push({ ...difference, one: one.args });
        } else {
          counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
        }
      }
    }
    expect(unlisted.slice(0, 3)).toEqual([]);
  });

  it('meet each listed difference', () => {
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  });

  it('differ as the documents say', async () => {
    expect(await readReadme()).toContain(`${(METHODS.length * RUNS).toLocaleString('en')} random calls`);
    expect(await readDifferences()).toEqual(expect.arrayContaining(RULES.map(({ row }) => row)));
  });
});
