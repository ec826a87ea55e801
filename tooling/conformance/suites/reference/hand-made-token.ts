import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** The time of all decisions. */
export const NOW_IN_SECONDS = 1_800_000_000;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const PUBLIC_PEM = publicKey.export({ format: 'pem', type: 'spki' }).toString();
export const PRIVATE_JWK = privateKey.export({ format: 'jwk' });
export const PUBLIC_JWK = publicKey.export({ format: 'jwk' });
export const OTHER_PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'ins_1', cat: 'cl_B7d4PD111AAA' };

/** A session of a user, valid for another 55 seconds. */
const CLAIMS = {
  azp: 'https://app.example.com',
  exp: NOW_IN_SECONDS + 55,
  fva: [1, -1],
  iat: NOW_IN_SECONDS - 5,
  iss: 'https://clerk.example.com',
  jti: '0123456789abcdef0123',
  nbf: NOW_IN_SECONDS - 15,
  sid: 'sess_1',
  sts: 'active',
  sub: 'user_1',
  v: 2,
};

export interface Making {
  /** Overrides claims of a good token. A value of undefined removes a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Overrides header parameters of a good token. A value of undefined removes a parameter. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Replaces the whole payload or header. */
  readonly rawPayload?: string | Uint8Array;
  readonly rawHeader?: string;
  readonly key?: KeyObject;
  readonly hash?: 'sha256' | 'sha512';
  /** A secret that signs instead of a key. */
  readonly hmacSecret?: string;
  /** Changes the finished token. */
  readonly spoil?: (token: string) => string;
}

/** Signs any input, valid or not, with Node alone. */
export function makeToken(making: Making = {}): string {
  const {
    claims,
    header,
    rawPayload = JSON.stringify({ ...CLAIMS, ...claims }),
    rawHeader = JSON.stringify({ ...HEADER, ...header }),
    spoil = (token) => token,
  } = making;
  const text = `${base64url(rawHeader)}.${base64url(rawPayload)}`;
  return spoil(`${text}.${signatureOf(text, making).toString('base64url')}`);
}

function signatureOf(text: string, { key = privateKey, hash = 'sha256', hmacSecret }: Making): Buffer {
  return hmacSecret === undefined
    ? sign(hash, Buffer.from(text), key)
    : createHmac(hash, hmacSecret).update(text).digest();
}

function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}
