import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { differingFields } from '../response-view.ts';
import { type OptionCase, optionCases } from './cases.ts';
import { createOptionsStage, type OptionsStage } from './create-stage.ts';
import { OPTION_DIFFERENCES, TRIMMED } from './differences.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';

interface Played extends OptionCase {
  readonly theirs: Outcomes;
  readonly ours: Outcomes;
}

let stage: OptionsStage;
beforeAll(async () => {
  stage = await createOptionsStage();
});
afterAll(() => stage.emulator.close());
afterEach(() => vi.unstubAllGlobals());

const { setTimeout: wait } = globalThis;

/** The reference repeats failed loads of keys after delays of seconds that cannot be configured. */
const hurry = (callback: () => void, ms: number, ...args: []) => wait(callback, ms < 5_000 ? 0 : ms, ...args);

/** Plays all cases, and returns what each package does. */
async function playAll(): Promise<readonly Played[]> {
  const played: Played[] = [];
  for (const optionCase of optionCases(stage)) {
    vi.stubGlobal('setTimeout', hurry);
    const theirs = await outcomesOf('reference', optionCase, stage);
    vi.stubGlobal('setTimeout', wait);
    played.push({ ...optionCase, theirs, ours: await outcomesOf('compat', optionCase, stage) });
  }
  return played;
}

let all: readonly Played[];
beforeAll(async () => {
  for (const level of ['log', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockReturnValue();
  }
  all = await playAll();
  vi.restoreAllMocks();
}, 300_000);

const oursFor = ({ option, place }: Played, value: string): Outcomes | undefined =>
  all.find((other) => other.option === option && other.place === place && other.value === value)?.ours;

it('has the same outcome for every option in every place, except for listed differences', async () => {
  const lines = all.flatMap((played) => {
    const { option, place, value, theirs, ours } = played;
    return Object.entries(theirs).flatMap(([action, their]) => {
      const our = ours[action] ?? {};
      const fields = differingFields(their, our);
      if (fields.length === 0) {
        return [];
      }
      const withoutOption = oursFor(played, 'undefined')?.[action] ?? {};
      const compared = { ...played, action, their, our, fields, withoutOption };
      const difference = OPTION_DIFFERENCES.find(({ explains }) => explains(compared));
      const found = fields.map((name) => `${name} ${their[name]} -> ${our[name]}`).join('; ');
      return [
        [`${option}, ${value}, ${place}, ${action}`, difference?.name ?? `unexplained: ${found}`],
      ] as const;
    });
  });
  expect(lines.filter(([, result]) => result.startsWith('unexplained'))).toEqual([]);
  // A difference that no longer occurs is removed from the list.
  expect([...new Set(lines.map(([, result]) => result))].sort()).toEqual(
    OPTION_DIFFERENCES.map(({ name }) => name).sort(),
  );
  await expect(summaryOf(lines)).toMatchFileSnapshot('../results/options.txt');
});

it('ignores white space around keys and addresses', () => {
  const played = all.filter(({ option }) => TRIMMED.has(option));
  for (const each of played.filter(({ value }) => value === 'padded' || value === 'with a line break')) {
    expect([each.option, each.ours]).toEqual([each.option, oursFor(each, 'valid')]);
  }
  for (const each of played.filter(({ value }) => value === 'white space')) {
    expect([each.option, each.ours]).toEqual([each.option, oursFor(each, "''")]);
  }
});

/** One line for each difference and option: the values and places in which it occurs. */
function summaryOf(lines: ReadonlyArray<readonly [place: string, difference: string]>): string {
  const groups = new Map<string, Set<string>>();
  for (const [where, difference] of lines) {
    const [option = '', value = '', place = ''] = where.split(', ');
    const group = `${difference}: ${option} in ${place}`;
    groups.set(group, (groups.get(group) ?? new Set()).add(value));
  }
  return [...groups]
    .map(([group, values]) => `${group}: ${[...values].join(', ')}\n`)
    .sort()
    .join('');
}
