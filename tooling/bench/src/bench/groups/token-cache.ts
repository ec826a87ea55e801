import { createTokenVerifier, signJwt } from '@x/jwt';
import { claimsAt, KEY_ID } from '../claims.ts';
import type { Group } from '../contender.ts';
import { holdsUser } from './names.ts';

const NO_CACHE = '@x/jwt createTokenVerifier, no token cache';
const IN_USE = 200;
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 };

interface TokensInUse {
  readonly tokens: readonly string[];
  readonly jwtKey: string;
}

/** Verifying the tokens of many sessions in turn, which is the worst order for a cache that is too small. */
export function tokenCacheGroup(): Group {
  let made: Promise<TokensInUse> | undefined;
  const contender = (name: string, tokenCacheSize: number) => ({
    name,
    async prepare() {
      made ??= makeTokens();
      const { tokens, jwtKey } = await made;
      const verifier = createTokenVerifier({ jwtKey, tokenCacheSize });
      let count = 0;
      return () => verifier.verify(tokens[count++ % tokens.length] ?? '');
    },
  });
  return {
    name: `verify ${IN_USE} tokens in turn`,
    batchSizes: [1],
    baselines: [NO_CACHE],
    isDone: holdsUser,
    contenders: [
      contender(NO_CACHE, 0),
      contender('tokenCacheSize of a tenth', IN_USE / 10),
      contender('tokenCacheSize of a half', IN_USE / 2),
      contender('tokenCacheSize of all', IN_USE),
    ],
  };
}

/** Makes session tokens that differ in the session, as a real instance does. */
export async function makeTokens(): Promise<TokensInUse> {
  const parameters = { ...ALGORITHM, publicExponent: new Uint8Array([1, 0, 1]) };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  const [spki, jwk] = await Promise.all([
    crypto.subtle.exportKey('spki', publicKey),
    crypto.subtle.exportKey('jwk', privateKey),
  ]);
  const claims = claimsAt(Math.floor(Date.now() / 1000));
  const results = await Promise.all(
    Array.from({ length: IN_USE }, (_, index) =>
      signJwt({ ...claims, jti: `jti_${index}`, sid: `sess_${index}` }, jwk, {
        algorithm: 'RS256',
        header: { cat: 'cl_B7d4PD111AAA', kid: KEY_ID, typ: 'JWT' },
      }),
    ),
  );
  return {
    tokens: results.map(({ result }) => result ?? ''),
    jwtKey: btoa(String.fromCharCode(...new Uint8Array(spki))),
  };
}
