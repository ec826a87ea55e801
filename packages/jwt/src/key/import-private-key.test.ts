import { describe, expect, it } from 'vitest';
import { keysByAlgorithm } from '../tokens.test-support.ts';
import { importPrivateKey } from './import-private-key.ts';

const { privateJwk, privatePem } = keysByAlgorithm().RS256;

describe('importPrivateKey()', () => {
  it('takes a JWK that is to sign with', async () => {
    await expect(importPrivateKey({ ...privateJwk, key_ops: ['sign'] }, 'RS256')).resolves.toBeDefined();
  });

  it.each<readonly [name: string, key: Parameters<typeof importPrivateKey>[0], message: string]>([
    [
      'a JWK to verify with',
      { ...privateJwk, key_ops: ['verify'] },
      'The use or key_ops of the key are not to sign.',
    ],
    [
      'a JWK with a part that is none',
      { ...privateJwk, d: '!' },
      'The key has no d in base64url, or a long one.',
    ],
    [
      'PKCS#1',
      privatePem.replaceAll('PRIVATE', 'RSA PRIVATE'),
      'The key is not one PEM of "PRIVATE KEY" nor its base64: openssl pkcs8 -topk8 -nocrypt converts an "RSA PRIVATE KEY" or an "EC PRIVATE KEY".',
    ],
    ['what is no key', 'AAAA', 'The key could not be imported.'],
  ])('refuses %s', async (_name, key, message) => {
    await expect(importPrivateKey(key, 'RS256')).rejects.toMatchObject({ reason: 'jwk-invalid', message });
  });
});
