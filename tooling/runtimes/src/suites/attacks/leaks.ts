import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import { CLAIMS, claimsWith, forge, headerWith, keyFor, publicJwkOf } from './forge.ts';

/** Values that no error may contain, because they are secret or would damage a log. */
const VALUES: ReadonlyArray<readonly [name: string, value: string]> = [
  ['a token', forge()],
  ['a secret key', 'sk_live_abcdefghijklmnopqrstuvwxyz'],
  ['a bearer token', 'Bearer abcdefghijklmnopqrstuvwxyz'],
];

/** Values that would break or color the lines of a log: an error must escape them. */
const CONTROLS: ReadonlyArray<readonly [name: string, value: string]> = [
  ['line breaks', 'x\r\nERROR forged line'],
  ['a colour of terminals', '\u001b[31mx'],
  ['a terminal color in one byte', '\u009b31mx'],
  ['DEL', 'x\u007f'],
  ['NUL', 'x\u0000y'],
  ['U+2028', 'x\u2028y'],
  ['half of a surrogate pair', '\ud800'],
  ['10,000 characters', 'x'.repeat(10_000)],
];

interface Place {
  readonly name: string;
  readonly attack: (value: string) => Omit<Attack, 'name' | 'expected'>;
  readonly expected: Outcome;
}

const PLACES: readonly Place[] = [
  {
    name: 'alg',
    attack: (alg) => ({ token: forge({ header: headerWith({ alg }) }), ways: KEYED_WAYS }),
    expected: 'token-invalid-algorithm',
  },
  {
    name: 'typ',
    attack: (typ) => ({ token: forge({ header: headerWith({ typ }) }) }),
    expected: 'token-invalid',
  },
  {
    name: 'iss',
    attack: (iss) => ({ token: forge({ payload: claimsWith({ iss }) }), options: { issuer: CLAIMS.iss } }),
    expected: 'token-invalid-issuer',
  },
  {
    name: 'azp',
    attack: (azp) => ({
      token: forge({ payload: claimsWith({ azp }) }),
      options: { authorizedParties: 'x' },
    }),
    expected: 'token-invalid-authorized-parties',
  },
  {
    name: 'aud',
    attack: (aud) => ({ token: forge({ payload: claimsWith({ aud }) }), options: { audience: 'x' } }),
    expected: 'token-verification-failed',
  },
  {
    name: 'exp',
    attack: (exp) => ({ token: forge({ payload: claimsWith({ exp }) }) }),
    expected: 'token-verification-failed',
  },
  {
    name: 'the alg of a key',
    attack: (alg) => ({ token: forge(), key: { ...publicJwkOf(keyFor('RS256')), alg }, ways: KEYED_WAYS }),
    expected: 'token-invalid-algorithm',
  },
  { name: 'a key', attack: (key) => ({ token: forge(), key, ways: KEYED_WAYS }), expected: 'jwk-invalid' },
];

/** Errors that repeat a part of the token or the key. */
export const leakAttacks: readonly Attack[] = PLACES.flatMap(({ name, attack, expected }) =>
  [...VALUES, ...CONTROLS].map(
    ([content, value]): Attack => ({
      name: `${name} that holds ${content}`,
      ...attack(value),
      secrets: [value],
      expected,
    }),
  ),
);
