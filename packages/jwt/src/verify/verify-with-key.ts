import type { JwtResult } from '@x/errors';
import type { AlgorithmName } from '../algorithms.ts';
import { decodeToken } from '../decode-jwt.ts';
import { failureOf, refusal } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { TOKEN_INVALID_SIGNATURE } from '../reasons.ts';
import type { Jwt } from '../types.ts';
import type { Checks } from './checks.ts';
import { applyRules, type Rule } from './rule.ts';
import { verifySignature } from './verify-signature.ts';

/** Finds a key by its id, that of a header which was accepted. Throws or rejects with a refusal. */
export type FindKey = (kid: string | undefined) => VerificationKey | Promise<VerificationKey>;

/** What one kind of verification asks of a token beside a good signature. */
export interface Profile {
  readonly header: readonly Rule[];
  readonly claims: readonly Rule[];
}

/** What a token is verified by. */
export interface Verification {
  readonly checks: Checks;
  readonly profile: Profile;
  readonly findKey: FindKey;
}

/** How a token is taken apart, which throws refusals, and its signature checked. */
export interface TokenReader {
  open(token: string | Jwt, maxTokenLength: number): Jwt;
  isSignedBy(jwt: Jwt, algorithm: AlgorithmName, key: VerificationKey): boolean | Promise<boolean>;
}

const READER: TokenReader = { open: decodeToken, isSignedBy: verifySignature };

/**
 * The one order in which a token is verified: shape and size, header, key, signature, claims. Nothing about the
 * claims is told of a token that is not genuine. Returns refusals; rejects with what reading the options throws.
 */
export async function verifyWithKey<Payload>(
  token: string | Jwt,
  read: () => Verification,
  { open, isSignedBy } = READER,
): Promise<JwtResult<Payload>> {
  try {
    const { checks, profile, findKey } = read();
    const jwt = open(token, checks.maxTokenLength);
    const { header, payload } = jwt;
    const nowInMs = checks.currentDate ?? Date.now();
    applyRules(profile.header, header, checks, nowInMs);
    // The rules of every profile establish both.
    const { alg, kid } = header as { alg: AlgorithmName; kid?: string };
    // Waiting for what is at hand costs more than the rules do.
    const found = findKey(kid);
    const isSigned = isSignedBy(jwt, alg, 'importFor' in found ? found : await found);
    if (isSigned !== true && !(await isSigned)) {
      throw refusal(TOKEN_INVALID_SIGNATURE, 'The signature of the token is not that of the key.');
    }
    applyRules(profile.claims, payload, checks, nowInMs);
    // The rules establish the claims that a payload requires; of others the caller knows.
    return { result: payload as Payload, error: null };
  } catch (error) {
    return failureOf(error);
  }
}
