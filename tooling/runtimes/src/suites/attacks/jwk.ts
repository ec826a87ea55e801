import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import { ATTACKER_CERTIFICATE } from './attacker.ts';
import { forge, headerWith, keyFor, publicJwkOf } from './forge.ts';

const rsa = publicJwkOf(keyFor('RS256'));
const n = rsa['n'] ?? '';

const DISAGREE = 'token-invalid-algorithm';

/** Members of a JWK for RS256 in addition to its modulus and exponent, and the expected outcome. */
const RSA: ReadonlyArray<readonly [parts: object, expected: Outcome]> = [
  [{}, 'accepted'],
  [{ alg: 'RS256', use: 'sig', key_ops: ['verify'], kid: 'other', ext: false, x5t: 'AAAA' }, 'accepted'],
  [{ alg: 'RS384' }, DISAGREE],
  [{ alg: 'PS256' }, DISAGREE],
  [{ alg: 'ES256' }, DISAGREE],
  [{ alg: 'HS256' }, DISAGREE],
  [{ alg: 'none' }, DISAGREE],
  [{ alg: 'rs256' }, DISAGREE],
  [{ alg: 'RSA-OAEP' }, DISAGREE],
  [{ alg: 'RSA-PSS' }, DISAGREE],
  [{ alg: '' }, DISAGREE],
  [{ alg: null }, DISAGREE],
  [{ alg: ['RS256'] }, DISAGREE],
  [{ use: 'enc' }, 'jwk-invalid'],
  [{ use: 'SIG' }, 'jwk-invalid'],
  [{ use: '' }, 'jwk-invalid'],
  [{ use: null }, 'jwk-invalid'],
  [{ use: ['sig'] }, 'jwk-invalid'],
  [{ key_ops: [] }, 'jwk-invalid'],
  [{ key_ops: ['sign'] }, 'jwk-invalid'],
  [{ key_ops: ['encrypt', 'wrapKey'] }, 'jwk-invalid'],
  [{ key_ops: 'verify' }, 'jwk-invalid'],
  [{ key_ops: null }, 'jwk-invalid'],
  [{ key_ops: { 0: 'verify' } }, 'jwk-invalid'],
  [{ key_ops: ['VERIFY'] }, 'jwk-invalid'],
  [{ key_ops: ['sign', 'verify'] }, 'accepted'],
  [{ use: 'sig', key_ops: ['sign'] }, 'jwk-invalid'],
  [{ use: 'enc', key_ops: ['verify'] }, 'jwk-invalid'],
  [{ kty: 'rsa' }, DISAGREE],
  [{ kty: 'EC' }, DISAGREE],
  [{ kty: 'OKP' }, DISAGREE],
  [{ kty: 'oct', k: n }, DISAGREE],
  [{ kty: '' }, 'jwk-invalid'],
  [{ kty: undefined }, 'jwk-invalid'],
  [{ kty: null }, 'jwk-invalid'],
  [{ kty: ['RSA'] }, 'jwk-invalid'],
  [{ n: undefined }, 'jwk-invalid'],
  [{ n: '' }, 'jwk-invalid'],
  [{ n: null }, 'jwk-invalid'],
  [{ n: 1 }, 'jwk-invalid'],
  [{ n: [n] }, 'jwk-invalid'],
  [{ n: { repeat: n } }, 'jwk-invalid'],
  [{ n: '*' }, 'jwk-invalid'],
  [{ n: `${n}*` }, 'jwk-invalid'],
  [{ n: `${n}=` }, 'jwk-invalid'],
  [{ n: `${n.slice(0, 9)}\n${n.slice(9)}` }, 'jwk-invalid'],
  [{ n: n.replaceAll('-', '+').replaceAll('_', '/') }, 'jwk-invalid'],
  [{ n: 'A'.repeat(100_000) }, 'jwk-invalid'],
  [{ e: undefined }, 'jwk-invalid'],
  [{ e: '' }, 'jwk-invalid'],
  [{ e: null }, 'jwk-invalid'],
  [{ e: 65_537 }, 'jwk-invalid'],
  [{ e: ['AQAB'] }, 'jwk-invalid'],
  [{ e: 'AQAB=' }, 'jwk-invalid'],
  [{ e: 'AQ==' }, 'jwk-invalid'],
  [{ x5c: [ATTACKER_CERTIFICATE], x5u: 'https://attacker.example' }, 'accepted'],
  [{ n: undefined, e: undefined, x5c: [ATTACKER_CERTIFICATE] }, 'jwk-invalid'],
  [{ crv: 'P-256', x: 'AAAA', y: 'AAAA' }, 'accepted'],
];

const shown = (parts: object) => {
  const text = JSON.stringify(parts, (_name, value) => value ?? (value === null ? null : '(none)'));
  return text.length > 80 ? `${text.slice(0, 50)}...${text.slice(-20)}` : text;
};

/** Numbers in a JWK have no leading zero (RFC 7518, section 2). */
const WHOLE: ReadonlyArray<readonly [name: string, key: unknown, expected: Outcome]> = [
  ['an empty object', {}, 'jwk-invalid'],
  ['a JWKS', { keys: [rsa] }, 'jwk-invalid'],
  ['a list of a JWK', [rsa], 'jwk-invalid'],
  ['the JSON of a JWK', JSON.stringify(rsa), 'jwk-invalid'],
  ['a number', 1, 'jwk-invalid'],
  ['true', true, 'jwk-invalid'],
  ['a private JWK', keyFor('RS256'), 'accepted'],
  ['a private JWK with the operation verify', { ...keyFor('RS256'), key_ops: ['verify'] }, 'accepted'],
  ['a private JWK with the operation sign', { ...keyFor('RS256'), key_ops: ['sign'] }, 'jwk-invalid'],
  [
    'a modulus with a zero in front',
    {
      ...rsa,
      n: Buffer.from(`00${Buffer.from(n, 'base64url').toString('hex')}`, 'hex').toString('base64url'),
    },
    'jwk-invalid',
  ],
  ['an exponent with a zero in front', { ...rsa, e: 'AAEAAQ' }, 'jwk-invalid'],
];

const PLATFORM_NAMES = [
  ['RS256', 'RSASSA-PKCS1-v1_5'],
  ['PS384', 'RSA-PSS'],
  ['ES256', 'ECDSA'],
] as const;

/** Keys whose members contradict their use, and values that are not keys (RFC 7517, section 4). */
export const jwkAttacks: readonly Attack[] = [
  ...RSA.map(
    ([parts, expected]): Attack => ({
      name: `an RSA key with ${shown(parts)}`,
      token: forge(),
      key: { ...rsa, ...parts },
      ways: KEYED_WAYS,
      expected,
    }),
  ),
  ...PLATFORM_NAMES.map(
    ([algorithm, alg]): Attack => ({
      name: `${algorithm} with a JWK whose alg is ${alg}, a name of Web Crypto`,
      token: forge({ header: headerWith({ alg: algorithm }), algorithm }),
      key: { ...publicJwkOf(keyFor(algorithm)), alg },
      ways: KEYED_WAYS,
      expected: DISAGREE,
    }),
  ),
  {
    name: 'EdDSA with a JWK whose alg is Ed25519, its name in RFC 9864',
    token: forge({ header: headerWith({ alg: 'EdDSA' }), algorithm: 'EdDSA' }),
    key: { ...publicJwkOf(keyFor('EdDSA')), alg: 'Ed25519' },
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
  ...WHOLE.map(
    ([name, key, expected]): Attack => ({
      name,
      token: forge(),
      key,
      ways: KEYED_WAYS,
      expected,
    }),
  ),
];
