import * as runtime from '#runtime';
import { unreadableKey } from '../key/read-by-platform.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { ALGORITHMS, type AlgorithmName } from '../model/algorithms.ts';
import type { Jwt } from '../model/types.ts';

/** In bytes (RFC 8032, section 5.1.6). */
const ED25519_SIGNATURE_LENGTH = 64;

/** Resolves to whether the key made the signature. Rejects with a `TokenVerificationError` that is about the key. */
export async function verifySignature(
  { raw: { text }, signature }: Jwt,
  name: AlgorithmName,
  key: VerificationKey,
): Promise<boolean> {
  const imported = await key.importFor(name);
  const signedText = text.slice(0, text.lastIndexOf('.'));
  if (name === 'EdDSA' && signature.length !== ED25519_SIGNATURE_LENGTH) {
    return false; // workerd would reject instead
  }
  try {
    return await runtime.verify(ALGORITHMS[name], imported, signature, signedText);
  } catch (cause) {
    // Deno imports a point that is not on its curve, and throws here.
    throw unreadableKey(cause);
  }
}
