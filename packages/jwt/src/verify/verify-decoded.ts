import type { AlgorithmName } from '../algorithms.ts';
import { refusal } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { TOKEN_INVALID_SIGNATURE } from '../reasons.ts';
import type { Jwt } from '../types.ts';
import type { Checks } from './checks.ts';
import { applyRules, type Rule } from './rule.ts';
import { verifySignature } from './verify-signature.ts';

/** Finds a key by its id, that of a header which was accepted. Rejects with a refusal. */
export type FindKey = (kid: string | undefined) => Promise<VerificationKey>;

/** What one kind of verification asks of a token beside a good signature. */
export interface Profile {
  readonly header: readonly Rule[];
  readonly claims: readonly Rule[];
}

/**
 * The one order in which a token is verified when its shape and size are known to be good: header, key,
 * signature, claims. Nothing about the claims is told of a token that is not genuine. Rejects with a refusal.
 */
export async function verifyDecoded<Payload>(
  jwt: Jwt,
  checks: Checks,
  findKey: FindKey,
  { header, claims }: Profile,
  isSignedBy = verifySignature,
): Promise<Payload> {
  const nowInMs = checks.currentDate ?? Date.now();
  applyRules(header, jwt.header, checks, nowInMs);
  // The rules of every profile establish both.
  const { alg, kid } = jwt.header as { alg: AlgorithmName; kid?: string };
  if (!(await isSignedBy(jwt, alg, await findKey(kid)))) {
    throw refusal(TOKEN_INVALID_SIGNATURE, 'The signature of the token is not that of the key.');
  }
  applyRules(claims, jwt.payload, checks, nowInMs);
  // The rules establish the claims that a payload requires; of others the caller knows.
  return jwt.payload as Payload;
}
