import { ConfigError } from '@x/errors';
import type { JsonWebKey } from '../model/types.ts';
import { createVerificationKey, type VerificationKey } from './verification-key.ts';

/** A process verifies with few local keys. When there are more, all are dropped. */
const MAX_KEYS = 16;

/** Keys by their PEM, or by the JSON of a list with their JWK. */
let keysByText: Map<string, VerificationKey> | undefined;

/** Returns the key for this content, the same object for the same content, so that it is imported once. */
export function sharedKey(key: JsonWebKey | string): VerificationKey {
  if (!key && key !== '') {
    throw new ConfigError('Option "key" is missing. Pass a JWK or a PEM.');
  }
  const text = typeof key === 'string' ? key : JSON.stringify([key]);
  if (!keysByText || keysByText.size > MAX_KEYS) {
    keysByText = new Map();
  }
  let shared = keysByText.get(text);
  if (!shared) {
    // A copy of the JWK, because the caller may change the object later.
    shared = createVerificationKey(typeof key === 'string' ? key : JSON.parse(text)[0]);
    keysByText.set(text, shared);
  }
  return shared;
}
