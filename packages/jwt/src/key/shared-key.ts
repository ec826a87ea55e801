import { ConfigError } from '@x/errors';
import { createLruMap, type LruMap, readArgument } from '@x/errors/internal';
import type { JsonWebKey } from '../model/types.ts';
import { createVerificationKey, type VerificationKey } from './verification-key.ts';

/** 16 MiB for about 5,000 keys. The least recently used ones are dropped. */
const MAX_BYTES = 16_777_216;

/** An imported RSA key, in all its forms. */
const BYTES_PER_KEY = 2_048;

/** Keys by their PEM, or by the JSON of a list with their JWK. */
let keysByText: LruMap<VerificationKey> | undefined;

/**
 * Returns the key for this content, the same object for the same content, so that it is imported once. It is public, and
 * its content is the whole key, so that sharing it says nothing about who trusts it.
 */
export function sharedKey(key: JsonWebKey | string | undefined): VerificationKey {
  if (!key && key !== '') {
    throw new ConfigError('Option "key" is missing. Pass a JWK or a PEM.');
  }
  const text = typeof key === 'string' ? key : textOfJwk('key', key);
  keysByText ??= createLruMap({ maxBytes: MAX_BYTES, bytesPerValue: BYTES_PER_KEY });
  let shared = keysByText.get(text);
  if (!shared) {
    // A copy of the JWK, because the caller may change the object later.
    shared = createVerificationKey(typeof key === 'string' ? key : JSON.parse(text)[0], text);
    keysByText.set(text, shared);
  }
  return shared;
}

/** Returns the JSON of a list with a JWK. Throws a `ConfigError` for an object that JSON cannot hold. */
export function textOfJwk(option: string, jwk: unknown): string {
  return readArgument(`The JWK in the option "${option}"`, () => JSON.stringify([jwk]));
}
