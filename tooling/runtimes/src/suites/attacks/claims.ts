import type { Attack, AttackOptions, Outcome } from './attack.ts';
import { CLAIMS, claimsWith, forge, HEADER } from './forge.ts';

/** Values that are not the wanted text, however they are compared. */
const nearly = (text: string): readonly unknown[] => [
  ...[undefined, null, '', 0, 1, true, false, {}, [], [null], [1], [[text]], [{}]],
  ...[{ [text]: true }, { 0: text, length: 1 }, `${text}/`, `${text} `, ` ${text}`, `${text}\u0000`],
  ...[text.toUpperCase(), text.slice(0, -1), `${text}.attacker.example`, `x${text}`, `${text},${text}`],
];

interface Claim {
  readonly name: string;
  readonly wanted: string;
  readonly options: (wanted: string | readonly string[]) => AttackOptions;
  readonly refused: Outcome;
}

const OPTIONAL: readonly Claim[] = [
  { name: 'iss', wanted: CLAIMS.iss, options: (issuer) => ({ issuer }), refused: 'token-invalid-issuer' },
  {
    name: 'aud',
    wanted: 'https://api.example',
    options: (audience) => ({ audience }),
    refused: 'token-verification-failed',
  },
  {
    name: 'azp',
    wanted: 'https://app.example',
    options: (authorizedParties) => ({ authorizedParties }),
    refused: 'token-invalid-authorized-parties',
  },
];

const tokenWith = (name: string, value: unknown) => forge({ payload: claimsWith({ [name]: value }) });
const shown = (value: unknown) => (value === undefined ? '(none)' : JSON.stringify(value));

const checked = OPTIONAL.flatMap(({ name, wanted, options, refused }): Attack[] => [
  ...nearly(wanted).map(
    (value): Attack => ({
      name: `${name} ${shown(value)}`,
      token: tokenWith(name, value),
      options: options(wanted),
      expected: refused,
    }),
  ),
  {
    name: `${name} as wanted`,
    token: tokenWith(name, wanted),
    options: options(wanted),
    expected: 'accepted',
  },
  {
    name: `${name} as wanted by a list`,
    token: tokenWith(name, wanted),
    options: options(['x', wanted]),
    expected: 'accepted',
  },
  {
    name: `${name} that no entry of a list wants`,
    token: tokenWith(name, 'y'),
    options: options(['x', wanted]),
    expected: refused,
  },
  {
    name: `${name} in the header only`,
    token: forge({ header: { ...HEADER, [name]: wanted }, payload: claimsWith({ [name]: undefined }) }),
    options: options(wanted),
    expected: refused,
  },
  ...[null, 1, {}, [], ''].map(
    (value): Attack => ({
      name: `${name} ${shown(value)}, which nobody asks for`,
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
      name: `aud ${shown(aud)}: what is no text is skipped, as it is today`,
      token: tokenWith('aud', aud),
      options: { audience: AUDIENCE },
      expected: 'accepted',
    }),
  ),
  {
    name: 'aud of others',
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

/** Claims of every wrong type, and texts that are nearly right. */
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
