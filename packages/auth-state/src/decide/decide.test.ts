import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { DecisionRow } from './decision-row.ts';

type Facts = { readonly color: 'red' | 'reddish' | 'blue'; readonly size: 'small' | 'large' };

const RULES: ReadonlyArray<DecisionRow<Facts, string>> = [
  ['A1', { color: 'reddish' }, 'a whole value'],
  ['A2', { color: ['blue', 'red'], size: 'small' }, 'one of several, and another fact'],
  ['A3', {}, 'anything else'],
];
const ROWS: ReadonlyArray<readonly [id: string, facts: Facts]> = [
  ['A1', { color: 'reddish', size: 'large' }],
  ['A2', { color: 'red', size: 'small' }],
  ['A2', { color: 'blue', size: 'small' }],
  ['A3', { color: 'red', size: 'large' }],
];

describe('decide()', () => {
  it.each(ROWS)('returns row %s, the first that matches', (id, facts) => {
    expect(decide(RULES, facts).rule).toBe(id);
  });

  it('compares whole values, not parts of them', () => {
    const withoutSecond = RULES.filter(([id]) => id !== 'A2');
    expect(decide(withoutSecond, { color: 'red', size: 'small' })).toEqual({
      rule: 'A3',
      outcome: 'anything else',
    });
  });
});
