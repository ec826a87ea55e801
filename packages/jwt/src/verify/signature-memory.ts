import * as runtime from '#runtime';
import type { VerificationKey } from '../key/verification-key.ts';
import type { AlgorithmName } from '../model/algorithms.ts';
import type { Jwt } from '../model/types.ts';
import { verifySignature } from './verify-signature.ts';
import type { TokenReader } from './verify-with-key.ts';

/** About 180 kB. */
const MAX_COUNT = 1_000;

/**
 * Creates a check of signatures that remembers the valid ones: the digest of the whole token, and the key. It keeps no
 * token, and saves nothing but the signature (decision 006). The oldest one is forgotten first.
 */
export function createSignatureMemory(): TokenReader['isSignedBy'] {
  const keysByDigest = new Map<string, VerificationKey>();

  async function verify(
    jwt: Jwt,
    algorithm: AlgorithmName,
    { key, known }: { readonly key: VerificationKey; readonly known: string | undefined },
  ): Promise<boolean> {
    // Read before the wait, so that the digest is that of the text whose signature is checked.
    const { text } = jwt.raw;
    const isSigned = await verifySignature(jwt, algorithm, key);
    const digest = isSigned ? (known ?? runtime.digest(text)) : undefined;
    if (digest !== undefined) {
      keysByDigest.set(digest, key);
      if (keysByDigest.size > MAX_COUNT) {
        const [oldest = ''] = keysByDigest.keys();
        keysByDigest.delete(oldest);
      }
    }
    return isSigned;
  }

  return (jwt, algorithm, key) => {
    // Before the first one, the platform may have loaded nothing to compute a digest with.
    const known = keysByDigest.size === 0 ? undefined : runtime.digest(jwt.raw.text);
    const isKnown = known !== undefined && keysByDigest.get(known) === key;
    return isKnown || verify(jwt, algorithm, { key, known });
  };
}
