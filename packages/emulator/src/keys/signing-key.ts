import { ConfigError } from '@x/errors';
import { readArgument } from '@x/errors/internal';
import { type JsonWebKey, signJwt } from '@x/jwt';
import { encodeBase64, encodeBase64url } from '@x/jwt/internal';
import { encodeBase62 } from './ids.ts';
import { subtleCrypto } from './subtle-crypto.ts';
import { testKeys } from './test-keys.ts';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** The public key of an emulator, in the form of its JWKS. */
export interface PublicJwk {
  readonly use: 'sig';
  readonly kty: 'RSA';
  /** The id of the key, which tokens name in their header. */
  readonly kid: string;
  readonly alg: 'RS256';
  /** The modulus, in base64url. */
  readonly n: string;
  /** The exponent, in base64url. */
  readonly e: string;
}

export interface SigningKey {
  readonly kid: string;
  readonly privateJwk: JsonWebKey;
  readonly publicJwk: PublicJwk;
  /** SubjectPublicKeyInfo as PEM: the value of `CLERK_JWT_KEY`. */
  readonly publicPem: string;
}

let created = 0;

/** The next test key is the one with this index, which can be any integer: neighbouring indexes have different keys. */
export function startTestKeysAt(index: number): void {
  const remainder = index % testKeys.length;
  created = remainder < 0 ? remainder + testKeys.length : remainder;
}

/**
 * Takes the next test key, or reads the given private JWK. Rejects with a `ConfigError` if it can't sign. The emulators of
 * a process take the test keys in turn, so that the token of one is foreign to the next, and a process that starts again
 * begins with the same key.
 */
export async function createSigningKey(pinned?: JsonWebKey | undefined): Promise<SigningKey> {
  const privateJwk = pinned ?? nextTestKey();
  const { n = '', e = '' } = pinned === undefined ? privateJwk : await checkPrivateJwk(privateJwk);
  const kid = await keyIdOf(n, e);
  return {
    kid,
    privateJwk,
    publicJwk: { use: 'sig', kty: 'RSA', kid, alg: 'RS256', n, e },
    publicPem: await toPem({ kty: 'RSA', n, e }),
  };
}

function nextTestKey(): JsonWebKey {
  const key = testKeys[created % testKeys.length];
  created += 1;
  if (key === undefined) throw new Error('There is no test key.');
  return key;
}

/** Signs once: only this shows that the key can sign tokens. */
async function checkPrivateJwk(jwk: JsonWebKey): Promise<{ n: string; e: string }> {
  const { kty, n, e }: Partial<JsonWebKey> = readArgument('signingKey', () => ({ ...Object(jwk) }));
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') {
    throw new ConfigError(
      'signingKey must be a private RSA key as a JWK: kty "RSA" with n, e, d, p, q, dp, dq and qi.',
    );
  }
  const { error } = await signJwt({}, { ...jwk }, { algorithm: 'RS256' });
  if (error) throw new ConfigError(`signingKey cannot sign with RS256: ${error.message}`, { cause: error });
  return { n, e };
}

/** Derives the `kid` from the thumbprint (RFC 7638), so that different keys have different ids. */
async function keyIdOf(n: string, e: string): Promise<string> {
  const canonical = new TextEncoder().encode(JSON.stringify({ e, kty: 'RSA', n }));
  const thumbprint = new Uint8Array(await subtleCrypto().digest('SHA-256', canonical));
  return `ins_${encodeBase62(thumbprint.subarray(0, 20))}`;
}

async function toPem(publicJwk: Pick<PublicJwk, 'kty' | 'n' | 'e'>): Promise<string> {
  const key = await subtleCrypto().importKey('jwk', publicJwk, algorithm, true, ['verify']);
  const spki = new Uint8Array(await subtleCrypto().exportKey('spki', key));
  const lines = encodeBase64(spki).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----'].join('\n');
}

/** Returns the first 8 characters of the SHA-1 of the publishable key, which distinguish the cookies of instances. */
export async function cookieSuffixOf(publishableKey: string): Promise<string> {
  const digest = await subtleCrypto().digest('SHA-1', new TextEncoder().encode(publishableKey));
  return encodeBase64url(new Uint8Array(digest)).slice(0, 8);
}
