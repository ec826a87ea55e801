import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import {
  base64url,
  bigIntOf,
  bytesOf,
  CLAIMS,
  forge,
  HEADER,
  type Jwk,
  keyFor,
  pemOf,
  publicDerOf,
  publicJwkOf,
  segmentOf,
} from './forge.ts';
import { makeSmallPrimeKey, padPkcs1, rsaJwk, signWithSmallPrimes } from './rsa.ts';

const text = `${segmentOf(HEADER)}.${segmentOf(CLAIMS)}`;
const rsa = publicJwkOf(keyFor('RS256'));
const modulus = bigIntOf(Buffer.from(rsa['n'] ?? '', 'base64url'));

/** The attack with the key as a JWK, and as a PEM. */
function byBoth(name: string, jwk: Jwk, rest: Omit<Attack, 'name' | 'key' | 'ways'>): Attack[] {
  return [
    { ...rest, name: `${name}, by JWK`, key: jwk, ways: KEYED_WAYS },
    { ...rest, name: `${name}, by PEM`, key: pemOf(publicDerOf(jwk)), ways: KEYED_WAYS },
  ];
}

/** workerd imports RSA keys with the exponents 3, 17, 37 and 65537 only. */
const USUAL_EXPONENTS = { workerd: 'jwk-invalid', 'workerd-nodejs-compat': 'jwk-invalid' } as const;

/** Deno verifies with RSA keys of up to 4096 bits. */
const SHORT_KEYS = { deno: 'jwk-invalid' } as const;

type Size = readonly [bits: number, exponent: bigint, expected: Outcome, rest?: Pick<Attack, 'limits'>];

const SIZES: readonly Size[] = [
  [512, 65_537n, 'jwk-invalid'],
  [1_024, 65_537n, 'jwk-invalid'],
  [1_536, 65_537n, 'jwk-invalid'],
  [2_040, 65_537n, 'jwk-invalid'],
  [2_041, 65_537n, 'jwk-invalid'],
  [2_047, 65_537n, 'jwk-invalid'],
  [2_048, 65_537n, 'accepted'],
  [2_049, 65_537n, 'accepted'],
  [2_048, 3n, 'accepted'],
  [2_048, 17n, 'accepted'],
  [2_048, 5n, 'accepted', { limits: USUAL_EXPONENTS }],
  [2_048, 65_539n, 'accepted', { limits: USUAL_EXPONENTS }],
  [2_048, 4_294_967_311n, 'accepted', { limits: USUAL_EXPONENTS }],
  [3_072, 65_537n, 'accepted'],
  [4_096, 65_537n, 'accepted'],
  [8_192, 65_537n, 'accepted', { limits: SHORT_KEYS }],
  [8_193, 65_537n, 'jwk-invalid'],
  [16_384, 65_537n, 'jwk-invalid'],
];

/** Keys of several sizes, with valid signatures. */
const sizes = SIZES.flatMap(([bits, exponent, expected, rest]) => {
  const key = makeSmallPrimeKey(bits, exponent);
  const token = signWithSmallPrimes(text, key);
  return byBoth(`${bits} bits with the exponent ${exponent}`, key.publicJwk, {
    token,
    expected,
    ...rest,
  });
});

/** With the exponent 1, the signature is the padded message, so no private key is needed. */
const forgedWithOne = `${text}.${base64url(padPkcs1(text, 256))}`;

const EXPONENTS: ReadonlyArray<readonly [exponent: bigint, token: string]> = [
  [0n, `${text}.${base64url(bytesOf(1n, 256))}`],
  [2n, forge()],
  [4n, forge()],
  [65_536n, forge()],
  [2n ** 64n + 1n, forge()],
  [modulus + 65_537n, forge()],
];

const exponents = EXPONENTS.flatMap(([exponent, token]): Attack[] => {
  const name = exponent < 2n ** 65n ? String(exponent) : `of ${exponent.toString(2).length} bits`;
  const jwk = rsaJwk(modulus, exponent);
  return [{ name: `the exponent ${name}`, token, key: jwk, ways: KEYED_WAYS, expected: 'jwk-invalid' }];
});

const MODULI: ReadonlyArray<readonly [name: string, modulus: bigint]> = [
  ['0', 0n],
  ['1', 1n],
  ['that is even', modulus - 1n],
  ['of 2^2047', 1n << 2_047n],
];

/** RSA keys whose signatures prove little or are expensive to verify (RFC 7518, section 3.3). */
export const weakKeyAttacks: readonly Attack[] = [
  ...sizes,
  ...exponents,
  ...byBoth('the exponent of a forger', rsaJwk(modulus, 1n), {
    token: forgedWithOne,
    expected: 'jwk-invalid',
  }),
  ...MODULI.map(
    ([name, value]): Attack => ({
      name: `a modulus ${name}`,
      token: `${text}.${base64url(Buffer.alloc(256))}`,
      key: rsaJwk(value, 65_537n),
      ways: KEYED_WAYS,
      expected:
        value === modulus - 1n || value === 1n << 2_047n
          ? ['jwk-invalid', 'token-invalid-signature']
          : 'jwk-invalid',
    }),
  ),
];
