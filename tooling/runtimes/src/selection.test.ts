import { describe, expect, it } from 'vitest';
import { countBySuite, EVERYTHING, isCaseSelected, isEverything, selectRunners } from './selection.ts';

const runners = [{ name: 'deno' }, { name: 'bun' }, { name: 'workerd' }];

describe('selectRunners()', () => {
  it('returns all runners for a selection of everything', () => {
    expect(selectRunners(runners, EVERYTHING)).toEqual(runners);
  });

  it('returns the named runners', () => {
    const selected = selectRunners(runners, { ...EVERYTHING, runtimes: ['workerd', 'deno'] });
    expect(selected).toEqual([{ name: 'deno' }, { name: 'workerd' }]);
  });

  it('throws an error that lists the runtimes for an unknown name', () => {
    expect(() => selectRunners(runners, { ...EVERYTHING, runtimes: ['deno', 'dino'] })).toThrow(
      'Unknown runtime "dino". Runtimes are deno, bun, workerd.',
    );
  });
});

describe('isCaseSelected()', () => {
  it('finds the string anywhere in the name, in any letter case', () => {
    const select = (caseText: string | null) => isCaseSelected('jwt > verifyToken() accepts', { caseText });
    expect([null, 'verifytoken()', 'jwt >', 'decode'].map(select)).toEqual([true, true, true, false]);
  });
});

it('isEverything() is false for a selection by runtime or by case', () => {
  const selections = [EVERYTHING, { ...EVERYTHING, runtimes: ['deno'] }, { ...EVERYTHING, caseText: 'jwt' }];
  expect(selections.map(isEverything)).toEqual([true, false, false]);
});

it('countBySuite() returns a line for each suite', () => {
  expect(countBySuite(['jwt > a', 'jwt > b', 'errors > a'])).toBe('  jwt (2)\n  errors (1)');
});
