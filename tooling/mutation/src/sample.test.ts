import { describe, expect, it } from 'vitest';
import { describeScore, isInSample, type MutantName, scoreOf } from './sample.ts';

const mutants: MutantName[] = Array.from({ length: 4000 }, (_, index) => ({
  file: `src/file-${index % 40}.ts`,
  mutator: 'BooleanLiteral',
  line: Math.floor(index / 40),
  column: 3,
  replacement: index % 2 === 0 ? 'true' : 'false',
}));

const choose = (share: number, seed: number) =>
  mutants.filter((mutant) => isInSample(mutant, { share, seed }));

describe('isInSample', () => {
  it('selects about the share of the mutants', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      // Four standard deviations of a binomial distribution.
      expect(Math.abs(choose(0.25, seed).length - 1000)).toBeLessThan(4 * Math.sqrt(4000 * 0.25 * 0.75));
    }
  });

  it('selects the same mutants for the same seed', () => {
    expect(choose(0.25, 1)).toEqual(choose(0.25, 1));
    expect(choose(0.25, 1)).not.toEqual(choose(0.25, 2));
  });

  it('keeps the mutants of a smaller share', () => {
    const large = new Set(choose(0.5, 1));
    expect(choose(0.2, 1).every((mutant) => large.has(mutant))).toBe(true);
  });

  it('selects independently of the place, the file and the replacement', () => {
    const sample = choose(0.25, 1);
    const share = (isCounted: (mutant: MutantName) => boolean) =>
      sample.filter(isCounted).length / mutants.filter(isCounted).length;
    for (const part of [
      share((m) => m.line < 50),
      share((m) => m.replacement === 'true'),
      share((m) => m.file < 'src/file-2'),
    ]) {
      expect(part).toBeGreaterThan(0.2);
      expect(part).toBeLessThan(0.3);
    }
  });

  it('selects all or none at the ends', () => {
    expect(choose(1, 1)).toHaveLength(4000);
    expect(choose(0, 1)).toHaveLength(0);
  });
});

const repeat = (status: string, count: number): string[] => Array.from({ length: count }, () => status);

describe('scoreOf', () => {
  it('counts timeouts as killed, and leaves out what is not valid', () => {
    const statuses = [
      'Killed',
      'Timeout',
      'Survived',
      'NoCoverage',
      'CompileError',
      'RuntimeError',
      'Ignored',
    ];
    expect(scoreOf(statuses)).toMatchObject({ valid: 4, killed: 2, score: 0.5 });
  });

  it("returns Wilson's interval", () => {
    const { low, high } = scoreOf([...repeat('Killed', 90), ...repeat('Survived', 10)]);
    expect(low).toBeCloseTo(0.8256, 4);
    expect(high).toBeCloseTo(0.9448, 4);
  });

  it('stays between 0 and 1 without survivors and without mutants', () => {
    expect(scoreOf(repeat('Killed', 20))).toMatchObject({ score: 1, high: 1 });
    expect(scoreOf([])).toMatchObject({ valid: 0, low: 0, high: 1 });
  });

  it('is described in a line', () => {
    const score = scoreOf([...repeat('Killed', 90), ...repeat('Survived', 10)]);
    expect(describeScore(score)).toBe('90 of 100 killed: 90.0 % (95 % confidence: 82.6 % to 94.5 %)');
  });
});
