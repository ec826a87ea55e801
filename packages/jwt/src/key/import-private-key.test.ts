import { describe, expect, it } from 'vitest';
import { keysByAlgorithm } from '../test-support/tokens.test-support.ts';
import { importPrivateKey } from './import-private-key.ts';

const { privateJwk, privatePem, publicPem } = keysByAlgorithm().RS256;

describe('importPrivateKey()', () => {
  it('imports a JWK for signing', async () => {
    await expect(importPrivateKey({ ...privateJwk, key_ops: ['sign'] }, 'RS256')).resolves.toBeDefined();
  });

  it.each<readonly [name: string, key: Parameters<typeof importPrivateKey>[0], message: string]>([
    [
      'a JWK for verifying',
      { ...privateJwk, key_ops: ['verify'] },
      'The use or key_ops of the key do not allow it to sign.',
    ],
    [
      'a JWK with a malformed part',
      { ...privateJwk, d: '!' },
      'The key has no d in base64url, or one that is too long.',
    ],
    [
      'PKCS#1',
      privatePem.replaceAll('PRIVATE', 'RSA PRIVATE'),
      'The key is neither a PEM of the label "PRIVATE KEY" nor its base64. "openssl pkcs8 -topk8 -nocrypt" converts an "RSA PRIVATE KEY" or an "EC PRIVATE KEY".',
    ],
    ['a PEM in quotation marks', `"${privatePem}"`, 'The key is in quotation marks. Remove them.'],
    ['a public PEM', publicPem, 'The key is public. Sign with the private key.'],
    [
      'a PEM that is cut off',
      privatePem.slice(0, 200),
      'The key is cut off. Copy it whole, from the line with "BEGIN" to the line with "END".',
    ],
    [
      'a public JWK',
      { ...privateJwk, d: undefined },
      'The key is public: it has no "d". Sign with the private key.',
    ],
    ['JSON', JSON.stringify(privateJwk), 'The key is JSON text. Pass the object, and not its text.'],
    [
      'an encrypted PEM',
      privatePem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
      'The key is encrypted. "openssl pkcs8 -topk8 -nocrypt" decrypts it.',
    ],
    ['base64 that is not a key', 'AAAA', 'The key is not a PKCS#8 private key for RS256.'],
  ])('rejects %s', async (_name, key, message) => {
    await expect(importPrivateKey(key, 'RS256')).rejects.toMatchObject({ reason: 'jwk-invalid', message });
  });
});
