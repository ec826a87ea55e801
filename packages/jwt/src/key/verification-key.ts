import type { AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importPublicKey } from './import-public-key.ts';

/** A public key that is imported at most once for each algorithm it is used with. */
export interface VerificationKey {
  /** Tells it from other keys of its source. */
  readonly id: string;
  /** Rejects with a refusal. */
  importFor(algorithm: AlgorithmName): ImportedKey | Promise<ImportedKey>;
}

export function createVerificationKey(key: JsonWebKey | string, id = ''): VerificationKey {
  const imports: { [Name in AlgorithmName]?: ImportedKey | Promise<ImportedKey> } = {};
  const importOnce = async (algorithm: AlgorithmName) => {
    const imported = await importPublicKey(key, algorithm);
    imports[algorithm] = imported;
    return imported;
  };
  return {
    id,
    importFor(algorithm) {
      imports[algorithm] ??= importOnce(algorithm);
      return imports[algorithm];
    },
  };
}
