// Pure
import type { VerificationKey } from '../key/verification-key.ts';
import type { Jwt } from '../types.ts';

/** A token whose signature was found to be that of a key. */
export interface VerifiedToken {
  readonly jwt: Jwt;
  readonly key: VerificationKey;
}

/** Tokens whose signature need not be checked again. Bounded; the one that came first goes first. */
export interface VerifiedTokens {
  find(token: string): VerifiedToken | undefined;
  remember(verified: VerifiedToken): void;
  forget(token: string): void;
}

/** Longer tokens are not kept: they don't fit into a cookie, so few clients send one twice. */
const MAX_TOKEN_LENGTH = 4_096;

export function createVerifiedTokens(maxCount: number): VerifiedTokens {
  // By the end of the signature, which tells tokens apart at less cost than all of it; the whole is compared.
  const byEnding = new Map<string, VerifiedToken>();
  const endingOf = (token: string) => token.slice(-32);
  return {
    find(token) {
      const verified = byEnding.get(endingOf(token));
      return verified?.jwt.raw.text === token ? verified : undefined;
    },
    remember(verified) {
      const { text } = verified.jwt.raw;
      if (maxCount > 0 && text.length <= MAX_TOKEN_LENGTH) {
        byEnding.set(endingOf(text), verified);
        const [oldest] = byEnding.size > maxCount ? byEnding.keys() : [];
        if (oldest !== undefined) {
          byEnding.delete(oldest);
        }
      }
    },
    forget: (token) => byEnding.delete(endingOf(token)),
  };
}
