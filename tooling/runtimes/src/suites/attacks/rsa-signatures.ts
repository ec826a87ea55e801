import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import { type Attack, KEYED_WAYS } from './attack.ts';
import {
  base64url,
  bigIntOf,
  bytesOf,
  CLAIMS,
  claimsWith,
  forge,
  HEADER,
  hashOf,
  keyFor,
  publicJwkOf,
  segmentOf,
  segmentsOf,
} from './forge.ts';
import { padPkcs1 } from './rsa.ts';

const LENGTH = 256;
const rsa = keyFor('RS256');
const privateKey = createPrivateKey({ key: { ...rsa }, format: 'jwk' });
const modulus = bigIntOf(Buffer.from(rsa['n'] ?? '', 'base64url'));

const text = `${segmentOf(HEADER)}.${segmentOf(CLAIMS)}`;
const genuine = Buffer.from(segmentsOf(forge())[2], 'base64url');
const digest = hashOf('sha256', Buffer.from(text));
const sha1 = hashOf('sha1', Buffer.from(text));
const sha512 = hashOf('sha512', Buffer.from(text));

/** Applies the private key to a hand-made padded message. */
const encrypt = (padded: Uint8Array) =>
  privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, padded);

const withDigestInfo = (hex: string, hash: Uint8Array) =>
  encrypt(padPkcs1(text, LENGTH, Buffer.concat([Buffer.from(hex, 'hex'), hash])));

const padded = padPkcs1(text, LENGTH);
const info = padded.subarray(-51);

/** Eight bytes of padding, and any bytes after the hash: the forgery of Bleichenbacher from 2006. */
const early = Buffer.concat([
  Buffer.from([0, 1]),
  Buffer.alloc(8, 0xff),
  Buffer.from([0]),
  info,
  Buffer.alloc(LENGTH - 62, 0x41),
]);
const middle = Buffer.concat([padded.subarray(0, 2), Buffer.alloc(LENGTH - 54, 0), Buffer.from([0]), info]);

const SIGNATURES: ReadonlyArray<readonly [name: string, signature: Uint8Array]> = [
  ['of zeros', Buffer.alloc(LENGTH)],
  ['of ones only', Buffer.alloc(LENGTH, 0xff)],
  ['of 1', bytesOf(1n, LENGTH)],
  ['of the modulus less 1', bytesOf(modulus - 1n, LENGTH)],
  ['of the modulus', bytesOf(modulus, LENGTH)],
  ['of the modulus and 1', bytesOf(modulus + 1n, LENGTH)],
  ['subtracted from the modulus', bytesOf(modulus - bigIntOf(genuine), LENGTH)],
  ['with a zero in front', Buffer.concat([Buffer.alloc(1), genuine])],
  ['with a zero at the end', Buffer.concat([genuine, Buffer.alloc(1)])],
  ['without its last byte', genuine.subarray(0, -1)],
  ['without its first byte', genuine.subarray(1)],
  ['of its first half', genuine.subarray(0, LENGTH / 2)],
  ['twice', Buffer.concat([genuine, genuine])],
  ['in reverse', Buffer.from(genuine).reverse()],
  ['with one bit changed', Buffer.from(genuine.map((byte, index) => (index === 100 ? byte ^ 1 : byte)))],
  ['of one byte', Buffer.alloc(1, 1)],
  ['of the padded message itself', padded],
  ['of a hash without its name', encrypt(padPkcs1(text, LENGTH, digest))],
  ['of SHA-1', withDigestInfo('3021300906052b0e03021a05000414', sha1)],
  ['of SHA-512', withDigestInfo('3051300d060960864801650304020305000440', sha512)],
  ['of SHA-256 without NULL parameters', withDigestInfo('302f300b0609608648016503040201' + '0420', digest)],
  [
    'of SHA-256 with a length in long form',
    withDigestInfo('308131300d06096086480165030402010500' + '0420', digest),
  ],
  [
    'of SHA-256 with parameters',
    withDigestInfo('3037301306096086480165030402010606414141414141' + '0420', digest),
  ],
  ['of SHA-256 with the name of SHA-512', withDigestInfo('3031300d060960864801650304020305000420', digest)],
  ['with bytes after the hash', encrypt(early)],
  ['with padding of zeros', encrypt(middle)],
  ['with padding of block type 2', encrypt(Buffer.concat([Buffer.from([0, 2]), padded.subarray(2)]))],
  ['with padding of block type 0', encrypt(Buffer.concat([Buffer.from([0, 0]), padded.subarray(2)]))],
  [
    'with one byte of padding changed',
    encrypt(Buffer.from(padded.map((byte, index) => (index === 20 ? 0xfe : byte)))),
  ],
];

/** A genuine signature plus the modulus: equal modulo the modulus, but not reduced. */
function unreduced(): string {
  for (let count = 0; ; count++) {
    const token = forge({ payload: claimsWith({ count }) });
    const [header, payload, signature] = segmentsOf(token);
    const sum = bigIntOf(Buffer.from(signature, 'base64url')) + modulus;
    if (sum < 1n << BigInt(LENGTH * 8)) {
      return `${header}.${payload}.${base64url(bytesOf(sum, LENGTH))}`;
    }
  }
}

const rejected = { key: publicJwkOf(rsa), ways: KEYED_WAYS, expected: 'token-invalid-signature' } as const;

/** Signatures that are nearly valid RSA signatures (RFC 8017, section 8.2.2). */
export const rsaSignatureAttacks: readonly Attack[] = [
  ...SIGNATURES.map(
    ([name, signature]): Attack => ({
      name: `a signature ${name}`,
      token: `${text}.${base64url(signature)}`,
      ...rejected,
    }),
  ),
  { name: 'a signature with the modulus added', token: unreduced(), ...rejected },
  {
    name: 'the signature of another token',
    token: `${text}.${segmentsOf(forge({ payload: claimsWith({ sub: 'user_2' }) }))[2]}`,
    ...rejected,
  },
  {
    name: 'the signature made by hand',
    token: `${text}.${base64url(encrypt(padded))}`,
    ...rejected,
    expected: 'accepted',
  },
];
