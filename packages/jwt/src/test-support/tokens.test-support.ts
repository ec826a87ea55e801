import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';
import { TokenVerificationError } from '@x/errors';
import type { AlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import { RSA_KEYS } from './rsa-keys.test-support.ts';

/** A key pair in every form that the package accepts. Node creates it, not the code under test. */
export interface TestKey {
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
  readonly publicPem: string;
  readonly privatePem: string;
  readonly privateKey: KeyObject;
}

let keyCount = 0;

/** Returns one of four known keys in turn. Generates a key of another size. */
export function rsaKey(modulusLength = 2048): TestKey {
  if (modulusLength !== 2048) {
    return testKey(generateKeyPairSync('rsa', { modulusLength }));
  }
  const privateKey = createPrivateKey({ key: { ...RSA_KEYS[keyCount++ % 4] }, format: 'jwk' });
  return testKey({ privateKey, publicKey: createPublicKey(privateKey) });
}

function ecKey(namedCurve: string): TestKey {
  return testKey(generateKeyPairSync('ec', { namedCurve }));
}

export function edKey(): TestKey {
  return testKey(generateKeyPairSync('ed25519'));
}

/** Creates a key for each algorithm. */
export function keysByAlgorithm(): Readonly<Record<AlgorithmName, TestKey>> {
  const rsa = rsaKey();
  return {
    ...{ RS256: rsa, RS384: rsa, RS512: rsa, PS256: rsa, PS384: rsa, PS512: rsa },
    ...{ ES256: ecKey('P-256'), ES384: ecKey('P-384'), ES512: ecKey('P-521'), EdDSA: edKey() },
  };
}

function testKey({ publicKey, privateKey }: KeyPairKeyObjectResult): TestKey {
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

/** Signs any payload and header, valid or not. */
export function makeToken(key: TestKey, payload: unknown = CLAIMS, header: unknown = HEADER): string {
  const signed = `${base64url(header)}.${base64url(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
}

/** Resolves to `found`, or to the reason of the rejection. */
export async function reasonOf(step: Promise<unknown>): Promise<string> {
  try {
    await step;
    return 'found';
  } catch (error) {
    return error instanceof TokenVerificationError ? error.reason : String(error);
  }
}
