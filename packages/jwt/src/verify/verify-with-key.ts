import type { JwtResult } from '@x/errors';
import { decodeJwtOfLength } from '../decode-jwt.ts';
import { failure } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { TOKEN_INVALID, TOKEN_INVALID_SIGNATURE } from '../reasons.ts';
import type { JwtPayload, UnverifiedClaims } from '../types.ts';
import { checkClaims } from './check-claims.ts';
import { type AcceptedHeader, checkHeader } from './check-header.ts';
import type { Checks } from './checks.ts';
import { verifySignature } from './verify-signature.ts';

/** Finds the key for a header that was accepted. */
export type FindKey = (header: AcceptedHeader) => Promise<JwtResult<VerificationKey>>;

/** Whether a token is of the right class, as far as its header tells. */
export type IsRightClass = (header: UnverifiedClaims) => boolean;

/**
 * The one order in which a token is verified: shape and size, header, key, signature, claims. Nothing about
 * the claims is told of a token that is not genuine.
 */
export async function verifyWithKey(
  token: string,
  checks: Checks,
  findKey: FindKey,
  isRightClass: IsRightClass = () => true,
): Promise<JwtResult<JwtPayload>> {
  const decoded = decodeJwtOfLength(token, checks.maxTokenLength);
  if (decoded.error) {
    return decoded;
  }
  const jwt = decoded.result;
  const header = checkHeader(jwt.header, checks);
  if (header.error) {
    return header;
  }
  if (!isRightClass(jwt.header)) {
    return failure(TOKEN_INVALID, 'The token is of another class than the one that is asked for.');
  }
  const key = await findKey(header.result);
  if (key.error) {
    return key;
  }
  const { algorithm } = header.result;
  const imported = await key.result.importFor(algorithm);
  if (imported.error) {
    return imported;
  }
  const genuine = await verifySignature(jwt, algorithm, imported.result);
  if (genuine.error) {
    return genuine;
  }
  if (!genuine.result) {
    return failure(TOKEN_INVALID_SIGNATURE, 'The signature of the token is not that of the key.');
  }
  return checkClaims(jwt.payload, checks, checks.currentTimeInMs ?? Date.now());
}
