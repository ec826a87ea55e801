import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import {
  base64url,
  claimsWith,
  forge,
  hashOf,
  headerWith,
  type Jwk,
  keyFor,
  pemOf,
  publicJwkOf,
  segmentOf,
  segmentsOf,
} from './forge.ts';

/** The order of the base point (RFC 8032, section 5.1). */
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

const FF = 'ff'.repeat(30);

/** All encodings of the points of small order, including encodings that are not canonical. */
export const SMALL_ORDER_KEYS: readonly string[] = [
  ...['00'.repeat(32), `${'00'.repeat(31)}80`],
  ...[`01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`],
  ...[`ec${FF}7f`, `ec${FF}ff`, `ed${FF}7f`, `ed${FF}ff`, `ee${FF}7f`, `ee${FF}ff`],
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];

const fromLittleEndian = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const littleEndian = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();

const header = headerWith({ alg: 'EdDSA' });
const NEUTRAL = littleEndian(1n);

/**
 * Forges a token without a private key: R is the neutral element and S is 0. The signed string is varied until the
 * challenge is a multiple of 8, which maps each point of small order to the neutral element.
 */
export function forgeForSmallOrder(publicKey: Uint8Array): string {
  for (let count = 0; ; count++) {
    const text = `${segmentOf(header)}.${segmentOf(claimsWith({ count }))}`;
    const challenge = fromLittleEndian(hashOf('sha512', NEUTRAL, publicKey, Buffer.from(text))) % ORDER;
    if (challenge % 8n === 0n) {
      return `${text}.${base64url(Buffer.concat([NEUTRAL, Buffer.alloc(32)]))}`;
    }
  }
}

const jwkOf = (point: Uint8Array): Jwk => ({ kty: 'OKP', crv: 'Ed25519', x: base64url(point) });
export const spkiOf = (point: Uint8Array, oid = '06032b6570') =>
  Buffer.concat([Buffer.from(`302a3005${oid}032100`, 'hex'), point]);

const smallOrder = SMALL_ORDER_KEYS.flatMap((hex): Attack[] => {
  const point = Buffer.from(hex, 'hex');
  const named = { token: forgeForSmallOrder(point), ways: KEYED_WAYS, expected: 'jwk-invalid' } as const;
  return [
    {
      ...named,
      name: `a key of small order, ${hex.slice(0, 4)}...${hex.slice(-4)}, by JWK`,
      key: jwkOf(point),
    },
    {
      ...named,
      name: `a key of small order, ${hex.slice(0, 4)}...${hex.slice(-4)}, by PEM`,
      key: pemOf(spkiOf(point)),
    },
  ];
});

const token = forge({ header, algorithm: 'EdDSA' });
const [headerSegment, payloadSegment, signatureSegment] = segmentsOf(token);
const signature = Buffer.from(signatureSegment, 'base64url');
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
const key = publicJwkOf(keyFor('EdDSA'));
const point = Buffer.from(key['x'] ?? '', 'base64url');

const SIGNATURES: ReadonlyArray<readonly [name: string, bytes: Uint8Array]> = [
  ['with the order added to S', Buffer.concat([r, littleEndian(fromLittleEndian(s) + ORDER)])],
  ['with the order added to S twice', Buffer.concat([r, littleEndian(fromLittleEndian(s) + 2n * ORDER)])],
  ['with S of the order', Buffer.concat([r, littleEndian(ORDER)])],
  ['with S subtracted from the order', Buffer.concat([r, littleEndian(ORDER - fromLittleEndian(s))])],
  [
    'with a high bit of S set',
    Buffer.concat([r, s.map((byte, index) => (index === 31 ? byte | 0x80 : byte))]),
  ],
  ['with S of 0', Buffer.concat([r, Buffer.alloc(32)])],
  ['with R of the neutral element and S of 0', Buffer.concat([NEUTRAL, Buffer.alloc(32)])],
  [
    'with the sign of R changed',
    Buffer.concat([r.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte)), s]),
  ],
  ['with an R that is not a point', Buffer.concat([littleEndian(2n), s])],
  ['of zeros', Buffer.alloc(64)],
  ['of ones only', Buffer.alloc(64, 0xff)],
  ['with R and S swapped', Buffer.concat([s, r])],
  ['without its last byte', signature.subarray(0, -1)],
  ['with a byte at the end', Buffer.concat([signature, Buffer.alloc(1)])],
  ['twice', Buffer.concat([signature, signature])],
  ['of R alone', r],
  ['of nothing', Buffer.alloc(0)],
];

const NOT_A_POINT: readonly Outcome[] = ['jwk-invalid', 'token-invalid-signature'];

const KEYS: ReadonlyArray<readonly [name: string, key: unknown, expected: Outcome | readonly Outcome[]]> = [
  ['of 31 bytes', { ...key, x: base64url(point.subarray(1)) }, 'jwk-invalid'],
  ['of 33 bytes', { ...key, x: base64url(Buffer.concat([point, Buffer.alloc(1)])) }, 'jwk-invalid'],
  ['of nothing', { ...key, x: '' }, 'jwk-invalid'],
  ['without x', { ...key, x: undefined }, 'jwk-invalid'],
  ['with x of a number', { ...key, x: 1 }, 'jwk-invalid'],
  ['with x of null', { ...key, x: null }, 'jwk-invalid'],
  ['with x of no base64url', { ...key, x: `${key['x']?.slice(1)}*` }, 'jwk-invalid'],
  ['for X25519', { ...key, crv: 'X25519' }, 'token-invalid-algorithm'],
  ['for Ed448', { ...key, crv: 'Ed448' }, 'token-invalid-algorithm'],
  ['for P-256', { ...key, crv: 'P-256' }, 'token-invalid-algorithm'],
  ['for ed25519', { ...key, crv: 'ed25519' }, 'token-invalid-algorithm'],
  ['without crv', { ...key, crv: undefined }, 'token-invalid-algorithm'],
  ['of kty EC', { ...key, kty: 'EC' }, 'token-invalid-algorithm'],
  ['that is not a point', jwkOf(littleEndian(2n)), NOT_A_POINT],
  [
    'with the sign changed',
    jwkOf(point.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte))),
    'token-invalid-signature',
  ],
  ['of 31 bytes, by PEM', pemOf(spkiOf(point).subarray(0, -1)), 'jwk-invalid'],
  ['as it is, by PEM', pemOf(spkiOf(point)), 'accepted'],
];

/** Ed25519: keys whose signatures prove nothing, and signatures that are not canonical (RFC 8032, sections 5.1.7 and 8). */
export const ed25519Attacks: readonly Attack[] = [
  ...smallOrder,
  ...SIGNATURES.map(
    ([name, bytes]): Attack => ({
      name: `a signature ${name}`,
      token: `${headerSegment}.${payloadSegment}.${base64url(bytes)}`,
      key,
      ways: KEYED_WAYS,
      expected: 'token-invalid-signature',
    }),
  ),
  ...KEYS.map(
    ([name, other, expected]): Attack => ({
      name: `a key ${name}`,
      token,
      key: other,
      ways: KEYED_WAYS,
      expected,
    }),
  ),
  {
    name: 'a key for X25519, by PEM',
    token,
    key: pemOf(spkiOf(point, '06032b656e')),
    ways: KEYED_WAYS,
    expected: 'jwk-invalid',
  },
  { name: 'as it was made', token, key, ways: KEYED_WAYS, expected: 'accepted' },
];
