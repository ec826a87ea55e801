import type { JsonWebKey } from '../types.ts';
import { createVerificationKey, type VerificationKey } from './verification-key.ts';

/** A process verifies with few keys at hand; the one that came first goes first. */
const MAX_KEYS = 16;

let keysByText: Map<string, VerificationKey> | undefined;

/** The key for this content, the same one for the same content, so that it is imported once. */
export function sharedKey(key: JsonWebKey | string): VerificationKey {
  keysByText ??= new Map();
  const text = JSON.stringify(key);
  let shared = keysByText.get(text);
  if (shared === undefined) {
    // A copy: the caller may change the object, and the text is what it was found by.
    shared = createVerificationKey(JSON.parse(text));
    keysByText.set(text, shared);
    const [oldest] = keysByText.size > MAX_KEYS ? keysByText.keys() : [];
    if (oldest !== undefined) {
      keysByText.delete(oldest);
    }
  }
  return shared;
}
