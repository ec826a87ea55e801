import { ConfigError } from '@x/errors';
import type { JsonWebKey } from '@x/jwt';
import { createSigningKey, type PublicJwk, type SigningKey } from './signing-key.ts';

/** The keys of an instance: the one that signs, and the one before it, which stays published. */
export interface KeyRing {
  readonly current: () => SigningKey;
  readonly previous: () => SigningKey | undefined;
  /** The public keys, the current one first. */
  readonly published: () => readonly PublicJwk[];
  /** Signs with another key from now on: the given one, or the next test key. Rejects as `createSigningKey` does. */
  readonly rotate: (key?: JsonWebKey | undefined) => Promise<void>;
}

export function createKeyRing(first: SigningKey, before?: SigningKey | undefined): KeyRing {
  let current = first;
  let previous = before;
  return {
    current: () => current,
    previous: () => previous,
    published: () => [current, ...(previous ? [previous] : [])].map(({ publicJwk }) => publicJwk),
    rotate: async (key) => {
      const first = await createSigningKey(key);
      // The test keys come in turn, so that the next one can be the current one.
      const next = key === undefined && first.kid === current.kid ? await createSigningKey() : first;
      if (next.kid === current.kid)
        throw new ConfigError(
          'rotateSigningKey(): The new key is the current key. Pass another key, or none to get a new one.',
        );
      previous = current;
      current = next;
    },
  };
}
