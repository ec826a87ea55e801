import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JsonWebKey } from '@x/jwt';

/** Returns a new private RSA key of 2048 bits, as text to write to a file. */
export function generateSigningKey(format: 'jwk' | 'pem'): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return format === 'pem'
    ? privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    : `${JSON.stringify(privateKey.export({ format: 'jwk' }))}\n`;
}

/** Reads a private RSA key as PEM, in PKCS #8 or PKCS #1. Throws a `TypeError` that names the file and the mistake. */
export function readPem(text: string, path: string): JsonWebKey {
  if (text.includes('-----BEGIN PUBLIC KEY-----') || text.includes('-----BEGIN RSA PUBLIC KEY-----')) {
    throw new TypeError(`${path} holds a public key. Tokens are signed with the private key.`);
  }
  if (text.includes('ENCRYPTED')) {
    throw new TypeError(`${path} is encrypted. Decrypt it with: openssl pkey -in ${path} -out decrypted.pem`);
  }
  const key = parse(text, path);
  if (key.asymmetricKeyType !== 'rsa') {
    throw new TypeError(
      `${path} holds a key of the type ${key.asymmetricKeyType}. Session tokens need RSA: run x-emulator generate-key.`,
    );
  }
  // Node and the Web Crypto API have separate types for one format.
  return key.export({ format: 'jwk' }) as JsonWebKey;
}

function parse(text: string, path: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch (cause) {
    throw new TypeError(
      `${path} is not a private key. Expected a JWK, or PEM that begins with -----BEGIN PRIVATE KEY-----.`,
      {
        cause,
      },
    );
  }
}
