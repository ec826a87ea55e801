import { type Attack, KEYED_WAYS } from './attack.ts';
import { CLAIMS, forge, headerWith, unsigned } from './forge.ts';

const VALUES: readonly unknown[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'noNe', 'NoNe', 'nonE'],
  ...[
    'none ',
    ' none',
    'none\u0000',
    '\u0000none',
    'none\n',
    'n\u200bone',
    'n\u043ene',
    '\uff4e\uff4f\uff4e\uff45',
  ],
  ...['', null, 0, 1, true, false, [], ['none'], ['RS256'], {}, { alg: 'RS256' }],
  ...['rs256', 'Rs256', 'RS256 ', ' RS256', 'RS256\u0000', 'RS-256', 'RS', '256', 'RS1', 'RS256RS256'],
  ...[
    'PS1',
    'ES256K',
    'ES1',
    'Ed448',
    'Ed25519',
    'ED25519',
    'eddsa',
    'RSA-OAEP',
    'RSASSA-PKCS1-v1_5',
    'dir',
    'A256KW',
  ],
];

const rejected = { ways: KEYED_WAYS, expected: 'token-invalid-algorithm' } as const;

/** The algorithm `none` in all spellings, and unknown algorithms, with and without a signature. */
export const noneAttacks: readonly Attack[] = [
  ...VALUES.flatMap((alg): Attack[] => [
    { name: `alg ${JSON.stringify(alg)}, unsigned`, token: unsigned(headerWith({ alg })), ...rejected },
    {
      name: `alg ${JSON.stringify(alg)}, signed`,
      token: forge({ header: headerWith({ alg }) }),
      ...rejected,
    },
  ]),
  { name: 'no alg, unsigned', token: unsigned({ typ: 'JWT' }), ...rejected },
  { name: 'no alg, signed', token: forge({ header: { typ: 'JWT' } }), ...rejected },
  { name: 'ALG in place of alg', token: forge({ header: { ALG: 'RS256' } }), ...rejected },
  {
    name: 'the alg in the payload',
    token: forge({ header: {}, payload: { ...CLAIMS, alg: 'RS256' } }),
    ...rejected,
  },
  {
    name: 'alg RS256, unsigned',
    token: unsigned(headerWith({})),
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
];
