import type { JwtResult } from '@x/errors';
import { failure } from './failure.ts';
import { createKeySource, type KeySource } from './jwks/key-source.ts';
import type { KeySourceOptions } from './jwks/key-source-options.ts';
import type { StoredJwks } from './jwks/parse-jwks.ts';
import { TOKEN_INVALID } from './reasons.ts';
import { headerClass, isMachineSubject } from './token-class.ts';
import type { JwtPayload } from './types.ts';
import { type CheckOptions, type Checks, readChecks } from './verify/checks.ts';
import { type FindKey, verifyWithKey } from './verify/verify-with-key.ts';

export interface VerifyTokenOptions extends CheckOptions, KeySourceOptions {}

/** Verifies session tokens of one instance. Owns its keys: two verifiers share nothing. */
export interface TokenVerifier {
  /** As `verifyToken`, with the keys that were found before. `overrides` change the checks of this call. */
  verify(token: string, overrides?: CheckOptions): Promise<JwtResult<JwtPayload>>;
  /** Loads the JWKS ahead of the first token, and gives it, to be kept elsewhere. Empty where a key is at hand. */
  preload(): Promise<JwtResult<StoredJwks>>;
  /** Takes over a JWKS that was loaded before, unless a newer one is here. */
  hydrate(jwks: StoredJwks): void;
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
export function createTokenVerifier(options: VerifyTokenOptions): TokenVerifier {
  return createVerifierOf(createKeySource(options), options);
}

/** A verifier with keys from elsewhere: for tests with a clock of their own. */
export function createVerifierOf(
  { findKey, preload, hydrate }: KeySource,
  options: VerifyTokenOptions,
): TokenVerifier {
  const checks = readChecks(options);
  return {
    preload,
    hydrate,
    verify: async (token, overrides) =>
      verifySessionToken(
        token,
        overrides === undefined ? checks : readChecks({ ...options, ...overrides }),
        findKey,
      ),
  };
}

/** Verifies a token and that it is one of a user's session: no machine, template or access token. */
export async function verifySessionToken(
  token: string,
  checks: Checks,
  findKey: FindKey,
): Promise<JwtResult<JwtPayload>> {
  const verified = await verifyWithKey(token, checks, findKey, (header) => headerClass(header) === 'session');
  return verified.error === null && isMachineSubject(verified.result.sub)
    ? failure(TOKEN_INVALID, 'The token is not a session token but one of a machine.')
    : verified;
}
