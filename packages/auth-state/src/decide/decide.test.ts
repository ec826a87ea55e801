import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Rule } from './rule.ts';

type Facts = { readonly color: 'red' | 'reddish' | 'blue'; readonly size: 'small' | 'large' };

const RULES: ReadonlyArray<Rule<Facts, string>> = [
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
  it.each(ROWS)('gives row %s, the first that matches', (id, facts) => {
    expect(decide(RULES, facts)[0]).toBe(id);
  });

  it('takes no value for a part of another one', () => {
    const withoutSecond = RULES.filter(([id]) => id !== 'A2');
    expect(decide(withoutSecond, { color: 'red', size: 'small' })[0]).toBe('A3');
  });
});
