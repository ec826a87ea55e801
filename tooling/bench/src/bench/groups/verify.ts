import { createTokenVerifier, verifyJwt, verifyToken } from '@x/jwt';
import { ISSUER } from '../claims.ts';
import type { Contender, Group } from '../contender.ts';
import type { AlgorithmName, Sample } from '../samples.ts';
import { CLERK_FIRST, CLERK_LATEST, holdsUser, NATIVE, OURS, WEB } from './names.ts';

/** Parameters of Web Crypto. */
const PARAMETERS: Readonly<Record<AlgorithmName, RsaHashedImportParams & EcKeyImportParams & EcdsaParams>> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', namedCurve: '' },
  ES256: { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
  EdDSA: { name: 'Ed25519', hash: '', namedCurve: '' },
};

/** Verifying one session token with several libraries and with the platform alone. */
export function verifyGroup(sample: Sample): Group {
  return {
    name: `verify ${sample.algorithm}`,
    batchSizes: [1, 100],
    baselines: [NATIVE, WEB, CLERK_LATEST],
    isDone: (result) => result === true || holdsUser(result),
    contenders: [...floorsOf(sample), ...oursOf(sample), ...peersOf(sample), ...referencesOf(sample)],
  };
}

/** Returns the signed bytes and the signature of a token. */
function bytesOf(token: string) {
  const end = token.lastIndexOf('.');
  const base64 = token
    .slice(end + 1)
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const signature = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { data: new TextEncoder().encode(token.slice(0, end)), signature };
}

function floorsOf({ algorithm, token, jwk, pem }: Sample): readonly Contender[] {
  const { data, signature } = bytesOf(token);
  const parameters = PARAMETERS[algorithm];
  const importKey = () => crypto.subtle.importKey('jwk', { ...jwk }, parameters, false, ['verify']);
  return [
    {
      name: NATIVE,
      async prepare() {
        const { createPublicKey, verify } = await import('node:crypto');
        const publicKey = createPublicKey(pem);
        // Only ECDSA has two encodings, and workerd does not accept an imported key together with one.
        const key =
          algorithm === 'ES256' ? ({ key: publicKey, dsaEncoding: 'ieee-p1363' } as const) : publicKey;
        const hash = algorithm === 'EdDSA' ? null : 'sha256';
        return () => verify(hash, data, key, signature);
      },
    },
    {
      name: WEB,
      async prepare() {
        const key = await importKey();
        return () => crypto.subtle.verify(parameters, key, signature, data);
      },
    },
    {
      name: 'subtle.importKey and subtle.verify',
      prepare: () => async () => crypto.subtle.verify(parameters, await importKey(), signature, data),
    },
  ];
}

function oursOf({ token, pem }: Sample): readonly Contender[] {
  return [
    {
      name: OURS,
      prepare() {
        const verifier = createTokenVerifier({ jwtKey: pem });
        return () => verifier.verify(token);
      },
    },
    {
      name: '@x/jwt createTokenVerifier, token seen before',
      prepare() {
        const verifier = createTokenVerifier({ jwtKey: pem, tokenCacheSize: 100 });
        return () => verifier.verify(token);
      },
    },
    { name: '@x/jwt verifyJwt, PEM each time', prepare: () => () => verifyJwt(token, { key: pem }) },
    { name: '@x/jwt verifyToken, PEM each time', prepare: () => () => verifyToken(token, { jwtKey: pem }) },
  ];
}

function peersOf({ algorithm, token, jwk, pem }: Sample): readonly Contender[] {
  const fastJwt = async (cache: boolean) => {
    const { createVerifier } = await import('fast-jwt');
    const verify = createVerifier({ key: pem, cache });
    return () => verify(token);
  };
  const awsVerifier = async () => {
    const { JwtVerifier } = await import('aws-jwt-verify');
    const verifier = JwtVerifier.create({ issuer: ISSUER, audience: null, jwksUri: `${ISSUER}/jwks` });
    verifier.cacheJwks({ keys: [{ ...jwk }] });
    return verifier;
  };
  return [
    {
      name: 'jose jwtVerify, imported key',
      async prepare() {
        const { importJWK, jwtVerify } = await import('jose');
        const key = await importJWK(jwk, algorithm);
        return () => jwtVerify(token, key);
      },
    },
    { name: 'fast-jwt, no cache', prepare: () => fastJwt(false) },
    { name: 'fast-jwt, token seen before', prepare: () => fastJwt(true) },
    {
      name: 'jsonwebtoken, imported key',
      async prepare() {
        const { createPublicKey } = await import('node:crypto');
        const { default: jsonwebtoken } = await import('jsonwebtoken');
        const key = createPublicKey(pem);
        return () => jsonwebtoken.verify(token, key);
      },
    },
    {
      name: 'aws-jwt-verify, verifySync',
      async prepare() {
        const verifier = await awsVerifier();
        return () => verifier.verifySync(token);
      },
    },
    {
      name: 'aws-jwt-verify, verify',
      async prepare() {
        const verifier = await awsVerifier();
        return () => verifier.verify(token);
      },
    },
  ];
}

function referencesOf({ token, jwk, pem }: Sample): readonly Contender[] {
  return [
    {
      name: CLERK_LATEST,
      async prepare() {
        const { verifyToken } = await import('clerk-latest');
        return () => verifyToken(token, { jwtKey: pem });
      },
    },
    {
      name: `${CLERK_LATEST}, verifyJwt with a JWK`,
      async prepare() {
        const { verifyJwt: verify } = await import('clerk-latest/jwt');
        return () => verify(token, { key: { ...jwk } });
      },
    },
    {
      name: CLERK_FIRST,
      async prepare() {
        const { verifyToken } = await import('clerk-1.0.1');
        return () => verifyToken(token, { jwtKey: pem });
      },
    },
  ];
}
