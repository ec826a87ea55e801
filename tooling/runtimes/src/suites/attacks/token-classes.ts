import { type Attack, type Outcome, SESSION_WAYS } from './attack.ts';
import { claimsWith, forge, headerWith } from './forge.ts';

const CATEGORIES: ReadonlyArray<readonly [name: string, cat: unknown, expected: Outcome]> = [
  ['of a session', 'cl_B7d4PD111AAA', 'accepted'],
  ['of a session of another kind', 'cl_I7d4PD111III', 'accepted'],
  ['of a JWT template', 'cl_B7d4PD222AAA', 'token-invalid'],
  ['of a machine', 'cl_B7d4PD333AAA', 'token-invalid'],
  ['unknown', 'cl_B7d4PD444AAA', 'token-invalid'],
  ['of a session in small letters', 'cl_b7d4pd111aaa', 'token-invalid'],
  ['of a session with a space', 'cl_B7d4PD111AAA ', 'token-invalid'],
  ['of a session in a list', ['cl_B7d4PD111AAA'], 'token-invalid'],
  ['empty', '', 'token-invalid'],
  ['of a number', 1, 'token-invalid'],
  ['of 0', 0, 'token-invalid'],
  ['of null', null, 'token-invalid'],
  ['of true', true, 'token-invalid'],
  ['of false', false, 'token-invalid'],
  ['of a list', [], 'token-invalid'],
  ['of an object', {}, 'token-invalid'],
  ['"undefined"', 'undefined', 'token-invalid'],
];

const TYPES: ReadonlyArray<readonly [typ: unknown, expected: Outcome]> = [
  ['JWT', 'accepted'],
  ['jwt', 'accepted'],
  ['Jwt', 'accepted'],
  [undefined, 'accepted'],
  ...[
    '',
    'JWS',
    'JOSE',
    'JOSE+JSON',
    'application/jwt',
    'JWT ',
    ' JWT',
    'JWT\u0000',
    '\uff2a\uff37\uff34',
    'at+jwt',
    'dpop+jwt',
  ].map((typ) => [typ, 'token-invalid'] as const),
  ...[null, 1, 0, true, false, [], ['JWT'], {}].map((typ) => [typ, 'token-invalid'] as const),
];

const ACCESS_TOKEN_TYPES = ['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/At+Jwt'];

const typ = (value: unknown) => forge({ header: headerWith({ typ: value }) });

/** Tokens for other purposes that the same key signs (RFC 8725, section 3.11). */
export const tokenClassAttacks: readonly Attack[] = [
  ...CATEGORIES.flatMap(([name, cat, expected]): Attack[] => [
    {
      name: `a category ${name}`,
      token: forge({ header: headerWith({ cat }) }),
      ways: SESSION_WAYS,
      expected,
    },
    {
      name: `a category ${name}, for verifyJwt()`,
      token: forge({ header: headerWith({ cat }) }),
      ways: ['verifyJwt'],
      expected: 'accepted',
    },
  ]),
  {
    name: 'a category in the payload only',
    token: forge({ payload: claimsWith({ cat: 'cl_B7d4PD333AAA' }) }),
    ways: SESSION_WAYS,
    expected: 'accepted',
  },
  ...TYPES.map(
    ([value, expected]): Attack => ({
      name: `typ ${JSON.stringify(value) ?? '(none)'}`,
      token: typ(value),
      expected,
    }),
  ),
  ...ACCESS_TOKEN_TYPES.flatMap((value): Attack[] => [
    {
      name: `typ ${value}, even if headerType allows it`,
      token: typ(value),
      options: { headerType: value },
      ways: SESSION_WAYS,
      expected: 'token-invalid',
    },
    {
      name: `typ ${value}, with this headerType for verifyJwt()`,
      token: typ(value),
      options: { headerType: value },
      ways: ['verifyJwt'],
      expected: 'accepted',
    },
  ]),
  {
    name: 'typ JWT with a different headerType',
    token: typ('JWT'),
    options: { headerType: 'at+jwt' },
    ways: ['verifyJwt'],
    expected: 'token-invalid',
  },
  {
    name: 'no typ with a headerType',
    token: typ(undefined),
    options: { headerType: 'JWT' },
    ways: ['verifyJwt'],
    expected: 'token-invalid',
  },
  ...['mch_1', 'mch_', 'mch_user_1'].flatMap((sub): Attack[] => [
    {
      name: `the subject ${sub}`,
      token: forge({ payload: claimsWith({ sub }) }),
      ways: SESSION_WAYS,
      expected: 'token-invalid',
    },
    {
      name: `the subject ${sub} in the category of sessions`,
      token: forge({ header: headerWith({ cat: 'cl_B7d4PD111AAA' }), payload: claimsWith({ sub }) }),
      ways: SESSION_WAYS,
      expected: 'token-invalid',
    },
    {
      name: `the subject ${sub}, for verifyJwt()`,
      token: forge({ payload: claimsWith({ sub }) }),
      ways: ['verifyJwt'],
      expected: 'accepted',
    },
  ]),
  {
    name: 'the subject mch',
    token: forge({ payload: claimsWith({ sub: 'mch' }) }),
    ways: SESSION_WAYS,
    expected: 'accepted',
  },
];
