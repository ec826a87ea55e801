import {
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
} from 'node:crypto';
import { claimsAt, KEY_ID } from './claims.ts';

/** A session token and the key to verify it with. It is JSON, because it is passed to other runtimes. */
export interface Sample {
  readonly algorithm: AlgorithmName;
  readonly token: string;
  readonly pem: string;
  readonly jwk: { readonly kty: string; readonly kid: string; readonly [part: string]: string };
}

export type Samples = Readonly<Record<AlgorithmName, Sample>>;
export type AlgorithmName = 'RS256' | 'ES256' | 'EdDSA';

const KEY_PAIRS: Readonly<Record<AlgorithmName, () => { publicKey: KeyObject; privateKey: KeyObject }>> = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};

/** Makes a sample for each algorithm. */
export function makeSamples(): Samples {
  return { RS256: makeSample('RS256'), ES256: makeSample('ES256'), EdDSA: makeSample('EdDSA') };
}

export function makeSample(algorithm: AlgorithmName): Sample {
  const { publicKey, privateKey } = KEY_PAIRS[algorithm]();
  const header = { alg: algorithm, cat: 'cl_B7d4PD111AAA', kid: KEY_ID, typ: 'JWT' };
  const claims = claimsAt(Math.floor(Date.now() / 1000));
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode(header)}.${encode(claims)}`;
  const key: SignKeyObjectInput = { key: privateKey, dsaEncoding: 'ieee-p1363' };
  const signature = sign(algorithm === 'EdDSA' ? null : 'sha256', Buffer.from(text), key);
  const parts = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    algorithm,
    token: `${text}.${signature.toString('base64url')}`,
    pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    // All members of a public JWK are strings, which the type of `export()` does not say.
    jwk: { ...(parts as { kty: string }), kid: KEY_ID, alg: algorithm, use: 'sig' },
  };
}
