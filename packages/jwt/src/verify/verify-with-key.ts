import type { JwtResult } from '@x/errors';
import { toFailure, verificationError } from '../failure/failure.ts';
import { TOKEN_INVALID_SIGNATURE } from '../failure/reasons.ts';
import type { FindKey, VerificationKey } from '../key/verification-key.ts';
import type { AlgorithmName } from '../model/algorithms.ts';
import { readWaitUntil, type WaitUntil } from '../model/keep-alive.ts';
import type { Jwt } from '../model/types.ts';
import { applyChecks } from './check.ts';
import type { CheckSettings } from './check-options.ts';
import type { ClaimCheck } from './claim-checks.ts';
import { decodeToken } from './decode-token.ts';
import type { HeaderCheck } from './header-checks.ts';
import { verifySignature } from './verify-signature.ts';

/** The checks of one kind of token, in addition to its signature. */
export interface TokenProfile {
  readonly headerChecks: readonly HeaderCheck[];
  readonly claimChecks: readonly ClaimCheck[];
}

export interface Verification {
  readonly settings: CheckSettings;
  readonly profile: TokenProfile;
  readonly findKey: FindKey;
}

/** Returns a verification that hands work behind its answer to the `waitUntil` of a call, if the call has one. */
export function keepingAlive(verification: Verification, waitUntil: WaitUntil | undefined): Verification {
  const { settings } = verification;
  return waitUntil === undefined
    ? verification
    : { ...verification, settings: { ...settings, keepAlive: readWaitUntil(waitUntil) } };
}

/** Decodes tokens and checks their signatures. */
export interface TokenReader {
  /** Throws a `TokenVerificationError`. */
  open(token: string | Jwt, maxTokenLength: number): Jwt;
  isSignedBy(jwt: Jwt, algorithm: AlgorithmName, key: VerificationKey): boolean | Promise<boolean>;
}

const DEFAULT_READER: TokenReader = { open: decodeToken, isSignedBy: verifySignature };

/**
 * Verifies a token in the fixed order: shape and size, header, key, signature, claims. So the error of a token that is
 * not genuine says nothing about its claims. Rejects with what `readVerification` throws, unless it is a
 * `TokenVerificationError`.
 */
export async function verifyWithKey<Payload>(
  token: string | Jwt,
  readVerification: () => Verification,
  { open, isSignedBy } = DEFAULT_READER,
): Promise<JwtResult<Payload>> {
  try {
    const { settings, profile, findKey } = readVerification();
    const jwt = open(token, settings.maxTokenLength);
    const { header, payload } = jwt;
    const nowInMs = settings.now();
    applyChecks(profile.headerChecks, { settings, nowInMs, values: header });
    // The header checks of every profile establish both types.
    const { alg, kid } = header as { alg: AlgorithmName; kid?: string };
    // Waits only for promises: an `await` of a value costs more than all checks.
    const found = findKey(kid, settings.keepAlive);
    const key = 'importFor' in found ? found : await found;
    const answer = isSignedBy(jwt, alg, key);
    const isSigned = typeof answer === 'boolean' ? answer : await answer;
    if (!isSigned) {
      throw verificationError(TOKEN_INVALID_SIGNATURE, 'The signature of the token does not match the key.');
    }
    applyChecks(profile.claimChecks, { settings, nowInMs, values: payload });
    // The checks establish the required claims. The caller declares the others.
    return { result: payload as Payload, error: null };
  } catch (error) {
    return toFailure(error);
  }
}
