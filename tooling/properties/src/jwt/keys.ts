import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import type { AlgorithmName } from '@x/jwt';
import type { JWK } from 'jose';

/** A key pair in the forms that the package accepts. Node generates it, not the code under test. */
export interface KeyPair {
  readonly publicForms: readonly [jwk: JWK, pem: string];
  readonly privateForms: readonly [jwk: JWK, pem: string];
}

function keyPair({ publicKey, privateKey }: KeyPairKeyObjectResult): KeyPair {
  // The cast: Node's type of an exported JWK lists no members.
  const jwk = (key: typeof publicKey) => ({ ...key.export({ format: 'jwk' }) }) as JWK;
  const pem = (key: typeof publicKey, type: 'spki' | 'pkcs8') =>
    key.export({ format: 'pem', type }).toString();
  return {
    publicForms: [jwk(publicKey), pem(publicKey, 'spki')],
    privateForms: [jwk(privateKey), pem(privateKey, 'pkcs8')],
  };
}

const rsa = keyPair(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const ec = (namedCurve: string) => keyPair(generateKeyPairSync('ec', { namedCurve }));

export const KEY_PAIRS: Readonly<Record<AlgorithmName, KeyPair>> = {
  ...{ RS256: rsa, RS384: rsa, RS512: rsa, PS256: rsa, PS384: rsa, PS512: rsa },
  ...{ ES256: ec('P-256'), ES384: ec('P-384'), ES512: ec('P-521') },
  EdDSA: keyPair(generateKeyPairSync('ed25519')),
};

// The cast: `Object.keys` returns strings, and the record has exactly these keys.
export const ALGORITHMS = Object.keys(KEY_PAIRS) as readonly AlgorithmName[];
