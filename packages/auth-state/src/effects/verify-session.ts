import type { TokenVerificationErrorReason } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../decide/facts.ts';
import { withCarrier } from '../facts/with-carrier.ts';
import { type Answer, callPort, type PortFailure } from '../ports/call-port.ts';
import type { DecodedToken } from '../ports/create-decode.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { EffectInput, EffectResult } from './effect.ts';
import { isOtherOrganization } from './is-other-organization.ts';

/** Verifies the token of a request, and compares its organization with the organization of the path. */
export async function verifySession({
  seen,
  tokens,
  settings,
  ports,
}: Pick<EffectInput, 'seen' | 'tokens' | 'settings' | 'ports'>): Promise<EffectResult> {
  // The rows that run this effect require a token.
  const token = tokens.token as DecodedToken;
  const verified = await verifyToken(token, settings.options, ports);
  if (verified.error) {
    const error = withCarrier(verified.error, tokens.carrier);
    return { facts: { verified: verifiedFact(verified) }, finding: { error } };
  }
  const claims = verified.result;
  const target = settings.organizationOf?.(seen.url.pathname);
  const isOther = target !== undefined && isOtherOrganization(claims, target);
  return {
    facts: { verified: 'ok', organization: isOther ? 'other' : 'same' },
    finding: { session: { token: token.raw, claims } },
  };
}

export function verifyToken(
  { raw, jwt }: DecodedToken,
  options: AuthenticateRequestOptions,
  ports: Ports,
): Promise<Answer<JwtPayload>> {
  return callPort(ports, 'verifySessionToken', raw, options, jwt.result ?? undefined);
}

const TIME_FACTS: ReadonlyMap<string, Facts['verified']> = new Map<
  TokenVerificationErrorReason,
  Facts['verified']
>([
  ['token-expired', 'expired'],
  ['token-not-active-yet', 'not-yet'],
  ['token-iat-in-the-future', 'iat-future'],
]);

/** Returns the fact for a failed verification. */
export function verifiedFact({ error, unavailable }: PortFailure): Facts['verified'] {
  return unavailable === undefined ? (TIME_FACTS.get(error.code) ?? 'invalid') : 'unavailable';
}
