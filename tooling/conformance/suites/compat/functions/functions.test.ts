import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDifferences } from '../requests/documents.ts';
import { type Found, FUNCTION_DIFFERENCES } from './differences.ts';
import { describeCase, playCase, type Row } from './play.ts';
import { createFunctionsStage } from './stage.ts';
import { ELSEWHERE, tableOf } from './table.ts';

const RUNS = Number(process.env['RUNS'] ?? 200);
const SEED = Number(process.env['SEED'] ?? 20_261_130);

const require = createRequire(import.meta.url);
const stage = await createFunctionsStage();
const { fetch: send, setTimeout: wait } = globalThis;

const hurry = (callback: () => void, ms: number, ...args: []) =>
  wait(callback, ms > 50 && ms < 5_000 ? 1 : ms, ...args);

beforeAll(() => {
  // No call leaves this machine.
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    return hostname === '127.0.0.1'
      ? send(input, init)
      : Promise.resolve(new Response('{}', { status: 404 }));
  });
  // The reference repeats failed loads of keys after delays of seconds that cannot be configured.
  vi.stubGlobal('setTimeout', hurry);
  vi.spyOn(console, 'error').mockReturnValue();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stage.close();
});

const met = new Set<string>();

/** Both builds of an entry, ESM and CommonJS. */
const buildsOf = async (name: string): Promise<readonly object[]> => [await import(name), require(name)];

describe.each(Object.entries(tableOf(stage)))('the exports of "%s"', (entry, rows) => {
  it('all have a row, in ESM and in CommonJS', async () => {
    for (const sdk of ['clerk-latest', '@x/compat']) {
      const lexed = await import(require.resolve(sdk + entry));
      for (const build of [...(await buildsOf(sdk + entry)), lexed]) {
        const names = Object.keys(build).filter(
          (name) => !/^default$|^module.exports$|^__esModule$/.test(name),
        );
        expect(names.filter((name) => !ELSEWHERE.has(name)).sort()).toEqual(Object.keys(rows).sort());
      }
    }
  });

  it.each(Object.entries(rows))('%s does what that of @clerk/backend 3.25.0 does', async (name, row) => {
    const [theirs, ours] = [await buildsOf(`clerk-latest${entry}`), await buildsOf(`@x/compat${entry}`)];
    const builds = theirs.map((build, index) => ({
      theirs: Reflect.get(build, name),
      ours: Reflect.get(ours[index] ?? {}, name),
    }));
    expect(await unexplained(name, row, builds)).toEqual([]);
  });
});

type Builds = ReadonlyArray<{ readonly theirs: unknown; readonly ours: unknown }>;

/** Plays the cases of a row, with each build in turn. */
async function unexplained(name: string, row: Row, builds: Builds): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    // The kind of a case alternates as well.
    const pair = builds[(index >> 1) % builds.length] ?? { theirs: undefined, ours: undefined };
    const places = await playCase(pair, row, SEED, index);
    const given = places.length > 0 ? describeCase(row, SEED, index) : '';
    found.push(...places.map((place) => ({ ...place, name, given, isHostile: index % 2 === 1 })));
  }
  return found.filter((one) => {
    const difference = FUNCTION_DIFFERENCES.find(({ explains }) => explains(one));
    met.add(difference?.name ?? '');
    return difference === undefined;
  });
}

describe('each listed difference', () => {
  const names = FUNCTION_DIFFERENCES.map(({ name }) => name);

  it('exists', () => {
    expect(names.filter((name) => !met.has(name))).toEqual([]);
  });

  it('is a row of the list for users', async () => {
    const rows = await readDifferences();
    expect(names.filter((name) => !rows.includes(name))).toEqual([]);
  });
});
