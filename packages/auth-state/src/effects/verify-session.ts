import {
  isClerkError,
  type JwtResult,
  TokenVerificationError,
  type TokenVerificationErrorReason,
} from '@x/errors';
import type { Jwt, JwtPayload } from '@x/jwt';
import type { Facts } from '../facts/facts.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import type { Ports } from '../ports.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { isOtherOrganization } from './is-other-organization.ts';

const FACTS: { readonly [Reason in TokenVerificationErrorReason]?: Facts['verified'] } = {
  'token-expired': 'expired',
  'token-not-active-yet': 'not-yet',
  'token-iat-in-the-future': 'iat-future',
  'jwk-remote-failed-to-load': 'unavailable',
  'jwk-remote-invalid': 'unavailable',
};

/** What of the facts a failed verification is. */
export function factOf(error: TokenVerificationError): Facts['verified'] {
  return FACTS[error.reason] ?? 'invalid';
}

/** Verifies the token of a request, and compares its organization with that of the path. */
export async function verifySession({ read, settings, ports }: EffectContext): Promise<EffectResult> {
  const { text = '', jwt } = read.token ?? {};
  const { carrier } = read.facts;
  const verified = await verifyToken(text, settings.options, ports, jwt?.result);
  if (verified === undefined) {
    return { facts: { verified: 'crash' } };
  }
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
): Promise<JwtResult<JwtPayload> | undefined> {
  return callVerifier(() => ports.verifySessionToken(token, options, decoded ?? undefined));
}

/** Undefined when a port fails in a way that it should not. What the programmer can cause is thrown on. */
export async function callVerifier<Payload>(
  verify: () => Promise<JwtResult<Payload>>,
): Promise<JwtResult<Payload> | undefined> {
  try {
    // A port that is not typed may give anything.
    return (await verify()) ?? undefined;
  } catch (error) {
    if (isClerkError(error) && error.code === 'config-invalid') {
      throw error;
    }
    return undefined;
  }
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
