// Pure
import { joinOptionNames, type OptionNames } from '@x/errors/internal';
import { KEY_SOURCE_OPTIONS, type KeySourceOptions } from './jwks/key-source-options.ts';
import { CHECK_OPTIONS } from './verify/check-option-names.ts';
import type { CheckOptions } from './verify/check-options.ts';
import type { SessionProfileOptions } from './verify/session-profile.ts';

/**
 * The options of `verifyToken`: where the key comes from, what is checked, and which classes of tokens are accepted.
 */
export interface VerifyTokenOptions extends CheckOptions, KeySourceOptions, SessionProfileOptions {}

/** Options of a verifier, which remembers its keys between calls. */
export interface TokenVerifierOptions extends VerifyTokenOptions {
  /**
   * How many tokens to remember whose signature is valid. Everything else is checked each time. Default: no token stays
   * in memory. A client on Node then remembers digests of tokens; with 0 it does not.
   */
  tokenCacheSize?: number | undefined;
}

/** The options that one call of a verifier can change. */
export type VerifierOverrides = CheckOptions & SessionProfileOptions;

const SESSION_PROFILE_OPTIONS: OptionNames<SessionProfileOptions> = { tokenClasses: true };

export const VERIFIER_OVERRIDES: OptionNames<VerifierOverrides> = /* @__PURE__ */ joinOptionNames(
  CHECK_OPTIONS,
  SESSION_PROFILE_OPTIONS,
);

export const VERIFY_TOKEN_OPTIONS: OptionNames<VerifyTokenOptions> = /* @__PURE__ */ joinOptionNames(
  VERIFIER_OVERRIDES,
  KEY_SOURCE_OPTIONS,
);

export const TOKEN_VERIFIER_OPTIONS: OptionNames<TokenVerifierOptions> = /* @__PURE__ */ joinOptionNames(
  VERIFY_TOKEN_OPTIONS,
  { tokenCacheSize: true },
);

const PASS_AS_JWT_KEY = 'Pass the key as "jwtKey".';
const CREATE_VERIFIER = 'Create another verifier for it.';

/** Options of `verifyJwt` that a verifier has under another name. */
export const MISPLACED_IN_VERIFIERS: Readonly<Record<string, string>> = { key: PASS_AS_JWT_KEY };

/** Options of other functions, and those that need a function with state of its own. */
export const MISPLACED_IN_VERIFY_TOKEN: Readonly<Record<string, string>> = {
  key: PASS_AS_JWT_KEY,
  acceptsToken: 'Pass the classes of tokens as "tokenClasses".',
  tokenCacheSize:
    'Bind the options with createTokenVerifier, createAuthenticateRequest or createClerkClient.',
};

/** A verifier reads these once: a call cannot change them. */
export const MISPLACED_IN_OVERRIDES: Readonly<
  Record<Exclude<keyof TokenVerifierOptions, keyof VerifierOverrides> | 'key', string>
> = {
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
