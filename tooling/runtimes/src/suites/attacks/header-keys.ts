import { type Attack, KEYED_WAYS } from './attack.ts';
import { ATTACKER, ATTACKER_CERTIFICATE } from './attacker.ts';
import { base64url, forge, hashOf, headerWith, publicJwkOf } from './forge.ts';

const certificate = Buffer.from(ATTACKER_CERTIFICATE, 'base64');
const thumbprint = (hash: string) => base64url(hashOf(hash, certificate));

/** Header parameters that name a key or have no meaning here: a verifier with a key ignores all of them. */
const PARAMETERS: ReadonlyArray<readonly [name: string, parameters: object]> = [
  ['jwk', { jwk: publicJwkOf(ATTACKER) }],
  ['jwk with private parts', { jwk: ATTACKER }],
  ['a symmetric jwk', { jwk: { kty: 'oct', k: '' } }],
  ['jwk of null', { jwk: null }],
  ['jku', { jku: 'https://attacker.example/jwks.json' }],
  ['jku of http', { jku: 'http://127.0.0.1/jwks.json' }],
  ['jku of file', { jku: 'file:///dev/null' }],
  ['jku of data', { jku: `data:application/json,${JSON.stringify({ keys: [publicJwkOf(ATTACKER)] })}` }],
  ['jku with the host of the issuer in front', { jku: 'https://clerk.example@attacker.example/jwks.json' }],
  ['x5u', { x5u: 'https://attacker.example/cert.pem' }],
  ['x5c', { x5c: [ATTACKER_CERTIFICATE] }],
  ['x5c that is a string', { x5c: ATTACKER_CERTIFICATE }],
  ['x5t', { x5t: thumbprint('sha1') }],
  ['x5t#S256', { 'x5t#S256': thumbprint('sha256') }],
  [
    'x5c, x5t and x5u',
    { x5c: [ATTACKER_CERTIFICATE], x5t: thumbprint('sha1'), x5u: 'https://attacker.example/' },
  ],
  ['kid that is a URL', { kid: 'https://attacker.example/jwks.json' }],
  ['kid that is a path', { kid: '../../../../dev/null' }],
  ['kid that is SQL', { kid: "' UNION SELECT 'key'; --" }],
  ['kid that is a command', { kid: '| curl attacker.example' }],
  ['empty kid', { kid: '' }],
  ['iss', { iss: 'https://attacker.example' }],
  ['cty JWT', { cty: 'JWT' }],
  ['zip', { zip: 'DEF' }],
  ['enc', { enc: 'A256GCM' }],
  ['epk', { epk: publicJwkOf(ATTACKER) }],
  ['p2c', { p2s: 'AAAA', p2c: 2_147_483_647 }],
];

/** Keys that a token contains. */
export const headerKeyAttacks: readonly Attack[] = PARAMETERS.flatMap(([name, parameters]): Attack[] => {
  const header = headerWith(parameters);
  return [
    {
      name: `${name}, signed by the attacker`,
      token: forge({ header, key: ATTACKER }),
      ways: KEYED_WAYS,
      expected: 'token-invalid-signature',
    },
    {
      name: `${name}, signed by the right key`,
      token: forge({ header }),
      ways: KEYED_WAYS,
      expected: 'accepted',
    },
  ];
});
