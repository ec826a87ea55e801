import { expect, it } from 'vitest';
import { createVerificationKey } from '../key/verification-key.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { makeToken, reasonOf, rsaKey } from '../test-support/tokens.test-support.ts';
import { decodeToken } from './decode-token.ts';
import { verifySignature } from './verify-signature.ts';

const key = rsaKey();
const jwt = decodeToken(makeToken(key), 9_999);

it('verifySignature() distinguishes a genuine token from a forged one', async () => {
  expect(await verifySignature(jwt, 'RS256', createVerificationKey(key.publicPem))).toBe(true);
  expect(await verifySignature(jwt, 'RS256', createVerificationKey(rsaKey().publicPem))).toBe(false);
});

it('verifySignature() rejects with jwk-invalid if the platform cannot use the key', async () => {
  // Node checks keys when it imports them, but some platforms check points only when they verify.
  const useless = { id: '', importFor: async () => ({}) as unknown as ImportedKey };
  const verifying = verifySignature(jwt, 'RS256', useless);
  expect(await reasonOf(verifying)).toBe('jwk-invalid');
});
