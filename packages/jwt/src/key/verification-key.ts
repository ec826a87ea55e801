import type { AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importPublicKey } from './import-public-key.ts';

/** A public key that is imported at most once for each algorithm it is used with. */
export interface VerificationKey {
  /** Tells it from other keys of its source. */
  readonly id: string;
  /** Rejects with a refusal. */
  importFor(algorithm: AlgorithmName): Promise<ImportedKey>;
}

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
