import type { JwtResult } from '@x/errors';
import { toResult } from './failure/to-result.ts';
import { createKeySource, type KeySource } from './jwks/key-source.ts';
import type { KeySourceOptions } from './jwks/key-source-options.ts';
import { parseStoredJwks, type StoredJwks } from './jwks/parse-jwks.ts';
import type { FindKey } from './key/verification-key.ts';
import type { WaitUntil } from './model/keep-alive.ts';
import { OPTIONS_OF_VERIFY_JWT } from './model/options-of-others.ts';
import { readNumber } from './model/read-number.ts';
import { rejectOptions } from './model/reject-options.ts';
import type { Jwt, JwtPayload } from './model/types.ts';
import { type CheckOptions, readCheckOptions } from './verify/check-options.ts';
import { type HandshakePayload, handshakeProfile } from './verify/handshake-profile.ts';
import { type SessionProfileOptions, sessionProfile } from './verify/session-profile.ts';
import { createTokenCache } from './verify/token-cache.ts';
import { keepingAlive, type Verification, verifyWithKey } from './verify/verify-with-key.ts';

/** Options of a verifier, which remembers its keys between calls. */
export interface TokenVerifierOptions extends VerifyTokenOptions {
  /**
   * How many tokens to remember whose signature is valid. Everything else is checked each time. Default 0, so that no
   * token stays in memory.
   */
  tokenCacheSize?: number | undefined;
}

export interface VerifyTokenOptions extends CheckOptions, KeySourceOptions, SessionProfileOptions {}

/** Verifies session tokens of one instance. Owns its keys: two verifiers share nothing. */
export interface TokenVerifier {
  /**
   * Verifies a token as `verifyToken` does, with the keys of this verifier. `overrides` change the checks of this call.
   * A result of `decode` is accepted in place of the token, and is not decoded again. `Claims` types the custom claims
   * of your session token; they are not checked.
   */
  verify<Claims extends object = JwtPayload>(
    token: string | Jwt,
    overrides?: CheckOptions & SessionProfileOptions,
  ): Promise<JwtResult<JwtPayload & Claims>>;
  /**
   * Returns `verify` with these overrides, which are read once, for checks that many tokens share. Throws a
   * `ConfigError` for invalid overrides.
   */
  withOverrides<Claims extends object = JwtPayload>(
    overrides: CheckOptions & SessionProfileOptions,
  ): (token: string | Jwt, waitUntil?: WaitUntil) => Promise<JwtResult<JwtPayload & Claims>>;
  /** Decodes a token as `decodeJwt` does. This verifier accepts the result in place of the token: do not change it. */
  decode(token: string): JwtResult<Jwt>;
  /**
   * Verifies the token that the Frontend API sends back from a handshake: its form, class and signature. It has neither
   * a subject nor times.
   */
  verifyHandshakeToken(token: string, waitUntil?: WaitUntil): Promise<JwtResult<HandshakePayload>>;
  /** Loads the JWKS ahead of the first token, and resolves to it, for use elsewhere. It is empty if the key is local. */
  preload(): Promise<JwtResult<StoredJwks>>;
  /** Takes over a JWKS that was loaded elsewhere, unless the known one is newer. */
  hydrate(jwks: StoredJwks | null | undefined): void;
}

/**
 * Creates a verifier that keeps its keys between calls. Does no I/O before the first `verify`. Throws a `ConfigError`
 * for invalid options.
 *
 * @example
 * ```ts
 * import { createTokenVerifier } from '@x/jwt';
 *
 * const verifier = createTokenVerifier({ jwtKey: null });
 * const { error } = await verifier.verify('eyJhbGciOiJSUzI1NiJ9.e30.AA');
 * error?.reason; // => 'jwk-failed-to-resolve'
 * ```
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const verifier = createVerifierWithKeys(createKeySource(options), options);
  rejectOptions(options, OPTIONS_OF_VERIFY_JWT);
  return verifier;
}

/** Creates a verifier with keys from elsewhere, for tests with a clock of their own. */
export function createVerifierWithKeys(
  { findKey, preload, hydrate }: KeySource,
  options: TokenVerifierOptions,
): TokenVerifier {
  const verification = createVerification(options, findKey);
  const handshakeVerification = { ...verification, profile: handshakeProfile() };
  const boundOptions = { ...options }; // the caller may change its object later
  const cacheSize = readNumber('tokenCacheSize', options.tokenCacheSize ?? 0);
  const cache = createTokenCache(cacheSize, verification.settings.maxTokenLength);

  function verificationWith(overrides: CheckOptions & SessionProfileOptions): Verification {
    readCheckOptions(overrides); // throws for inherited options, which the copy below would lack
    rejectOptions(overrides, OPTIONS_OF_VERIFIERS);
    return createVerification({ ...boundOptions, ...withoutUndefined(overrides) }, findKey);
  }

  return {
    verify(token, overrides) {
      return verifyWithKey(token, () => (overrides ? verificationWith(overrides) : verification), cache);
    },
    withOverrides(overrides) {
      const overridden = verificationWith(overrides);
      return (token, waitUntil) => verifyWithKey(token, () => keepingAlive(overridden, waitUntil), cache);
    },
    decode: cache.decode,
    verifyHandshakeToken: (token, waitUntil) =>
      verifyWithKey(token, () => keepingAlive(handshakeVerification, waitUntil), cache),
    preload: () => toResult(() => preload(verification.settings.keepAlive)),
    hydrate(jwks) {
      const known = parseStoredJwks(jwks);
      if (known !== undefined) {
        hydrate(known);
      }
    },
  };
}

const CREATE_VERIFIER = 'Create another verifier for it.';

/** A verifier reads these once: a call cannot change them. */
const OPTIONS_OF_VERIFIERS = {
  key: CREATE_VERIFIER,
  jwtKey: CREATE_VERIFIER,
  secretKey: CREATE_VERIFIER,
  publishableKey: CREATE_VERIFIER,
  proxyUrl: CREATE_VERIFIER,
  jwksUrl: CREATE_VERIFIER,
  apiUrl: CREATE_VERIFIER,
  apiVersion: CREATE_VERIFIER,
  jwksCacheTtlInMs: CREATE_VERIFIER,
  skipJwksCache: CREATE_VERIFIER,
  fetch: CREATE_VERIFIER,
  timeoutInMs: CREATE_VERIFIER,
  jwksStore: CREATE_VERIFIER,
  onJwksLoad: CREATE_VERIFIER,
  tokenCacheSize: CREATE_VERIFIER,
};

function createVerification(options: TokenVerifierOptions, findKey: FindKey): Verification {
  return { settings: readCheckOptions(options), profile: sessionProfile(options), findKey };
}

/** An override that is undefined must not switch a check off. */
const withoutUndefined = (overrides: object) =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
