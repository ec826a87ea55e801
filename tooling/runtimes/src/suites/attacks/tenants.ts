import { type Attack, KEYED_WAYS, type Outcome, SESSION_WAYS } from './attack.ts';
import { ATTACKER } from './attacker.ts';
import { forge, headerWith, keyFor, pemOf, publicDerOf, publicJwkOf } from './forge.ts';

const ours = { ...publicJwkOf(keyFor('RS256')), kid: 'key_1' };
/** Another tenant of the same issuer software, with a genuine key of its own. */
const theirs = { ...publicJwkOf(ATTACKER), kid: 'key_2' };
const es256 = { ...publicJwkOf(keyFor('ES256')), kid: 'key_1' };

const kid = (value: unknown) => forge({ header: headerWith({ kid: value }) });
const signedByThem = (value: unknown) => forge({ header: headerWith({ kid: value }), key: ATTACKER });

type Lookup = readonly [name: string, token: string, keys: unknown, expected: Outcome];

const LOOKUPS: readonly Lookup[] = [
  ['our token, our key', kid('key_1'), [ours], 'accepted'],
  ['our token, both keys', kid('key_1'), [theirs, ours], 'accepted'],
  ['their token, our key', signedByThem('key_2'), [ours], 'jwk-kid-mismatch'],
  ['their token that names our key', signedByThem('key_1'), [ours], 'token-invalid-signature'],
  [
    'their token that names our key, both keys',
    signedByThem('key_1'),
    [ours, theirs],
    'token-invalid-signature',
  ],
  ['our token that names their key, both keys', kid('key_2'), [ours, theirs], 'token-invalid-signature'],
  ['their key under our id', kid('key_1'), [{ ...theirs, kid: 'key_1' }], 'token-invalid-signature'],
  ['a token without a kid', kid(undefined), [ours], 'jwk-remote-missing'],
  ['an empty kid', kid(''), [ours], 'jwk-kid-mismatch'],
  ['an empty kid that a key has', kid(''), [{ ...ours, kid: '' }], 'accepted'],
  ['a kid in capitals', kid('KEY_1'), [ours], 'jwk-kid-mismatch'],
  ['a kid with a space', kid('key_1 '), [ours], 'jwk-kid-mismatch'],
  ['a kid that begins as ours', kid('key_10'), [ours], 'jwk-kid-mismatch'],
  ['a kid that is a number of a list', kid('0'), [ours], 'jwk-kid-mismatch'],
  ['a kid that is a path', kid('../keys/key_1'), [ours], 'jwk-kid-mismatch'],
  ['a kid that is a wildcard', kid('*'), [ours], 'jwk-kid-mismatch'],
  ['a key of another type under the id', kid('key_1'), [es256], 'token-invalid-algorithm'],
  ['a key for another algorithm', kid('key_1'), [{ ...ours, alg: 'RS512' }], 'token-invalid-algorithm'],
  [
    'a symmetric key under the id',
    kid('key_1'),
    [{ kty: 'oct', k: 'AAAA', kid: 'key_1' }, theirs],
    'jwk-kid-mismatch',
  ],
  ['a key to encrypt with', kid('key_1'), [{ ...ours, use: 'enc' }, theirs], 'jwk-kid-mismatch'],
  ['a key to sign with', kid('key_1'), [{ ...ours, key_ops: ['sign'] }], 'jwk-invalid'],
  ['an entry that is null', kid('key_1'), [null, ours], 'accepted'],
  ['entries that are not keys', kid('key_1'), [1, 'key_1', [], {}, [ours], ours], 'accepted'],
  ['a key whose id is a number', kid('1'), [{ ...ours, kid: 1 }, theirs], 'jwk-kid-mismatch'],
  ['a key without an id', kid('undefined'), [{ ...ours, kid: undefined }, theirs], 'jwk-kid-mismatch'],
  ['a weak key under the id', kid('key_1'), [{ ...ours, n: 'AQAB' }], 'jwk-invalid'],
];

const NO_IDS: readonly unknown[] = [null, 0, 1, true, false, [], ['key_1'], {}, { kid: 'key_1' }];

/** A token of one tenant with a key of another, and key ids that mislead. */
export const tenantAttacks: readonly Attack[] = [
  ...LOOKUPS.map(
    ([name, token, keys, expected]): Attack => ({
      name: `${name}, by JWKS`,
      token,
      jwks: { keys },
      ways: SESSION_WAYS,
      expected,
    }),
  ),
  ...NO_IDS.flatMap((value): Attack[] => [
    {
      name: `kid ${JSON.stringify(value)}, by JWKS`,
      token: kid(value),
      jwks: { keys: [ours] },
      ways: SESSION_WAYS,
      expected: 'token-invalid',
    },
    {
      name: `kid ${JSON.stringify(value)}, with a given key`,
      token: kid(value),
      expected: 'token-invalid',
    },
  ]),
  {
    name: 'their token with our JWK',
    token: signedByThem('key_1'),
    key: ours,
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
  {
    name: 'their token with our PEM',
    token: signedByThem('key_1'),
    key: pemOf(publicDerOf(ours)),
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
  {
    name: 'our token with their JWK of our id',
    token: kid('key_1'),
    key: { ...theirs, kid: 'key_1' },
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
  {
    name: 'our token with our key of another id',
    token: kid('key_1'),
    key: { ...ours, kid: 'key_3' },
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
];
