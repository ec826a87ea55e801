/** Makes genuine and forged tokens. Runs only in Node, when the suites are bundled. */
import { constants, createHash, createPrivateKey, createPublicKey, sign as nativeSign } from 'node:crypto';
import { TEST_KEYS } from '../test-keys.ts';
import { NOW_IN_SECONDS } from './attack.ts';

export const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
] as const;

export interface Jwk {
  readonly [part: string]: string;
}

/** An object, a JSON string that is used unchanged, or bytes. */
export type Part = object | string | Uint8Array;

export interface Forgery {
  readonly header?: Part;
  readonly payload?: Part;
  /** The private key. Default: the key of the genuine signer for the algorithm. */
  readonly key?: Jwk;
  /** The algorithm of the signature, which the header can contradict. Default: RS256. */
  readonly algorithm?: string;
}

export const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'key_1' };

export const CLAIMS = {
  sub: 'user_1',
  sid: 'sess_1',
  iss: 'https://clerk.example',
  iat: NOW_IN_SECONDS - 10,
  nbf: NOW_IN_SECONDS - 10,
  exp: NOW_IN_SECONDS + 50,
};

export const headerWith = (parameters: object) => ({ ...HEADER, ...parameters });
/** A value of `undefined` removes a claim. */
export const claimsWith = (claims: object) => ({ ...CLAIMS, ...claims });

/** A JSON string of an object in which a value is written as no serializer writes it: `1e999`, `-0`. */
export function jsonWith(object: object, name: string, rawValue: string): string {
  const rest = Object.entries({ ...object, [name]: undefined }).filter(([, value]) => value !== undefined);
  return `${JSON.stringify(Object.fromEntries(rest)).slice(0, -1)},${JSON.stringify(name)}:${rawValue}}`;
}

/** A token with a valid signature. */
export function forge({ header = HEADER, payload = CLAIMS, ...signer }: Forgery = {}): string {
  return signText(`${segmentOf(header)}.${segmentOf(payload)}`, signer);
}

/** A token without a signature. */
export function unsigned(header: Part, payload: Part = CLAIMS): string {
  return `${segmentOf(header)}.${segmentOf(payload)}.`;
}

/** Signs header and payload unchanged. A character outside Latin-1 counts as its low byte. */
export function signText(text: string, { key, algorithm = 'RS256' }: Forgery = {}): string {
  return `${text}.${base64url(signBytes(Buffer.from(text, 'latin1'), algorithm, key ?? keyFor(algorithm)))}`;
}

export function segmentOf(part: Part): string {
  if (part instanceof Uint8Array) {
    return base64url(part);
  }
  return base64url(Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)));
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Header, payload and signature of a token. */
export function segmentsOf(token: string): [header: string, payload: string, signature: string] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, signature];
}

/** The private test key that signs with an algorithm. */
export function keyFor(algorithm: string): Jwk {
  const keys: Readonly<Record<string, Jwk>> = TEST_KEYS;
  return keys[algorithm] ?? TEST_KEYS.RSA;
}

export function publicJwkOf({ kty = '', crv, n, e, x, y }: Jwk): Jwk {
  const parts = Object.entries({ kty, crv, n, e, x, y });
  return Object.fromEntries(parts.filter((part): part is [string, string] => part[1] !== undefined));
}

export function publicDerOf(jwk: Jwk): Buffer {
  return createPublicKey({ key: publicJwkOf(jwk), format: 'jwk' }).export({ format: 'der', type: 'spki' });
}

/** Encodes DER as PEM, with lines of 64 characters. */
export function pemOf(der: Uint8Array, label = 'PUBLIC KEY'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

const PSS = /^PS/;

/** Signs according to JWS (RFC 7518, section 3). A salt that is not as long as the hash is a forgery. */
export function signBytes(bytes: Uint8Array, algorithm: string, jwk: Jwk, saltLength?: number): Buffer {
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  if (algorithm === 'EdDSA') {
    return nativeSign(null, bytes, key);
  }
  const bits = Number(algorithm.slice(2));
  const padding = PSS.test(algorithm)
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength ?? bits / 8 }
    : {};
  return nativeSign(`sha${bits}`, bytes, { key, dsaEncoding: 'ieee-p1363', ...padding });
}

export function hashOf(name: string, ...parts: readonly Uint8Array[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash(name)).digest();
}

export function bigIntOf(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

/** Big-endian, padded with zeros to the length. */
export function bytesOf(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
}
