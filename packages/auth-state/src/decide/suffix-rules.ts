// Pure
import type { Rule } from './rule.ts';

/**
 * The cookies that two sets hold: plain names, which every instance of a domain shares, and names with the suffix
 * of this instance.
 */
export const SUFFIX_FACT_VALUES = {
  /** `unreadable` is no token, or one that tells no issuer; `foreign` is one of another instance. */
  plainSession: ['none', 'unreadable', 'foreign', 'own'],
  suffixedSession: ['none', 'expired', 'there'],
  plainUat: ['zero', 'other'],
  suffixedUat: ['none', 'zero', 'other'],
  /** Which session token was issued later. */
  later: ['plain', 'suffixed'],
  instance: ['development', 'production', 'unknown'],
} as const;

type FactValues = typeof SUFFIX_FACT_VALUES;

export type SuffixFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** Which set of cookies counts. */
export const SUFFIX_RULES = [
  ['X1', { plainSession: 'unreadable' }, 'plain'],
  ['X2', { plainSession: 'foreign' }, 'suffixed'],
  ['X3', { suffixedUat: 'none', suffixedSession: 'none' }, 'plain'],
  ['X4', { suffixedUat: ['none', 'other'], plainUat: 'other', later: 'plain' }, 'plain'],
  ['X5', { suffixedUat: 'zero', plainUat: 'other' }, 'plain'],
  [
    'X6',
    {
      instance: ['development', 'unknown'],
      suffixedUat: ['none', 'other'],
      plainUat: 'zero',
      suffixedSession: 'expired',
    },
    'plain',
  ],
  ['X7', { suffixedUat: 'none' }, 'plain'],
  ['X8', {}, 'suffixed'],
] satisfies ReadonlyArray<Rule<SuffixFacts, 'plain' | 'suffixed'>>;
