import type { Attack, Outcome } from './attack.ts';
import { NOW_IN_SECONDS } from './attack.ts';
import { CLAIMS, claimsWith, forge, jsonWith } from './forge.ts';

const TIMES = ['exp', 'nbf', 'iat'] as const;

/** JSON values that are not a time from 0 to the end of the year 9999. */
const NO_TIMES: readonly string[] = [
  ...['1e300', '-1e300', '1e999', '-1e999', '-1', '-0.5', `${-NOW_IN_SECONDS}`],
  ...[`${CLAIMS.exp}000`, '253402300800', '253402300799.5', '9007199254740993', '18446744073709551616'],
  ...[`"${CLAIMS.exp}"`, `"${NOW_IN_SECONDS - 10}"`, '"2099-01-01T00:00:00Z"', '""', '"Infinity"', '"never"'],
  ...['null', 'true', 'false', '[]', `[${CLAIMS.exp}]`, '{}', '{"valueOf":1}'],
];

const END_OF_9999 = 253_402_300_799;

const BOUNDARIES: ReadonlyArray<readonly [claim: (typeof TIMES)[number], value: string, expected: Outcome]> =
  [
    ['exp', `${NOW_IN_SECONDS + 50}.5`, 'accepted'],
    ['exp', '17.0000005e8', 'accepted'],
    ['exp', String(END_OF_9999), 'accepted'],
    ['exp', '0', 'token-expired'],
    ['exp', '-0', 'token-expired'],
    ['exp', '1e-300', 'token-expired'],
    ['exp', '-1e-400', 'token-expired'],
    ['exp', '5e-324', 'token-expired'],
    ['nbf', `${NOW_IN_SECONDS - 10}.5`, 'accepted'],
    ['nbf', '0', 'accepted'],
    ['nbf', '-0', 'accepted'],
    ['nbf', String(END_OF_9999), 'token-not-active-yet'],
    ['iat', `${NOW_IN_SECONDS - 10}.5`, 'accepted'],
    ['iat', '0', 'accepted'],
    ['iat', '-0', 'accepted'],
    ['iat', String(END_OF_9999), 'token-iat-in-the-future'],
  ];

/** Claims that are not valid times (RFC 7519, section 2, NumericDate). */
export const timeAttacks: readonly Attack[] = [
  ...TIMES.flatMap((claim) =>
    NO_TIMES.map(
      (value): Attack => ({
        name: `${claim} ${value}`,
        token: forge({ payload: jsonWith(CLAIMS, claim, value) }),
        expected: 'token-verification-failed',
      }),
    ),
  ),
  ...BOUNDARIES.map(
    ([claim, value, expected]): Attack => ({
      name: `${claim} ${value}, a time`,
      token: forge({ payload: jsonWith(CLAIMS, claim, value) }),
      expected,
    }),
  ),
  {
    name: 'no exp',
    token: forge({ payload: claimsWith({ exp: undefined }) }),
    expected: 'token-verification-failed',
  },
  {
    name: 'EXP in place of exp',
    token: forge({ payload: claimsWith({ exp: undefined, EXP: CLAIMS.exp }) }),
    expected: 'token-verification-failed',
  },
  { name: 'no nbf', token: forge({ payload: claimsWith({ nbf: undefined }) }), expected: 'accepted' },
  { name: 'no iat', token: forge({ payload: claimsWith({ iat: undefined }) }), expected: 'accepted' },
  {
    name: 'exp in the header only',
    token: forge({ header: { alg: 'RS256', exp: CLAIMS.exp }, payload: claimsWith({ exp: undefined }) }),
    expected: 'token-verification-failed',
  },
];
