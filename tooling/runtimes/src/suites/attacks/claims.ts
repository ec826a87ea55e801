import type { Attack, AttackOptions, Outcome } from './attack.ts';
import { CLAIMS, claimsWith, forge, HEADER } from './forge.ts';

/** Values that differ from the expected string, but that a careless comparison could accept. */
const nearly = (text: string): readonly unknown[] => [
  ...[undefined, null, '', 0, 1, true, false, {}, [], [null], [1], [[text]], [{}]],
  ...[{ [text]: true }, { 0: text, length: 1 }, `${text}/`, `${text} `, ` ${text}`, `${text}\u0000`],
  ...[text.toUpperCase(), text.slice(0, -1), `${text}.attacker.example`, `x${text}`, `${text},${text}`],
];

interface Claim {
  readonly name: string;
  readonly expected: string;
  readonly options: (expected: string | readonly string[]) => AttackOptions;
  readonly rejection: Outcome;
}

const OPTIONAL: readonly Claim[] = [
  { name: 'iss', expected: CLAIMS.iss, options: (issuer) => ({ issuer }), rejection: 'token-invalid-issuer' },
  {
    name: 'aud',
    expected: 'https://api.example',
    options: (audience) => ({ audience }),
    rejection: 'token-verification-failed',
  },
  {
    name: 'azp',
    expected: 'https://app.example',
    options: (authorizedParties) => ({ authorizedParties }),
    rejection: 'token-invalid-authorized-parties',
  },
];

const tokenWith = (name: string, value: unknown) => forge({ payload: claimsWith({ [name]: value }) });
const shown = (value: unknown) => (value === undefined ? '(none)' : JSON.stringify(value));

const checked = OPTIONAL.flatMap(({ name, expected, options, rejection }): Attack[] => [
  ...nearly(expected).map(
    (value): Attack => ({
      name: `${name} ${shown(value)}`,
      token: tokenWith(name, value),
      options: options(expected),
      expected: rejection,
    }),
  ),
  {
    name: `${name} as expected`,
    token: tokenWith(name, expected),
    options: options(expected),
    expected: 'accepted',
  },
  {
    name: `${name} in the expected list`,
    token: tokenWith(name, expected),
    options: options(['x', expected]),
    expected: 'accepted',
  },
  {
    name: `${name} that is not in the list`,
    token: tokenWith(name, 'y'),
    options: options(['x', expected]),
    expected: rejection,
  },
  {
    name: `${name} in the header only`,
    token: forge({ header: { ...HEADER, [name]: expected }, payload: claimsWith({ [name]: undefined }) }),
    options: options(expected),
    expected: rejection,
  },
  ...[null, 1, {}, [], ''].map(
    (value): Attack => ({
      name: `${name} ${shown(value)}, without an option for it`,
      token: tokenWith(name, value),
      expected: 'accepted',
    }),
  ),
]);

const AUDIENCE = 'https://api.example';

/** Only `aud` may be a list (RFC 7519, section 4.1.3). */
const lists: readonly Attack[] = [
  ...[[AUDIENCE], ['x', AUDIENCE], [AUDIENCE, AUDIENCE]].map(
    (aud): Attack => ({
      name: `aud ${shown(aud)}`,
      token: tokenWith('aud', aud),
      options: { audience: AUDIENCE },
      expected: 'accepted',
    }),
  ),
  ...[
    [1, AUDIENCE],
    [null, AUDIENCE],
  ].map(
    (aud): Attack => ({
      name: `aud ${shown(aud)}: entries that are not strings are ignored`,
      token: tokenWith('aud', aud),
      options: { audience: AUDIENCE },
      expected: 'accepted',
    }),
  ),
  {
    name: 'aud of other audiences',
    token: tokenWith('aud', ['x', 'y']),
    options: { audience: AUDIENCE },
    expected: 'token-verification-failed',
  },
  {
    name: 'aud "undefined"',
    token: tokenWith('aud', undefined),
    options: { audience: 'undefined' },
    expected: 'token-verification-failed',
  },
  {
    name: 'iss as a list',
    token: tokenWith('iss', [CLAIMS.iss]),
    options: { issuer: CLAIMS.iss },
    expected: 'token-invalid-issuer',
  },
  {
    name: 'azp as a list',
    token: tokenWith('azp', ['https://app.example']),
    options: { authorizedParties: 'https://app.example' },
    expected: 'token-invalid-authorized-parties',
  },
];

const SUBJECTS: readonly unknown[] = [
  undefined,
  null,
  '',
  0,
  1,
  true,
  false,
  [],
  ['user_1'],
  {},
  { sub: 'user_1' },
];

/** Claims of every wrong type, and strings that are nearly right. */
export const claimAttacks: readonly Attack[] = [
  ...checked,
  ...lists,
  ...SUBJECTS.map(
    (sub): Attack => ({
      name: `sub ${shown(sub)}`,
      token: tokenWith('sub', sub),
      expected: 'token-verification-failed',
    }),
  ),
];
