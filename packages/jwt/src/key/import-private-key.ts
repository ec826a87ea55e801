import { TokenVerificationError } from '@x/errors';
import * as runtime from '#runtime';
import { verificationError } from '../failure/failure.ts';
import { JWK_INVALID } from '../failure/reasons.ts';
import { ALGORITHMS, type AlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { importJwk } from './import-jwk.ts';
import { readByPlatform } from './read-by-platform.ts';
import { readPem } from './read-pem.ts';

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** The advice for PKCS#1 and SEC 1 keys. */
const ADVICE = '"openssl pkcs8 -topk8 -nocrypt" converts an "RSA PRIVATE KEY" or an "EC PRIVATE KEY".';

/** The problem of a string that is not a private key, by how it looks. */
const PROBLEMS_BY_PATTERN: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
  [/^\s*["'`]/, 'is in quotation marks. Remove them.'],
  [/^\s*[[{]/, 'is JSON text. Pass the object, and not its text.'],
  [/-----BEGIN [A-Z0-9 ]*PUBLIC KEY|-----BEGIN CERTIFICATE/, 'is public. Sign with the private key.'],
  [/-----BEGIN ENCRYPTED/, 'is encrypted. "openssl pkcs8 -topk8 -nocrypt" decrypts it.'],
  [/-----BEGIN OPENSSH/, 'is an SSH key. "ssh-keygen -p -m PKCS8 -f FILE" converts a copy of its file.'],
  [
    /-----BEGIN(?!.*-----END)/s,
    'is cut off. Copy it whole, from the line with "BEGIN" to the line with "END".',
  ],
];

/** Imports a JWK, a PEM or bare base64 (PKCS#8) to sign with. Rejects as `importPublicKey` does. */
export async function importPrivateKey(key: JsonWebKey | string, name: AlgorithmName): Promise<ImportedKey> {
  if (typeof key !== 'string') {
    if (Object(key).kty !== undefined && Object(key).d === undefined) {
      throw verificationError(JWK_INVALID, 'The key is public: it has no "d". Sign with the private key.');
    }
    return importJwk(key, name, 'sign', PRIVATE_PARTS);
  }
  const der = readDer(key);
  return readByPlatform(
    () => runtime.importPkcs8(der, ALGORITHMS[name]),
    `The key is not a PKCS#8 private key for ${name}.`,
  );
}

function readDer(pem: string): Uint8Array<ArrayBuffer> {
  try {
    return readPem(pem, 'PRIVATE KEY', ADVICE);
  } catch (error) {
    const problem = PROBLEMS_BY_PATTERN.find(([pattern]) => pattern.test(pem.slice(0, MAX_LENGTH)))?.[1];
    const isMalformed = error instanceof TokenVerificationError && error.reason === 'jwk-invalid';
    throw isMalformed && problem !== undefined ? verificationError(JWK_INVALID, `The key ${problem}`) : error;
  }
}

/** No private key is longer. The patterns then take bounded time. */
const MAX_LENGTH = 16_384;
