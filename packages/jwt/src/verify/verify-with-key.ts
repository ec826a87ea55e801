import type { JwtResult } from '@x/errors';
import { decodeJsonObject, decodeJwtOfLength } from '../decode-jwt.ts';
import { failure } from '../failure.ts';
import type { VerificationKey } from '../key/verification-key.ts';
import { TOKEN_INVALID, TOKEN_INVALID_SIGNATURE } from '../reasons.ts';
import type { Jwt } from '../types.ts';
import { type AcceptedHeader, checkHeader } from './check-header.ts';
import type { Checks } from './checks.ts';
import type { Profile } from './profile.ts';
import type { VerifiedTokens } from './verified-tokens.ts';
import { verifySignature } from './verify-signature.ts';

/** Finds the key for a header that was accepted. */
export type FindKey = (header: AcceptedHeader) => Promise<JwtResult<VerificationKey>>;

/** Who is asked for keys, and which signatures are known to be good. */
export interface Trust {
  readonly findKey: FindKey;
  readonly verifiedTokens?: VerifiedTokens | undefined;
}

/**
 * The one order in which a token is verified: shape and size, header, key, signature, claims. Nothing about
 * the claims is told of a token that is not genuine. Of a token that was seen before, all but the signature
 * is checked anew.
 */
export async function verifyWithKey<Payload>(
  token: string,
  checks: Checks,
  trust: Trust,
  { isRightClass, readPayload }: Profile<Payload>,
): Promise<JwtResult<Payload>> {
  const decoded = decode(token, checks, trust);
  if (decoded.error) {
    return decoded;
  }
  const jwt = decoded.result;
  const header = checkHeader(jwt.header, checks);
  if (header.error) {
    return header;
  }
  if (isRightClass?.(jwt.header) === false) {
    return failure(TOKEN_INVALID, 'The token is of another class than the one that is asked for.');
  }
  const genuine = await checkSignature(jwt, header.result, trust);
  return genuine.error ? genuine : readPayload(jwt.payload, checks, checks.currentTimeInMs ?? Date.now());
}

/** Every caller gets a payload of its own: one may change it. */
function decode(token: string, { maxTokenLength }: Checks, { verifiedTokens }: Trust): JwtResult<Jwt> {
  const known = typeof token === 'string' ? verifiedTokens?.find(token) : undefined;
  return known === undefined || token.length > maxTokenLength
    ? decodeJwtOfLength(token, maxTokenLength)
    : { result: { ...known.jwt, payload: decodeJsonObject(known.jwt.raw.payload) ?? {} }, error: null };
}

async function checkSignature(
  jwt: Jwt,
  { algorithm, kid }: AcceptedHeader,
  { findKey, verifiedTokens }: Trust,
): Promise<JwtResult<true>> {
  const found = await findKey({ algorithm, kid });
  if (found.error) {
    return found;
  }
  const key = found.result;
  if (verifiedTokens?.find(jwt.raw.text)?.key === key) {
    return { result: true, error: null };
  }
  const imported = await key.importFor(algorithm);
  if (imported.error) {
    return imported;
  }
  const verified = await verifySignature(jwt, algorithm, imported.result);
  if (verified.error) {
    return verified;
  }
  if (!verified.result) {
    verifiedTokens?.forget(jwt.raw.text);
    return failure(TOKEN_INVALID_SIGNATURE, 'The signature of the token is not that of the key.');
  }
  verifiedTokens?.remember({ jwt, key });
  return { result: true, error: null };
}
