import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from '../algorithms.ts';
import type { ImportedKey } from '../runtime/runtime.ts';
import type { JsonWebKey } from '../types.ts';
import { importPublicKey } from './import-public-key.ts';

/** A public key that is imported at most once for each algorithm it is used with. */
export interface VerificationKey {
  /** Tells it from other keys of its source. */
  readonly id: string;
  importFor(algorithm: AlgorithmName): Promise<JwtResult<ImportedKey>>;
}

export function createVerificationKey(key: JsonWebKey | string, id = ''): VerificationKey {
  const imports = new Map<AlgorithmName, Promise<JwtResult<ImportedKey>>>();
  return {
    id,
    importFor(algorithm) {
      let imported = imports.get(algorithm);
      if (imported === undefined) {
        imported = importPublicKey(key, algorithm);
        imports.set(algorithm, imported);
      }
      return imported;
    },
  };
}
