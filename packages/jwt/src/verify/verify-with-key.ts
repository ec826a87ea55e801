import type { JwtResult } from '@x/errors';
import { decodeJwtOfLength } from '../decode-jwt.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { failure } from '../token-error.ts';
import type { JwtPayload, UnverifiedClaims } from '../types.ts';
import { checkClaims } from './check-claims.ts';
import { type AcceptedHeader, checkHeader } from './check-header.ts';
import type { Checks } from './checks.ts';
import { verifySignature } from './verify-signature.ts';

/** Finds the key for a header that was accepted. */
export type FindKey = (header: AcceptedHeader) => Promise<JwtResult<VerificationKey>>;

/** A rule about the class of a token, told by its header: a message where it objects. */
export type RefuseHeader = (header: UnverifiedClaims) => string | undefined;

/**
 * The one order in which a token is verified: shape and size, header, key, signature, claims. Nothing about
 * the claims is told of a token that is not genuine.
 */
export async function verifyWithKey(
  token: string,
  checks: Checks,
  findKey: FindKey,
  refuseHeader?: RefuseHeader,
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
  const refused = refuseHeader?.(jwt.header);
  if (refused !== undefined) {
    return failure('token-invalid', refused);
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
    return failure('token-invalid-signature', 'The signature of the token is not that of the key.');
  }
  return checkClaims(jwt.payload, checks, checks.currentTimeInMs ?? Date.now());
}
