import type { JwtResult } from '@x/errors';
import * as runtime from '#runtime';
import { type AlgorithmName, algorithmNamed } from '../algorithms.ts';
import { failure } from '../failure.ts';
import { JWK_INVALID } from '../reasons.ts';
import type { ImportedKey, KeyMaterial, Operation } from '../runtime/runtime.ts';
import { rsaWeakness } from './key-strength.ts';

/** Has the runtime make a key, and refuses one that is weak. Errors: `jwk-invalid`. */
export async function importKey(
  material: JwtResult<KeyMaterial>,
  name: AlgorithmName,
  operation: Operation,
): Promise<JwtResult<ImportedKey>> {
  if (material.error) {
    return material;
  }
  try {
    const result = await runtime.importKey(material.result, algorithmNamed(name), operation);
    const weakness = rsaWeakness(result);
    return weakness === undefined ? { result, error: null } : failure(JWK_INVALID, `The key is ${weakness}.`);
  } catch (cause) {
    return failure(JWK_INVALID, `The key could not be imported for ${name}.`, cause);
  }
}
