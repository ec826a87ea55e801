import { type ClerkError, TokenVerificationError, type TokenVerificationErrorReason } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../decide/facts.ts';
import type { DecodedToken } from '../facts/choose-cookies.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import { type Answer, askPort, type PortFailure } from '../ports/ask-port.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { EffectResult } from './finding.ts';
import { isOtherOrganization } from './is-other-organization.ts';

const TIMES: { readonly [Code in string]?: Facts['verified'] } = {
  'token-expired': 'expired',
  'token-not-active-yet': 'not-yet',
  'token-iat-in-the-future': 'iat-future',
} satisfies { readonly [Reason in TokenVerificationErrorReason]?: Facts['verified'] };

/** What of the facts a failed verification is. */
export function factOf({ error, isOutage }: PortFailure): Facts['verified'] {
  return isOutage ? 'unavailable' : (TIMES[error.code] ?? 'invalid');
}

/** Verifies the token of a request, and compares its organization with that of the path. */
export async function verifySession(read: ReadRequest): Promise<EffectResult> {
  const { facts, settings } = read;
  // The rows that ask for this have a token.
  const token = read.token as DecodedToken;
  const verified = await verifyToken(token, settings.options, read);
  if (verified.error) {
    return { facts: { verified: factOf(verified) }, error: withCarrier(verified.error, facts.carrier) };
  }
  const claims = verified.result;
  const target = settings.organizationOf?.(read.url.pathname);
  const isOther = target !== undefined && isOtherOrganization(claims, target);
  return {
    facts: { verified: 'ok', organization: isOther ? 'other' : 'same' },
    session: { token: token.text, claims },
  };
}

export function verifyToken(
  { text, jwt }: DecodedToken,
  options: AuthenticateRequestOptions,
  { ports }: ReadRequest,
): Promise<Answer<JwtPayload>> {
  return askPort(ports, 'verifySessionToken', text, options, jwt.result ?? undefined);
}

/** A copy: the error may be shared by everyone who waits for the same keys. */
export function withCarrier(
  { code, message, action, cause }: ClerkError & Pick<Partial<TokenVerificationError>, 'action'>,
  carrier: Facts['carrier'],
): TokenVerificationError {
  // That of an error of tokens is its reason.
  const reason = code as TokenVerificationErrorReason;
  const error = new TokenVerificationError({ reason, message, action, cause });
  error.tokenCarrier = carrier;
  return error;
}
