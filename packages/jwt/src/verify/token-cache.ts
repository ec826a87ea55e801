import type { JwtResult } from '@x/errors';
import { toFailure } from '../failure/failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import type { AlgorithmName } from '../model/algorithms.ts';
import type { Jwt } from '../model/types.ts';
import { copyJson } from './copy-json.ts';
import { decodeToken } from './decode-token.ts';
import { malformedToken } from './malformed-token.ts';
import { verifySignature } from './verify-signature.ts';
import type { TokenReader } from './verify-with-key.ts';

/** Decodes tokens, checks their signatures, and remembers tokens whose signature is valid: decision 006. */
export interface TokenCache extends TokenReader {
  decode(token: string): JwtResult<Jwt>;
}

/** Longer tokens are not kept: they do not fit into a cookie, so few clients send one twice. */
const MAX_KEPT_LENGTH = 4_096;

/** Tokens are found by their last characters, which is cheaper than by all of them. `open` compares the whole token. */
const ENDING_LENGTH = 32;

const endingOf = (token: string) => token.slice(-ENDING_LENGTH);

const copyJwt = (jwt: Jwt): Jwt => ({
  ...jwt,
  header: copyJson(jwt.header),
  payload: copyJson(jwt.payload),
});

/** A token whose signature is valid. */
interface Remembered {
  readonly text: string;
  readonly key: VerificationKey;
  /**
   * The token, decoded when it came again. Most tokens of a cache that is too small never do, so remembering a token must
   * cost next to nothing.
   */
  jwt?: Jwt;
}

/** Creates a cache of at most `maxCount` tokens, which drops the oldest one first. With 0 it keeps none. */
export function createTokenCache(maxCount: number, maxTokenLength: number): TokenCache {
  const tokensByEnding = new Map<string, Remembered>();
  /** The key that signed a token, by its `raw`, which all copies of a remembered token share. */
  const signingKeys = new WeakMap<Jwt['raw'], VerificationKey>();
  /** The results of `decode`. Any other object of this shape may hold a payload that was not signed. */
  const decodedHere = new WeakSet<object>();

  function open(token: string | Jwt, maxLength: number): Jwt {
    if (typeof token !== 'string') {
      if (!decodedHere.has(token)) {
        throw malformedToken(token);
      }
      return token;
    }
    const remembered = token.length <= maxLength ? tokensByEnding.get(endingOf(token)) : undefined;
    return remembered?.text === token ? copyOf(remembered) : decodeToken(token, maxLength);
  }

  /** Every caller gets a payload and a header of its own. */
  function copyOf(remembered: Remembered): Jwt {
    if (remembered.jwt === undefined) {
      // Not the object of the first verification, because its caller may have changed it.
      remembered.jwt = decodeToken(remembered.text, MAX_KEPT_LENGTH);
      signingKeys.set(Object.freeze(remembered.jwt.raw), remembered.key);
    }
    return copyJwt(remembered.jwt);
  }

  function remember(text: string, key: VerificationKey): void {
    if (text.length > MAX_KEPT_LENGTH) {
      return;
    }
    tokensByEnding.set(endingOf(text), { text, key });
    if (tokensByEnding.size > maxCount) {
      const [oldest = ''] = tokensByEnding.keys();
      tokensByEnding.delete(oldest);
    }
  }

  async function verify(jwt: Jwt, algorithm: AlgorithmName, key: VerificationKey): Promise<boolean> {
    const isSigned = await verifySignature(jwt, algorithm, key);
    if (isSigned) {
      remember(jwt.raw.text, key);
    } else {
      tokensByEnding.delete(endingOf(jwt.raw.text));
    }
    return isSigned;
  }

  function decode(token: string): JwtResult<Jwt> {
    try {
      const result = open(token, maxTokenLength);
      decodedHere.add(result);
      return { result, error: null };
    } catch (error) {
      return toFailure(error);
    }
  }

  const isSignedBy: TokenReader['isSignedBy'] = (jwt, algorithm, key) =>
    signingKeys.get(jwt.raw) === key || verify(jwt, algorithm, key);

  return { open, decode, isSignedBy: maxCount === 0 ? verifySignature : isSignedBy };
}
