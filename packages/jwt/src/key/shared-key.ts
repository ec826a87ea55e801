import { ConfigError } from '@x/errors';
import type { JsonWebKey } from '../types.ts';
import { createVerificationKey, type VerificationKey } from './verification-key.ts';

/** A process verifies with few keys at hand. When there are more, all are forgotten. */
const MAX_KEYS = 16;

/** By the PEM, or the JSON of a JWK in brackets. */
let keysByText: Map<string, VerificationKey> | undefined;

/** The key for this content, the same one for the same content, so that it is imported once. */
export function sharedKey(key: JsonWebKey | string): VerificationKey {
  if (!key && key !== '') {
    throw new ConfigError('Pass key as a JWK or a PEM.');
  }
  const text = typeof key === 'string' ? key : JSON.stringify([key]);
  if (!keysByText || keysByText.size > MAX_KEYS) {
    keysByText = new Map();
  }
  let shared = keysByText.get(text);
  if (!shared) {
    // A copy: the caller may change the object, and the text is what it was found by.
    shared = createVerificationKey(typeof key === 'string' ? key : JSON.parse(text)[0]);
    keysByText.set(text, shared);
  }
  return shared;
}
