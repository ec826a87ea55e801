import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JsonWebKey } from './types.ts';

/** A key pair in every form that the package takes. Made by Node, not by the code under test. */
export interface TestKey {
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
  readonly publicPem: string;
  readonly privatePem: string;
  readonly privateKey: KeyObject;
}

export function rsaKey(modulusLength = 2048, publicExponent = 65_537): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  return {
    publicJwk: { ...publicKey.export({ format: 'jwk' }), kid: 'ins_1' },
    privateJwk: { ...privateKey.export({ format: 'jwk' }) },
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    privateKey,
  };
}

export const NOW_IN_SECONDS = 1_700_000_000;
export const NOW = new Date(NOW_IN_SECONDS * 1000);

/** The claims of a session token that is valid at `NOW`. */
export const CLAIMS = {
  sub: 'user_1',
  sid: 'sess_1',
  iss: 'https://clerk.example.com',
  azp: 'https://app.example.com',
  iat: NOW_IN_SECONDS - 5,
  nbf: NOW_IN_SECONDS - 15,
  exp: NOW_IN_SECONDS + 55,
};

export const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'ins_1' };

export function base64url(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** Signs whatever it is given, sensible or not. */
export function makeToken(key: TestKey, payload: unknown = CLAIMS, header: unknown = HEADER): string {
  const signed = `${base64url(header)}.${base64url(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
}
