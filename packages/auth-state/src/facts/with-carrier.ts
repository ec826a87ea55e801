import { type ClerkError, TokenVerificationError, type TokenVerificationErrorReason } from '@x/errors';
import type { Facts } from '../decide/facts.ts';

/** Returns a copy of an error that says where the token was. A copy, since requests that load the same keys share errors. */
export function withCarrier(
  { code, message, action, cause, retryAfter }: ClerkError & Pick<Partial<TokenVerificationError>, 'action'>,
  carrier: Facts['carrier'],
): TokenVerificationError {
  // The code of an error about a token is its reason.
  const reason = code as TokenVerificationErrorReason;
  // Errors of ports can have fields of any type.
  const error = new TokenVerificationError({
    reason,
    message,
    action: typeof action === 'string' ? action : undefined,
    cause,
    retryAfter,
  });
  error.tokenCarrier = carrier;
  return error;
}
