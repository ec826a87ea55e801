import type { TokenVerificationErrorReason } from '@x/errors';

/** The outcome of a function for a token: the reason of its error, or `accepted`. */
export type Outcome = 'accepted' | TokenVerificationErrorReason;

/**
 * The functions that take a token. `verifier` is a `createTokenVerifier()` that remembers genuine tokens, called twice.
 * For `hasValidSignature`, the outcome of `false` is `token-invalid-signature`.
 */
export type Way = 'decodeJwt' | 'hasValidSignature' | 'verifyJwt' | 'verifyToken' | 'verifier';

/** The functions that check everything. They take the same key and options. */
export const FULL_WAYS: readonly Way[] = ['verifyJwt', 'verifyToken', 'verifier'];
/** The functions that accept session tokens only. */
export const SESSION_WAYS: readonly Way[] = ['verifyToken', 'verifier'];
export const KEYED_WAYS: readonly Way[] = ['hasValidSignature', ...FULL_WAYS];
export const ALL_WAYS: readonly Way[] = ['decodeJwt', ...KEYED_WAYS];

/** The options that can be serialized as JSON. */
export interface AttackOptions {
  readonly issuer?: string | readonly string[];
  readonly audience?: string | readonly string[];
  readonly authorizedParties?: string | readonly string[];
  readonly clockSkewInMs?: number;
  readonly headerType?: string | readonly string[];
  readonly algorithms?: readonly string[];
  readonly maxTokenLength?: number;
}

/** A string that is too long to be written out. */
export interface RepeatedString {
  readonly repeat: string;
  readonly times: number;
}

/** A hand-made token and its expected outcome. It must be JSON, because it is bundled for every runtime. */
export interface Attack {
  readonly name: string;
  /** A string or a `RepeatedString`. Any other value is passed on unchanged. */
  readonly token: unknown;
  /** Default: the functions that check everything. */
  readonly ways?: readonly Way[];
  /** A JWK, a PEM or a `RepeatedString`. Default: the public key of the genuine signer, as a JWK. */
  readonly key?: unknown;
  /** The body of a JWKS, which replaces the key. For `verifyToken` and `verifier`. */
  readonly jwks?: unknown;
  readonly options?: AttackOptions;
  /** In milliseconds since 1970. */
  readonly currentTimeInMs?: number;
  /** Several outcomes if runtimes can differ. */
  readonly expected: Outcome | readonly Outcome[];
  /** The outcome in runtimes whose platform has a limit, by the name of the runtime. */
  readonly limits?: Readonly<Record<string, Outcome>>;
  /** Claims that the result for an accepted token must contain. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Strings that no error may contain, in addition to the token. */
  readonly secrets?: readonly string[];
  /** For a token that must be rejected without being read completely. */
  readonly maxDurationInMs?: number;
  /** A known defect, until it is fixed. */
  readonly finding?: Finding;
}

interface Finding {
  /** A part of the failure message that the defect causes. A different failure fails the case. */
  readonly shows: string;
  readonly note: string;
}

/** The time of verification, unless an attack says otherwise. */
export const NOW_IN_SECONDS = 1_700_000_000;
