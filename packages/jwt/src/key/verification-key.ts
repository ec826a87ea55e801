import type { AlgorithmName } from '../model/algorithms.ts';
import type { JsonWebKey } from '../model/types.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import { importPublicKey } from './import-public-key.ts';

/** A public key that is imported at most once for each algorithm that it is used with. */
export interface VerificationKey {
  /** Distinguishes the key from the other keys of its source. */
  readonly id: string;
  /** Rejects with a `TokenVerificationError`. */
  importFor(algorithm: AlgorithmName): Promise<ImportedKey>;
}

/**
 * Finds a key by the key id of a header that was accepted. `keepAlive` is called with work that goes on behind the
 * answer. Throws or rejects with a `TokenVerificationError`.
 */
export type FindKey = (
  kid: string | undefined,
  keepAlive?: (work: Promise<unknown>) => void,
) => VerificationKey | Promise<VerificationKey>;

export function createVerificationKey(key: JsonWebKey | string, id = ''): VerificationKey {
  const imports: { [Name in AlgorithmName]?: Promise<ImportedKey> } = {};
  return {
    id,
    importFor: (algorithm) => {
      imports[algorithm] ??= importPublicKey(key, algorithm);
      return imports[algorithm];
    },
  };
}
