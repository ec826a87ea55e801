import { expect, it } from 'vitest';
import { decodeToken } from '../decode-jwt.ts';
import { createVerificationKey } from '../key/verification-key.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { makeToken, reasonOf, rsaKey } from '../tokens.test-support.ts';
import { verifySignature } from './verify-signature.ts';

const key = rsaKey();
const jwt = decodeToken(makeToken(key), 9_999);

it('verifySignature() tells a genuine token from another', async () => {
  expect(await verifySignature(jwt, 'RS256', createVerificationKey(key.publicPem))).toBe(true);
  expect(await verifySignature(jwt, 'RS256', createVerificationKey(rsaKey().publicPem))).toBe(false);
});

it('verifySignature() calls a key unreadable that the platform finds out about too late', async () => {
  // No key that is imported here is one, but some platforms look at points only when they verify.
  const useless = { id: '', importFor: async () => ({}) as unknown as ImportedKey };
  const verifying = verifySignature(jwt, 'RS256', useless);
  expect(await reasonOf(verifying)).toBe('jwk-invalid');
});
