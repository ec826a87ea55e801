import { createECDH } from 'node:crypto';
import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import { CURVES, type Curve } from './curves.ts';
import {
  base64url,
  bigIntOf,
  bytesOf,
  CLAIMS,
  forge,
  hashOf,
  headerWith,
  type Jwk,
  keyFor,
  pemOf,
  publicDerOf,
  publicJwkOf,
  segmentOf,
  segmentsOf,
  signBytes,
} from './forge.ts';

/** A SEQUENCE of two INTEGERs: the signature format of X.509, which JWS does not use (RFC 7518, section 3.4). */
function derSignature(r: Uint8Array, s: Uint8Array): Buffer {
  const integer = (value: Uint8Array) => {
    const hex = bigIntOf(value).toString(16);
    const padded = hex.length % 2 === 0 ? hex : `0${hex}`;
    const bytes = Buffer.from(Number.parseInt(padded.slice(0, 2), 16) > 127 ? `00${padded}` : padded, 'hex');
    return Buffer.concat([Buffer.from([2, bytes.length]), bytes]);
  };
  const content = Buffer.concat([integer(r), integer(s)]);
  const head = content.length > 127 ? [0x30, 0x81, content.length] : [0x30, content.length];
  return Buffer.concat([Buffer.from(head), content]);
}

type Signature = readonly [name: string, bytes: Uint8Array, expected?: Outcome];

function signaturesOf({ alg, length, order }: Curve, text: string): readonly Signature[] {
  const genuine = signBytes(Buffer.from(text), alg, keyFor(alg));
  const [r, s] = [genuine.subarray(0, length), genuine.subarray(length)];
  const [rValue, sValue] = [bigIntOf(r), bigIntOf(s)];
  const pair = (first: bigint, second: bigint) =>
    Buffer.concat([bytesOf(first, length), bytesOf(second, length)]);
  const der = derSignature(r, s);
  return [
    ['as it was made', genuine, 'accepted'],
    ['with s subtracted from the order, which is as valid', pair(rValue, order - sValue), 'accepted'],
    ['with r and s of 0', pair(0n, 0n)],
    ['with r of 0', pair(0n, sValue)],
    ['with s of 0', pair(rValue, 0n)],
    ['with r and s of the order', pair(order, order)],
    ['with r of the order', pair(order, sValue)],
    ['with s of the order', pair(rValue, order)],
    ['with r and s of 1', pair(1n, 1n)],
    ['with r of 1 and s of 0', pair(1n, 0n)],
    ['with r and s of the order and 1', pair(order + 1n, order + 1n)],
    ['with r subtracted from the order', pair(order - rValue, sValue)],
    ['with r and s swapped', pair(sValue, rValue)],
    ['of ones only', Buffer.alloc(length * 2, 0xff)],
    ['in DER', der],
    [
      'in DER, padded to the length',
      Buffer.concat([der, Buffer.alloc(Math.max(0, length * 2 - der.length))]),
    ],
    ['in DER, cut to the length', der.subarray(0, length * 2)],
    ['without its last byte', genuine.subarray(0, -1)],
    ['without its first byte', genuine.subarray(1)],
    ['with a byte at the end', Buffer.concat([genuine, Buffer.alloc(1)])],
    ['with a zero before r', Buffer.concat([Buffer.alloc(1), genuine])],
    ['with a zero before r and s', Buffer.concat([Buffer.alloc(1), r, Buffer.alloc(1), s])],
    ['twice', Buffer.concat([genuine, genuine])],
    ['of r alone', r],
    ['of nothing', Buffer.alloc(0)],
  ];
}

const signatures = CURVES.flatMap((curve) => {
  const text = `${segmentOf(headerWith({ alg: curve.alg }))}.${segmentOf(CLAIMS)}`;
  return signaturesOf(curve, text).map(
    ([name, bytes, expected = 'token-invalid-signature']): Attack => ({
      name: `${curve.alg}: a signature ${name}`,
      token: `${text}.${base64url(bytes)}`,
      key: publicJwkOf(keyFor(curve.alg)),
      ways: KEYED_WAYS,
      expected,
    }),
  );
});

/** A genuine key whose x begins with a zero, which must not be left out (RFC 7518, section 6.2.1.2). */
function keyWithZeroInFront(): Jwk {
  for (let count = 1; ; count++) {
    const pair = createECDH('prime256v1');
    const secret = hashOf('sha256', Buffer.from(`zero ${count}`));
    pair.setPrivateKey(secret);
    const point = pair.getPublicKey();
    if (point[1] === 0) {
      const [x, y, d] = [point.subarray(1, 33), point.subarray(33), secret].map(base64url);
      return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: d ?? '' };
    }
  }
}

const zeroKey = keyWithZeroInFront();
const withoutZero = base64url(Buffer.from(zeroKey['x'] ?? '', 'base64url').subarray(1));
const changed = (part: string | undefined, change: (bytes: Buffer) => Uint8Array) =>
  base64url(change(Buffer.from(part ?? '', 'base64url')));

