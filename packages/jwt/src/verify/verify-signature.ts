import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName } from '../algorithms.ts';
import { unreadable } from '../key/read-by-platform.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import type { Jwt } from '../types.ts';

/** Whether the signature of a decoded token is that of this key. Rejects with a refusal of the key. */
export async function verifySignature(
  { raw: { text }, signature }: Jwt,
  name: AlgorithmName,
  key: VerificationKey,
): Promise<boolean> {
  const imported = await key.importFor(name);
  const signedText = text.slice(0, text.lastIndexOf('.'));
  if (name === 'EdDSA' && signature.length !== 64) {
    return false; // for which workerd rejects
  }
  try {
    return await runtime.verify(ALGORITHMS[name], imported, signature, signedText);
  } catch (cause) {
    // Deno finds out here that a point is off its curve.
    throw unreadable(cause);
  }
}
