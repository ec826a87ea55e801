import { type Attack, NOW_IN_SECONDS, type Outcome } from './attack.ts';
import { claimsWith, forge } from './forge.ts';

const DEFAULT = undefined;

type Limit = readonly [
  claim: 'exp' | 'nbf' | 'iat',
  fromNow: number,
  clockSkewInMs: number | undefined,
  expected: Outcome,
];

/** Seconds from now, on both sides of the limit. A token is expired at `exp`, and valid at `nbf` and `iat`. */
const LIMITS: readonly Limit[] = [
  ['exp', -6, DEFAULT, 'token-expired'],
  ['exp', -5, DEFAULT, 'token-expired'],
  ['exp', -4.999, DEFAULT, 'accepted'],
  ['exp', -4, DEFAULT, 'accepted'],
  ['exp', -1, 0, 'token-expired'],
  ['exp', 0, 0, 'token-expired'],
  ['exp', 0.001, 0, 'accepted'],
  ['exp', 1, 0, 'accepted'],
  ['exp', -60, 60_000, 'token-expired'],
  ['exp', -59, 60_000, 'accepted'],
  ['exp', -1, 1_001, 'accepted'],
  ['exp', -1, 1_000, 'token-expired'],
  ['exp', -1, 999, 'token-expired'],
];

const NOT_YET_LIMITS = (['nbf', 'iat'] as const).flatMap((claim): readonly Limit[] => {
  const rejection = claim === 'nbf' ? 'token-not-active-yet' : 'token-iat-in-the-future';
  return [
    [claim, 4, DEFAULT, 'accepted'],
    [claim, 5, DEFAULT, 'accepted'],
    [claim, 5.001, DEFAULT, rejection],
    [claim, 6, DEFAULT, rejection],
    [claim, -1, 0, 'accepted'],
    [claim, 0, 0, 'accepted'],
    [claim, 0.001, 0, rejection],
    [claim, 1, 0, rejection],
    [claim, 60, 60_000, 'accepted'],
    [claim, 61, 60_000, rejection],
    [claim, 1, 1_000, 'accepted'],
    [claim, 1, 999, rejection],
  ];
});

const inMs = NOW_IN_SECONDS * 1000;

/** The limits of the times, and of the tolerance. */
export const clockAttacks: readonly Attack[] = [
  ...[...LIMITS, ...NOT_YET_LIMITS].map(
    ([claim, fromNow, clockSkewInMs, expected]): Attack => ({
      name: `${claim} ${fromNow} s from now, with a tolerance of ${clockSkewInMs ?? 'the default'} ms`,
      // Milliseconds are integers, so the sum is exact.
      token: forge({ payload: claimsWith({ [claim]: (inMs + fromNow * 1000) / 1000 }) }),
      ...(clockSkewInMs === undefined ? {} : { options: { clockSkewInMs } }),
      expected,
    }),
  ),
  {
    name: 'one millisecond before the token expires',
    token: forge(),
    options: { clockSkewInMs: 0 },
    currentTimeInMs: inMs + 49_999,
    expected: 'accepted',
  },
  {
    name: 'when the token expires',
    token: forge(),
    options: { clockSkewInMs: 0 },
    currentTimeInMs: inMs + 50_000,
    expected: 'token-expired',
  },
  {
    name: 'a token that expires before it is valid',
    token: forge({ payload: claimsWith({ nbf: NOW_IN_SECONDS + 40, exp: NOW_IN_SECONDS - 40 }) }),
    expected: 'token-expired',
  },
  { name: 'a clock in 1970', token: forge(), currentTimeInMs: 0, expected: 'token-not-active-yet' },
];
