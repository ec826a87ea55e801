import type { JwtResult } from '@x/errors';
import { readOptions } from '@x/errors/internal';
import { toResult } from './failure/to-result.ts';
import { createKeySource, type KeySource } from './jwks/key-source.ts';
import { parseStoredJwks, type StoredJwks } from './jwks/parse-jwks.ts';
import { checkAlgorithms } from './key/check-algorithms.ts';
import type { FindKey } from './key/verification-key.ts';
import type { WaitUntil } from './model/keep-alive.ts';
import { readNumber } from './model/read-number.ts';
import type { Jwt, JwtPayload } from './model/types.ts';
import {
  MISPLACED_IN_OVERRIDES,
  MISPLACED_IN_VERIFIERS,
  TOKEN_VERIFIER_OPTIONS,
  type TokenVerifierOptions,
  VERIFIER_OVERRIDES,
  type VerifierOverrides,
} from './token-verifier-options.ts';
import { OWN_CHECK_OPTIONS } from './verify/check-option-names.ts';
import { readCheckOptions } from './verify/check-options.ts';
import { type HandshakeClaims, handshakeProfile } from './verify/handshake-profile.ts';
import { sessionProfile } from './verify/session-profile.ts';
import { createTokenCache } from './verify/token-cache.ts';
import {
  keepingAlive,
  type TokenReader,
  type Verification,
  verifyWithKey,
} from './verify/verify-with-key.ts';

/** Verifies session tokens of one instance. Owns its keys: two verifiers share nothing. */
export interface TokenVerifier {
  /**
   * Verifies a token as `verifyToken` does, with the keys of this verifier. `overrides` change the checks of this call.
   * A result of `decode` is accepted in place of the token, and is not decoded again. `Claims` types the custom claims
   * of your session token; they are not checked.
   */
  verify<Claims extends object = JwtPayload>(
    token: string | Jwt,
    overrides?: VerifierOverrides,
  ): Promise<JwtResult<JwtPayload & Claims>>;
  /**
   * Returns `verify` with these overrides, which are read once, for checks that many tokens share. Throws a
   * `ConfigError` for invalid overrides.
   */
  withOverrides<Claims extends object = JwtPayload>(
    overrides: VerifierOverrides,
  ): (token: string | Jwt, waitUntil?: WaitUntil) => Promise<JwtResult<JwtPayload & Claims>>;
  /** Decodes a token as `decodeJwt` does. This verifier accepts the result in place of the token: do not change it. */
  decode(token: string): JwtResult<Jwt>;
  /**
   * Verifies the token that the Frontend API sends back from a handshake: its form, class and signature. It has neither
   * a subject nor times.
   */
  verifyHandshakeToken(token: string, waitUntil?: WaitUntil): Promise<JwtResult<HandshakeClaims>>;
  /** Loads the JWKS ahead of the first token, and resolves to it, for use elsewhere. It is empty if the key is local. */
  preload(): Promise<JwtResult<StoredJwks>>;
  /** Takes over a JWKS that was loaded elsewhere, unless the known one is newer. */
  hydrate(jwks: StoredJwks | null | undefined): void;
}

/** A verifier of a client. */
export interface ClientVerifier extends TokenVerifier {
  /**
   * As `withOverrides`, for a client that remembers signatures. A verifier with a token cache, or without one by option,
   * checks signatures itself.
   */
  withMemory(
    overrides: VerifierOverrides,
  ): (
    token: string | Jwt,
    call: { readonly waitUntil?: WaitUntil | undefined; readonly isSignedBy: TokenReader['isSignedBy'] },
  ) => Promise<JwtResult<JwtPayload>>;
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
  const { withMemory: _, ...verifier } = createVerifier(
    readOptions(options, TOKEN_VERIFIER_OPTIONS, {
      owner: 'createTokenVerifier',
      misplaced: MISPLACED_IN_VERIFIERS,
      own: OWN_CHECK_OPTIONS,
    }),
  );
  return verifier;
}

/** Creates a verifier that owns its keys, with options that `readOptions` returned. */
export function createVerifier(options: TokenVerifierOptions): ClientVerifier {
  return createVerifierWithKeys(createKeySource(options), options);
}

/** Creates a verifier with keys from elsewhere, for tests with a clock of their own. */
export function createVerifierWithKeys(
  { findKey, preload, hydrate }: KeySource,
  options: TokenVerifierOptions,
): ClientVerifier {
  const verification = createVerification(options, findKey);
  checkAlgorithms(options);
  const handshakeVerification = { ...verification, profile: handshakeProfile() };
  const cacheSize = readNumber('tokenCacheSize', options.tokenCacheSize ?? 0);
  const cache = createTokenCache(cacheSize, verification.settings.maxTokenLength);

  function verificationWith(given: VerifierOverrides): Verification {
    const overrides = readOptions(given, VERIFIER_OVERRIDES, {
      owner: 'verify',
      misplaced: MISPLACED_IN_OVERRIDES,
      own: OWN_CHECK_OPTIONS,
    });
    return createVerification({ ...options, ...overrides }, findKey);
  }

  return {
    verify(token, overrides) {
      return verifyWithKey(
        token,
        () => (overrides === undefined ? verification : verificationWith(overrides)),
        cache,
      );
    },
    withOverrides(overrides) {
      const overridden = verificationWith(overrides);
      return (token, waitUntil) => verifyWithKey(token, () => keepingAlive(overridden, waitUntil), cache);
    },
    withMemory(overrides) {
      const overridden = verificationWith(overrides);
      const hasMemory = options.tokenCacheSize === undefined;
      return (token, { waitUntil, isSignedBy }) =>
        verifyWithKey(
          token,
          () => keepingAlive(overridden, waitUntil),
          hasMemory ? { open: cache.open, isSignedBy } : cache,
        );
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

function createVerification(options: TokenVerifierOptions, findKey: FindKey): Verification {
  return { settings: readCheckOptions(options), profile: sessionProfile(options), findKey };
}