type KeyChange = readonly [name: string, parts: object, expected: Outcome | readonly Outcome[]];

function keyChangesOf({ crv, length, prime }: Curve, { x, y }: Jwk): readonly KeyChange[] {
  const field = (value: bigint) => base64url(bytesOf(value, length));
  const known = CURVES.map((curve) => curve.crv);
  const others = [...known, crv.toLowerCase(), 'secp256k1', 'P-192', 'Ed25519', '', null, undefined];
  return [
    ['as it is', {}, 'accepted'],
    [
      'not on the curve',
      { y: changed(y, (bytes) => bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte))) },
      'jwk-invalid',
    ],
    ['the point (0, 0)', { x: field(0n), y: field(0n) }, 'jwk-invalid'],
    ['the point (1, 1)', { x: field(1n), y: field(1n) }, 'jwk-invalid'],
    ['x and y swapped', { x: y, y: x }, 'jwk-invalid'],
    ['x of the field prime', { x: field(prime) }, 'jwk-invalid'],
    ['y of ones only', { y: base64url(Buffer.alloc(length, 0xff)) }, 'jwk-invalid'],
    ['x without its last byte', { x: changed(x, (bytes) => bytes.subarray(0, -1)) }, 'jwk-invalid'],
    [
      'x with a byte at the end',
      { x: changed(x, (bytes) => Buffer.concat([bytes, Buffer.alloc(1)])) },
      'jwk-invalid',
    ],
    [
      'x with a leading zero, which RFC 7518 forbids and platforms accept',
      { x: changed(x, (bytes) => Buffer.concat([Buffer.alloc(1), bytes])) },
      ['accepted', 'jwk-invalid'],
    ],
    ['no x', { x: undefined }, 'jwk-invalid'],
    ['no y', { y: undefined }, 'jwk-invalid'],
    ['an empty x', { x: '' }, 'jwk-invalid'],
    ['x of a number', { x: 1 }, 'jwk-invalid'],
    ['y of null', { y: null }, 'jwk-invalid'],
    ['y of a list', { y: [y] }, 'jwk-invalid'],
    ['x of no base64url', { x: '*' }, 'jwk-invalid'],
    ...others
      .filter((other) => other !== crv)
      .map((other): KeyChange => [`crv ${other}`, { crv: other }, 'token-invalid-algorithm']),
  ];
}

const keys = CURVES.flatMap((curve) => {
  const key = publicJwkOf(keyFor(curve.alg));
  const token = forge({ header: headerWith({ alg: curve.alg }), algorithm: curve.alg });
  return keyChangesOf(curve, key).map(
    ([name, parts, expected]): Attack => ({
      name: `${curve.alg}: a key ${name}`,
      token,
      key: { ...key, ...parts },
      ways: KEYED_WAYS,
      expected,
    }),
  );
});

const es256 = headerWith({ alg: 'ES256' });
const offCurve = publicDerOf(keyFor('ES256')).map((byte, index) => (index === 80 ? byte ^ 1 : byte));
const crossCurve = { ...publicJwkOf(keyFor('ES256')), crv: 'P-384' };
const [header, payload] = segmentsOf(forge({ header: es256 }));

/** ECDSA: signatures and keys (RFC 7518, sections 3.4 and 6.2.1). */
export const ecdsaAttacks: readonly Attack[] = [
  ...signatures,
  ...keys,
  {
    name: 'ES256: a PEM that is not on the curve',
    token: forge({ header: es256, algorithm: 'ES256' }),
    key: pemOf(offCurve),
    ways: KEYED_WAYS,
    expected: 'jwk-invalid',
  },
  {
    name: 'ES384: a P-256 point that says P-384',
    token: forge({ header: headerWith({ alg: 'ES384' }), algorithm: 'ES384' }),
    key: crossCurve,
    ways: KEYED_WAYS,
    expected: 'jwk-invalid',
  },
  {
    name: 'ES256: a signature with SHA-384',
    token: `${header}.${payload}.${base64url(signBytes(Buffer.from(`${header}.${payload}`), 'ES384', keyFor('ES256')))}`,
    key: publicJwkOf(keyFor('ES256')),
    ways: KEYED_WAYS,
    expected: 'token-invalid-signature',
  },
  {
    name: 'ES256: a key whose x has a leading zero',
    token: forge({ header: es256, algorithm: 'ES256', key: zeroKey }),
    key: publicJwkOf(zeroKey),
    ways: KEYED_WAYS,
    expected: 'accepted',
  },
  {
    name: 'ES256: a key whose x lacks its leading zero, which RFC 7518 forbids and platforms accept',
    token: forge({ header: es256, algorithm: 'ES256', key: zeroKey }),
    key: { ...publicJwkOf(zeroKey), x: withoutZero },
    ways: KEYED_WAYS,
    expected: ['accepted', 'jwk-invalid'],
  },
];
