import type { JwtResult } from '@x/errors';
import { runtime } from '#runtime';
import { type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure, quote } from '../token-error.ts';
import type { JsonWebKey } from '../types.ts';
import { readPem } from './pem.ts';
import { rsaWeakness } from './rsa-strength.ts';

/** What differs between a key that verifies and one that signs. */
const PURPOSES = {
  verify: { operation: 'verify', format: 'spki', label: 'PUBLIC KEY', name: 'SPKI' },
  sign: { operation: 'sign', format: 'pkcs8', label: 'PRIVATE KEY', name: 'PKCS#8' },
} as const;

type Purpose = keyof typeof PURPOSES;

/** Labels of keys that are real but of another format, and how to convert them. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  'RSA PUBLIC KEY':
    'This is PKCS#1; convert it with `openssl rsa -RSAPublicKey_in -in key.pem -pubout`, which gives "BEGIN PUBLIC KEY".',
  'RSA PRIVATE KEY': 'This is PKCS#1; convert it with `openssl pkcs8 -topk8 -nocrypt -in key.pem`.',
  CERTIFICATE: 'This is a certificate; take its key with `openssl x509 -pubkey -noout -in cert.pem`.',
  'PRIVATE KEY': 'This is a private key; a token is verified with the public one.',
  'PUBLIC KEY': 'This is a public key; a token is signed with the private one.',
};

/**
 * Makes a `CryptoKey` of a JWK, a PEM or bare base64, and refuses keys that are weak or meant for something
 * else. Errors: `jwk-invalid`, `jwk-local-missing`.
 */
export async function importKey(
  key: JsonWebKey | string,
  algorithm: AlgorithmName,
  purpose: Purpose,
): Promise<JwtResult<CryptoKey>> {
  try {
    const imported =
      typeof key === 'string'
        ? await importPem(key, algorithm, purpose)
        : await importJwk(key, algorithm, purpose);
    const weakness = imported.error === null ? rsaWeakness(imported.result) : undefined;
    return weakness === undefined ? imported : failure('jwk-invalid', weakness);
  } catch (cause) {
    return failure('jwk-invalid', `The key could not be imported for ${algorithm}.`, cause);
  }
}

async function importPem(
  text: string,
  algorithm: AlgorithmName,
  purpose: Purpose,
): Promise<JwtResult<CryptoKey>> {
  if (text.trim() === '') {
    return failure('jwk-local-missing', 'The key is empty.');
  }
  const { format, label, name, operation } = PURPOSES[purpose];
  const pem = readPem(text);
  if (pem === undefined) {
    return failure('jwk-invalid', `The key is neither PEM (${name}) nor base64 of it.`);
  }
  if (pem.label !== undefined && pem.label !== label) {
    const hint = OTHER_LABELS[pem.label] ?? `Expected "BEGIN ${label}" (${name}).`;
    return failure('jwk-invalid', `The key is a PEM of "${pem.label}". ${hint}`);
  }
  const { importParameters } = algorithmNamed(algorithm);
  const result = await runtime.subtle().importKey(format, pem.der, importParameters, false, [operation]);
  return { result, error: null };
}

async function importJwk(
  jwk: JsonWebKey,
  algorithm: AlgorithmName,
  purpose: Purpose,
): Promise<JwtResult<CryptoKey>> {
  const { operation } = PURPOSES[purpose];
  const mismatch = jwkMismatch(jwk, algorithm, operation);
  if (mismatch !== undefined) {
    return failure('jwk-invalid', mismatch);
  }
  const { kty, n, e, d, p, q, dp, dq, qi } = jwk;
  const parts = operation === 'sign' ? { kty, n, e, d, p, q, dp, dq, qi } : { kty, n, e };
  const { importParameters } = algorithmNamed(algorithm);
  // Web Crypto checks the parts; what is not a string fails there.
  const result = await runtime
    .subtle()
    .importKey('jwk', parts as globalThis.JsonWebKey, importParameters, false, [operation]);
  return { result, error: null };
}

/** No RSA modulus that is accepted is longer in base64url; refused before it costs anything. */
const MAX_MODULUS_LENGTH = 1_368;

/** Node 18 and 20 import keys whose `alg`, `use` or `key_ops` say that they are for something else. */
function jwkMismatch(
  jwk: JsonWebKey,
  algorithm: AlgorithmName,
  operation: 'verify' | 'sign',
): string | undefined {
  const { keyType } = algorithmNamed(algorithm);
  if (typeof jwk !== 'object' || jwk === null) {
    return 'The key is neither a JWK nor a string.';
  }
  if (jwk.kty !== keyType) {
    return `${algorithm} takes a key of type ${keyType}, and this one has kty ${quote(jwk.kty)}.`;
  }
  if (jwk.alg !== undefined && jwk.alg !== algorithm) {
    return `The key is for ${quote(jwk.alg)} and the token is signed with ${algorithm}.`;
  }
  if (jwk.use !== undefined && jwk.use !== 'sig') {
    return `The key is not for signatures: its use is ${quote(jwk.use)}.`;
  }
  if (jwk.key_ops !== undefined && !(Array.isArray(jwk.key_ops) && jwk.key_ops.includes(operation))) {
    return `The key_ops of the key do not hold "${operation}".`;
  }
  return typeof jwk.n === 'string' && jwk.n.length > MAX_MODULUS_LENGTH
    ? 'The RSA key has more than 8192 bits.'
    : undefined;
}
