// Pure
import type { DecisionRow } from './decision-row.ts';

/**
 * The facts about two sets of cookies: cookies with plain names, which all instances on a domain share, and cookies
 * with the suffix of this instance.
 */
export const SUFFIX_FACT_VALUES = {
  /** `unreadable`: not a token, or a token without an issuer. `foreign`: a token of another instance. */
  plainSession: ['none', 'unreadable', 'foreign', 'own'],
  suffixedSession: ['none', 'expired', 'there'],
  plainUat: ['zero', 'other'],
  suffixedUat: ['none', 'zero', 'other'],
  /** The set whose session token was issued later. */
  later: ['plain', 'suffixed'],
  instance: ['development', 'production', 'unknown'],
} as const;

type FactValues = typeof SUFFIX_FACT_VALUES;

export type SuffixFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** The set of cookies that counts. */
export type CookieSet = 'plain' | 'suffixed';

/** Decides which set of cookies counts. */
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
] satisfies ReadonlyArray<DecisionRow<SuffixFacts, CookieSet>>;
