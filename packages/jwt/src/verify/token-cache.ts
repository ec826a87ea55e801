import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from '../algorithms.ts';
import { decodeToken } from '../decode-jwt.ts';
import { failureOf } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import type { Jwt } from '../types.ts';
import { copyOfJson } from './copy-of-json.ts';
import { verifySignature } from './verify-signature.ts';
import type { TokenReader } from './verify-with-key.ts';

/** Decodes tokens and checks their signatures, and remembers those that were good. */
export interface TokenCache extends TokenReader {
  decode(token: string): JwtResult<Jwt>;
}

/** Longer tokens are not kept: they don't fit into a cookie, so few clients send one twice. */
const MAX_TOKEN_LENGTH = 4_096;

const copyOf = (jwt: Jwt): Jwt => ({
  ...jwt,
  header: copyOfJson(jwt.header),
  payload: copyOfJson(jwt.payload),
});

/** Bounded: the token that came first goes first. None is kept where `maxCount` is 0. */
export function createTokenCache(maxCount: number, maxTokenLength: number): TokenCache {
  // By the end of the signature, which tells tokens apart at less cost than all of it; the whole is compared.
  const byEnding = new Map<string, Jwt>();
  const endingOf = (token: string) => token.slice(-32);
  /** The key whose signature a token has, by its text as the copies of what is remembered share it. */
  const signers = new WeakMap<Jwt['raw'], VerificationKey>();

  /** Anything else of this shape may hold another payload than what was signed. */
  const decodedHere = new WeakSet<object>();

  function open(token: string | Jwt, maxLength: number): Jwt {
    if (typeof token !== 'string') {
      return decodedHere.has(token) ? token : decodeToken(undefined, 0);
    }
    const known = token.length <= maxLength ? byEnding.get(endingOf(token)) : undefined;
    // Every caller gets a payload and a header of its own.
    return known?.raw.text === token ? copyOf(known) : decodeToken(token, maxLength);
  }

  function remember({ raw: { text } }: Jwt, key: VerificationKey): void {
    if (text.length <= MAX_TOKEN_LENGTH) {
      // Decoded anew, as the caller of a verification may change what it was given, or has done so.
      const known = decodeToken(text, MAX_TOKEN_LENGTH);
      signers.set(Object.freeze(known.raw), key);
      byEnding.set(endingOf(text), known);
      const [oldest] = byEnding.size > maxCount ? byEnding.keys() : [];
      if (oldest !== undefined) {
        byEnding.delete(oldest);
      }
    }
  }

  async function verify(jwt: Jwt, algorithm: AlgorithmName, key: VerificationKey): Promise<boolean> {
    const isSigned = await verifySignature(jwt, algorithm, key);
    if (isSigned) {
      remember(jwt, key);
    } else {
      byEnding.delete(endingOf(jwt.raw.text));
    }
    return isSigned;
  }

  return {
    open,
    decode(token) {
      try {
        const result = open(token, maxTokenLength);
        decodedHere.add(result);
        return { result, error: null };
      } catch (error) {
        return failureOf(error);
      }
    },
    // Nothing is remembered by default, and asking costs.
    isSignedBy:
      maxCount === 0
        ? verifySignature
        : (jwt, algorithm, key) => signers.get(jwt.raw) === key || verify(jwt, algorithm, key),
  };
}
