import * as runtime from '#runtime';
import { ALGORITHMS, type AlgorithmName } from '../algorithms.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import type { Jwt } from '../types.ts';

/** Whether the signature of a decoded token is that of this key. Rejects with a refusal of the key. */
export async function verifySignature(
  { raw: { text }, signature }: Jwt,
  name: AlgorithmName,
  key: VerificationKey,
): Promise<boolean> {
  const imported = await key.importFor(name);
  try {
    const signedText = text.slice(0, text.lastIndexOf('.'));
    return await runtime.verify(ALGORITHMS[name], imported, signature, signedText);
  } catch {
    return false; // some platforms throw for a signature of an impossible length
  }
}
