import { type Attack, KEYED_WAYS, SESSION_WAYS } from './attack.ts';
import { CLAIMS, claimsWith, forge, HEADER, headerWith, jsonWith, keyFor, publicJwkOf } from './forge.ts';

/** Property names of every JavaScript object. */
const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'],
  ...['__defineGetter__', '__lookupSetter__', 'toJSON', 'then'],
];

const key = publicJwkOf(keyFor('RS256'));
const jwks = { keys: [{ ...key, kid: 'key_1' }] };
const claimsText = JSON.stringify(CLAIMS);

const everywhere = NAMES.flatMap((name): Attack[] => [
  {
    name: `alg ${name}`,
    token: forge({ header: headerWith({ alg: name }) }),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
  {
    name: `kid ${name} with a given key`,
    token: forge({ header: headerWith({ kid: name }) }),
    expected: 'accepted',
  },
  {
    name: `kid ${name} that no key of the JWKS has`,
    token: forge({ header: headerWith({ kid: name }) }),
    jwks,
    ways: SESSION_WAYS,
    expected: 'jwk-kid-mismatch',
  },
  {
    name: `kid ${name} that a key of the JWKS has`,
    token: forge({ header: headerWith({ kid: name }) }),
    jwks: { keys: [{ ...key, kid: name }] },
    ways: SESSION_WAYS,
    expected: 'accepted',
  },
  { name: `typ ${name}`, token: forge({ header: headerWith({ typ: name }) }), expected: 'token-invalid' },
  {
    name: `cat ${name}`,
    token: forge({ header: headerWith({ cat: name }) }),
    ways: SESSION_WAYS,
    expected: 'token-invalid',
  },
  {
    name: `a claim ${name}`,
    token: forge({ payload: jsonWith(CLAIMS, name, '{"polluted":true}') }),
    expected: 'accepted',
    claims: { sub: 'user_1' },
  },
  {
    name: `a header parameter ${name}`,
    token: forge({ header: jsonWith(HEADER, name, '{"polluted":true}') }),
    expected: 'accepted',
  },
  {
    name: `the subject ${name}`,
    token: forge({ payload: claimsWith({ sub: name }) }),
    expected: 'accepted',
    claims: { sub: name },
  },
]);

/** Names with a meaning in JavaScript objects. */
export const nameAttacks: readonly Attack[] = [
  ...everywhere,
  {
    name: 'the header in __proto__',
    token: forge({ header: `{"__proto__":${JSON.stringify(HEADER)}}` }),
    ways: KEYED_WAYS,
    expected: 'token-invalid-algorithm',
  },
  {
    name: 'the claims in __proto__',
    token: forge({ payload: `{"__proto__":${claimsText}}` }),
    expected: 'token-verification-failed',
  },
  {
    name: 'the subject in __proto__',
    token: forge({ payload: jsonWith({ ...CLAIMS, sub: undefined }, '__proto__', '{"sub":"user_1"}') }),
    expected: 'token-verification-failed',
  },
  {
    name: 'the expiry in __proto__',
    token: forge({ payload: jsonWith({ ...CLAIMS, exp: undefined }, '__proto__', '{"exp":1700000050}') }),
    expected: 'token-verification-failed',
  },
  {
    name: 'the expiry in constructor.prototype',
    token: forge({
      payload: jsonWith({ ...CLAIMS, exp: undefined }, 'constructor', '{"prototype":{"exp":1700000050}}'),
    }),
    expected: 'token-verification-failed',
  },
  {
    name: 'a crit in __proto__, which is not a parameter',
    token: forge({ header: jsonWith(HEADER, '__proto__', '{"crit":["exp"]}') }),
    expected: 'accepted',
  },
  {
    name: 'a key with its parameters in __proto__',
    token: forge(),
    key: JSON.parse(`{"__proto__":${JSON.stringify(key)}}`),
    ways: KEYED_WAYS,
    expected: 'jwk-invalid',
  },
];
