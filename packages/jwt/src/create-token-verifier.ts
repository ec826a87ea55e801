import type { JwtResult } from '@x/errors';
import { createKeySource, type KeySource } from './jwks/key-source.ts';
import type { KeySourceOptions } from './jwks/key-source-options.ts';
import { parseStoredJwks, type StoredJwks } from './jwks/parse-jwks.ts';
import { resultOf } from './result-of.ts';
import type { Jwt, JwtPayload } from './types.ts';
import { type CheckOptions, readChecks, readNumber } from './verify/checks.ts';
import { type HandshakePayload, handshakeProfile } from './verify/handshake-profile.ts';
import { type SessionProfileOptions, sessionProfile } from './verify/session-profile.ts';
import { createTokenCache } from './verify/token-cache.ts';
import { type FindKey, type Verification, verifyWithKey } from './verify/verify-with-key.ts';

/** Options of a verifier, which keeps things between calls. */
export interface TokenVerifierOptions extends VerifyTokenOptions {
  /**
   * For how many tokens to remember that their signature is good. All else about them is checked each time.
   * Default 0: none, so that no token stays in memory.
   */
  tokenCacheSize?: number | undefined;
}

export interface VerifyTokenOptions extends CheckOptions, KeySourceOptions, SessionProfileOptions {}

/** Verifies session tokens of one instance. Owns its keys: two verifiers share nothing. */
export interface TokenVerifier {
  /**
   * As `verifyToken`, with the keys that were found before. `overrides` change the checks of this call. What
   * `decode` gave is taken in place of the token, so that it is not decoded again. `Claims` types what your own
   * session token adds; it is not checked.
   */
  verify<Claims extends object = JwtPayload>(
    token: string | Jwt,
    overrides?: CheckOptions & SessionProfileOptions,
  ): Promise<JwtResult<JwtPayload & Claims>>;
  /**
   * `verify` with these overrides, which are read once, for checks that many tokens share. Throws a `ConfigError` for
   * overrides that make no sense.
   */
  withOverrides<Claims extends object = JwtPayload>(
    overrides: CheckOptions & SessionProfileOptions,
  ): (token: string | Jwt) => Promise<JwtResult<JwtPayload & Claims>>;
  /** As `decodeJwt`. What it gives can be verified by this verifier, as long as nobody changes it. */
  decode(token: string): JwtResult<Jwt>;
  /** As `verifyHandshakeToken`, with the keys that were found before. */
  verifyHandshakeToken(token: string): Promise<JwtResult<HandshakePayload>>;
  /** Loads the JWKS ahead of the first token, and gives it, to be kept elsewhere. Empty where a key is at hand. */
  preload(): Promise<JwtResult<StoredJwks>>;
  /** Takes over a JWKS that was loaded before, unless a newer one is here. */
  hydrate(jwks: StoredJwks | null | undefined): void;
}

/**
 * Makes a verifier that keeps its keys between calls. Throws a `ConfigError` for options that make no sense;
 * does no I/O before the first `verify`.
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
  return createVerifierOf(createKeySource(options), options);
}

/** A verifier with keys from elsewhere: for tests with a clock of their own. */
export function createVerifierOf(
  { findKey, preload, hydrate }: KeySource,
  bound: TokenVerifierOptions,
): TokenVerifier {
  const own = readAll(bound, findKey);
  const options = { ...bound }; // those may change later
  const cacheSize = readNumber('tokenCacheSize', options.tokenCacheSize ?? 0);
  const cache = createTokenCache(cacheSize, own.checks.maxTokenLength);
  const readOver = (overrides: CheckOptions & SessionProfileOptions) => {
    readChecks(overrides); // throws for what a copy would lack
    return readAll({ ...options, ...given(overrides) }, findKey);
  };
  return {
    preload: () => resultOf(preload),
    hydrate(jwks) {
      const known = parseStoredJwks(jwks);
      if (known !== undefined) {
        hydrate(known);
      }
    },
    decode: cache.decode,
    verify: (token, overrides) => verifyWithKey(token, () => (overrides ? readOver(overrides) : own), cache),
    withOverrides(overrides) {
      const verification = readOver(overrides);
      return (token) => verifyWithKey(token, () => verification, cache);
    },
    verifyHandshakeToken: (token) =>
      verifyWithKey(token, () => ({ ...own, profile: handshakeProfile() }), cache),
  };
}

const readAll = (options: TokenVerifierOptions, findKey: FindKey): Verification => ({
  checks: readChecks(options),
  profile: sessionProfile(options),
  findKey,
});

/** What is undefined is not given, and must not switch a check off. */
const given = (overrides: object) =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
