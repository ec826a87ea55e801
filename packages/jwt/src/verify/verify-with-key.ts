import type { JwtResult } from '@x/errors';
import { decodeToken } from '../decode-jwt.ts';
import { resultOf } from '../result-of.ts';
import type { Checks } from './checks.ts';
import { type FindKey, type Profile, verifyDecoded } from './verify-decoded.ts';

/** Verifies a token of which nothing is known: shape and size first. Returns refusals. */
export function verifyWithKey<Payload>(
  token: string,
  checks: Checks,
  findKey: FindKey,
  profile: Profile,
): Promise<JwtResult<Payload>> {
  return resultOf(async () =>
    verifyDecoded(decodeToken(token, checks.maxTokenLength), checks, findKey, profile),
  );
}
