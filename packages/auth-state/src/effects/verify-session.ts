import { type JwtResult, TokenVerificationError, type TokenVerificationErrorReason } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../facts/facts.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';

/** What a verification adds to the facts, and what came of it. */
export interface Verification {
  readonly fact: Facts['verified'];
  readonly verified: JwtResult<JwtPayload>;
}

const FACTS: { readonly [Reason in TokenVerificationErrorReason]?: Facts['verified'] } = {
  'token-expired': 'expired',
  'token-not-active-yet': 'not-yet',
  'token-iat-in-the-future': 'iat-future',
};

/** Verifies the token of a request.. */
export async function verifySession(
  token: string,
  carrier: Facts['carrier'],
  ports: Ports,
  options: AuthenticateRequestOptions,
): Promise<Verification> {
  const verified = await ports.verifySessionToken(token, options);
  if (verified.error === null) {
    return { fact: 'ok', verified };
  }
  const { reason, message, action } = verified.error;
  const error = new TokenVerificationError({ reason, message, action, cause: verified.error.cause });
  error.tokenCarrier = carrier;
  return { fact: FACTS[reason] ?? 'invalid', verified: { result: null, error } };
}
