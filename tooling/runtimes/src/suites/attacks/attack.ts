import type { TokenVerificationErrorReason } from '@x/errors';

/** What a function makes of a token: the reason of its error, or that it has none. */
export type Outcome = 'accepted' | TokenVerificationErrorReason;

/**
 * The ways a token goes. `verifier` is a `createTokenVerifier()` that remembers genuine tokens, asked twice;
 * for `hasValidSignature`, `false` counts as `token-invalid-signature`.
 */
export type Way = 'decodeJwt' | 'hasValidSignature' | 'verifyJwt' | 'verifyToken' | 'verifier';

/** Ways that check everything, and take the same key and options. */
export const FULL_WAYS: readonly Way[] = ['verifyJwt', 'verifyToken', 'verifier'];
/** Ways that take session tokens only. */
export const SESSION_WAYS: readonly Way[] = ['verifyToken', 'verifier'];
export const KEYED_WAYS: readonly Way[] = ['hasValidSignature', ...FULL_WAYS];
export const ALL_WAYS: readonly Way[] = ['decodeJwt', ...KEYED_WAYS];

/** The options of a check, as far as they are JSON. */
export interface AttackOptions {
  readonly issuer?: string | readonly string[];
  readonly audience?: string | readonly string[];
  readonly authorizedParties?: string | readonly string[];
  readonly clockSkewInMs?: number;
  readonly headerType?: string | readonly string[];
  readonly algorithms?: readonly string[];
  readonly maxTokenLength?: number;
}

/** A text that is too long to be written out. */
export interface RepeatedText {
  readonly repeat: string;
  readonly times: number;
}

/** One hand-made token and what has to become of it. Nothing but JSON: it is bundled for every runtime. */
export interface Attack {
  readonly name: string;
  /** A string, or a `RepeatedText`; anything else is handed on as it is. */
  readonly token: unknown;
  /** Default: those that check everything. */
  readonly ways?: readonly Way[];
  /** A JWK, a PEM or a `RepeatedText`. Default: the public key of the genuine signer, as a JWK. */
  readonly key?: unknown;
  /** The body of a JWKS, in place of the key. For `verifyToken` and `verifier`. */
  readonly jwks?: unknown;
  readonly options?: AttackOptions;
  /** In milliseconds since 1970. */
  readonly currentTimeInMs?: number;
  /** Several where runtimes may differ. */
  readonly expected: Outcome | readonly Outcome[];
  /** What comes of it instead in runtimes whose platform can do no more, by their names. */
  readonly limits?: Readonly<Record<string, Outcome>>;
  /** Claims that an accepted token must have been read as. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Texts that no error may repeat, beside the token. */
  readonly secrets?: readonly string[];
  /** For what has to be refused without reading all of it. */
  readonly maxDurationInMs?: number;
  /** A defect that is known, until it is mended. */
  readonly finding?: Finding;
}

export interface Finding {
  /** What the failure says where the defect shows, in part. Any other failure is a failure. */
  readonly shows: string;
  readonly note: string;
}

/** The time at which the tokens are looked at, unless an attack says otherwise. */
export const NOW_IN_SECONDS = 1_700_000_000;
