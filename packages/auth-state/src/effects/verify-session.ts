import { type JwtResult, TokenVerificationError, type TokenVerificationErrorReason } from '@x/errors';
import type { Jwt, JwtPayload } from '@x/jwt';
import type { Facts } from '../facts/facts.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';
import { askPort, type PortFailure } from './ask-port.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { isOtherOrganization } from './is-other-organization.ts';

const FACTS: {
  readonly [Reason in TokenVerificationErrorReason | 'unexpected-error']?: Facts['verified'];
} = {
  'token-expired': 'expired',
  'token-not-active-yet': 'not-yet',
  'token-iat-in-the-future': 'iat-future',
  'jwk-remote-failed-to-load': 'unavailable',
  'jwk-remote-invalid': 'unavailable',
  'unexpected-error': 'unavailable', // of a port
};

/** What of the facts a failed verification is. */
export function factOf(error: TokenVerificationError): Facts['verified'] {
  return FACTS[error.reason] ?? 'invalid';
}

/** Whether nobody knows what a token is worth, or what it is when that is known. */
export function outageOr<Fact>(otherwise: Fact, error: TokenVerificationError): Fact | 'unavailable' {
  return factOf(error) === 'unavailable' ? 'unavailable' : otherwise;
}

/** Verifies the token of a request, and compares its organization with that of the path. */
export async function verifySession({ read, settings, ports }: EffectContext): Promise<EffectResult> {
  const { text = '', jwt } = read.token ?? {};
  const { carrier } = read.facts;
  const verified = await verifyToken(text, settings.options, ports, jwt?.result);
  if (verified.error) {
    return { facts: { verified: factOf(verified.error) }, error: withCarrier(verified.error, carrier) };
  }
  const claims = verified.result;
  const target = settings.organizationOf?.(read.url.pathname);
  const isOther = target !== undefined && isOtherOrganization(claims, target);
  return {
    facts: { verified: 'ok', organization: isOther ? 'other' : 'same' },
    session: { token: text, claims },
  };
}

export function verifyToken(
  token: string,
  options: AuthenticateRequestOptions,
  ports: Ports,
  decoded?: Jwt | null,
): Promise<JwtResult<JwtPayload> | PortFailure> {
  return askPort('verifySessionToken', () => ports.verifySessionToken(token, options, decoded ?? undefined));
}

/** A copy: the error may be shared by everyone who waits for the same keys. */
export function withCarrier(
  { reason, message, action, cause }: TokenVerificationError,
  carrier: Facts['carrier'],
): TokenVerificationError {
  const error = new TokenVerificationError({ reason, message, action, cause });
  error.tokenCarrier = carrier;
  return error;
}
