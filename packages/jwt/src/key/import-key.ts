import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { type Algorithm, type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure, quote } from '../failure.ts';
import { JWK_INVALID, JWK_LOCAL_MISSING, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import type { ImportedKey, KeyMaterial, Operation } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { isSmallOrderPoint, rsaWeakness } from './key-strength.ts';
import { readPem } from './pem.ts';

/** What a PEM has to be labelled to serve a purpose. */
const PEM_LABELS = { verify: 'PUBLIC KEY', sign: 'PRIVATE KEY' } as const;

/** Labels of keys that are real but of another format, and how to convert them. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  'RSA PUBLIC KEY': 'convert it from PKCS#1 with: openssl rsa -RSAPublicKey_in -in key.pem -pubout',
  'RSA PRIVATE KEY': 'convert it from PKCS#1 with: openssl pkcs8 -topk8 -nocrypt -in key.pem',
  'EC PRIVATE KEY': 'convert it from SEC 1 with: openssl pkcs8 -topk8 -nocrypt -in key.pem',
  CERTIFICATE: 'take the key of the certificate with: openssl x509 -pubkey -noout -in cert.pem',
};

/**
 * Imports a JWK, a PEM or bare base64, and refuses keys that are weak or meant for something else.
 *
 * Errors: `jwk-invalid`, `jwk-local-missing`, and `token-invalid-algorithm` for a key of another algorithm.
 */
export async function importKey(
  key: JsonWebKey | string,
  name: AlgorithmName,
  operation: Operation,
): Promise<JwtResult<ImportedKey>> {
  const algorithm = algorithmNamed(name);
  const material = typeof key === 'string' ? readPemKey(key, name, operation) : readJwk(key, name, operation);
  if (material.error) {
    return material;
  }
  try {
    const imported = await runtime.importKey(material.result, algorithm, operation);
    const weakness = rsaWeakness(imported);
    return weakness === undefined ? { result: imported, error: null } : failure(JWK_INVALID, weakness);
  } catch (cause) {
    return failure(JWK_INVALID, `The key could not be imported for ${name}.`, cause);
  }
}

/** The object identifiers of keys as they stand in DER (RFC 5480, RFC 8017, RFC 8410), in hexadecimal. */
const OBJECT_IDENTIFIERS: ReadonlyArray<readonly [type: Algorithm['keyType'], der: string]> = [
  ['RSA', '06092a864886f70d010101'],
  ['EC', '06072a8648ce3d0201'],
  ['OKP', '06032b6570'],
];

function readPemKey(text: string, name: AlgorithmName, operation: Operation): JwtResult<KeyMaterial> {
  if (text.trim() === '') {
    return failure(JWK_LOCAL_MISSING, 'The key is empty.');
  }
  const pem = readPem(text);
  const expected = PEM_LABELS[operation];
  if (pem === undefined) {
    return failure(JWK_INVALID, `The key is neither a PEM ("BEGIN ${expected}") nor base64 of one.`);
  }
  const { label = expected, der } = pem;
  if (label !== expected) {
    const conversion = CONVERSIONS[label];
    const hint = conversion === undefined ? '' : `; ${conversion}`;
    return failure(JWK_INVALID, `The key is a PEM of "${label}", and "${expected}" is needed${hint}.`);
  }
  const start = toHex(der.subarray(0, 40));
  const type = OBJECT_IDENTIFIERS.find(([, identifier]) => start.includes(identifier))?.[0];
  if (type !== undefined && type !== algorithmNamed(name).keyType) {
    return failure(TOKEN_INVALID_ALGORITHM, `The algorithm is ${name}, and the key is of type ${type}.`);
  }
  return type === 'OKP' && operation === 'verify'
    ? refuseSmallOrder(der.subarray(-32), { der })
    : ok({ der });
}

/** The public parts of a JWK, and those that only a private one has. */
const PUBLIC_PARTS = ['kty', 'crv', 'n', 'e', 'x', 'y'] as const;
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;
/** No RSA modulus that is accepted is longer in base64url; refused before it costs anything. */
const MAX_PART_LENGTH = 1_368;

function readJwk(jwk: JsonWebKey, name: AlgorithmName, operation: Operation): JwtResult<KeyMaterial> {
  if (typeof jwk !== 'object' || jwk === null) {
    return failure(JWK_INVALID, 'The key is neither a JWK nor a string.');
  }
  const { keyType, curve } = algorithmNamed(name);
  if (jwk.kty !== keyType || (curve !== undefined && jwk.crv !== curve) || (jwk.alg ?? name) !== name) {
    const facts = `kty ${quote(jwk.kty)}, crv ${quote(jwk.crv)}, alg ${quote(jwk.alg)}`;
    return failure(TOKEN_INVALID_ALGORITHM, `The algorithm is ${name}, and the key is of another: ${facts}.`);
  }
  if ((jwk.use ?? 'sig') !== 'sig' || !allows(jwk.key_ops, operation)) {
    return failure(JWK_INVALID, `The use or the key_ops of the key do not allow to ${operation}.`);
  }
  const names = operation === 'verify' ? PUBLIC_PARTS : [...PUBLIC_PARTS, ...PRIVATE_PARTS];
  const parts = names.flatMap((part) => (jwk[part] === undefined ? [] : [[part, jwk[part]] as const]));
  if (!parts.every(([, value]) => typeof value === 'string' && value.length <= MAX_PART_LENGTH)) {
    return failure(JWK_INVALID, 'The key has a part that is no text, or more than 8192 bits.');
  }
  const material = { jwk: Object.fromEntries(parts) };
  const point = keyType === 'OKP' ? runtime.decodeBase64url(jwk.x ?? '') : undefined;
  return point === undefined ? ok(material) : refuseSmallOrder(point, material);
}

/** Node 18 and 20 import keys whose `key_ops` say that they are for something else. */
function allows(keyOps: unknown, operation: Operation): boolean {
  return keyOps === undefined || (Array.isArray(keyOps) && keyOps.includes(operation));
}

function refuseSmallOrder(point: Uint8Array, material: KeyMaterial): JwtResult<KeyMaterial> {
  return isSmallOrderPoint(point)
    ? failure(JWK_INVALID, 'The Ed25519 key is a point of small order, under which anything verifies.')
    : ok(material);
}

function ok(result: KeyMaterial): JwtResult<KeyMaterial> {
  return { result, error: null };
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
