import type { Facts } from '../facts/facts.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import { askPort, isOutage } from './ask-port.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { type Directives, readDirectives } from './session-of-directives.ts';
import { callVerifier, factOf, verifyToken } from './verify-session.ts';

/** How far clocks may differ in development, once, so that a wrong clock does not end in a loop. */
const DEVELOPMENT_CLOCK_SKEW_IN_MS = 86_400_000;

/** The API forgets nonces that are longer. */
const MAX_NONCE_LENGTH = 4_096;

const only = (handshake: Facts['handshake']): EffectResult => ({ facts: { handshake } });

/** Looks at what a handshake brought back: a nonce before a token. */
export async function resolveHandshake(context: EffectContext): Promise<EffectResult> {
  const { nonce, token = '' } = context.read.handshake;
  const directives = nonce ? await exchangeNonce(nonce, context) : await verifyHandshake(token, context);
  if (typeof directives === 'string') {
    return only(directives);
  }
  const { setCookies, sessionToken } = directives;
  return sessionToken === ''
    ? { facts: { handshake: 'signed-out' }, setCookies }
    : verifyHandshakeSession(directives, context);
}

type Failure = 'unusable' | 'unavailable';

async function exchangeNonce(
  nonce: string,
  { ports, settings }: EffectContext,
): Promise<Directives | Failure> {
  const { exchangeHandshakeNonce } = ports;
  if (exchangeHandshakeNonce === undefined || nonce.length > MAX_NONCE_LENGTH) {
    return 'unusable';
  }
  const { result, error } = await askPort(() => exchangeHandshakeNonce(nonce, settings.options));
  return error ? (isOutage(error) ? 'unavailable' : 'unusable') : (readDirectives(result) ?? 'unusable');
}

async function verifyHandshake(
  token: string,
  { ports, settings }: EffectContext,
): Promise<Directives | Failure> {
  const verified = await callVerifier(() => ports.verifyHandshakeToken(token, settings.options));
  if (!verified?.result) {
    return verified && factOf(verified.error) === 'unavailable' ? 'unavailable' : 'unusable';
  }
  return readDirectives(verified.result.handshake) ?? 'unusable';
}

async function verifyHandshakeSession(
  { setCookies, sessionToken }: Directives,
  { settings, ports }: EffectContext,
): Promise<EffectResult> {
  const verify = (options: AuthenticateRequestOptions) => verifyToken(sessionToken, options, ports);
  let verified = await verify(settings.options);
  if (verified?.error && settings.instance === 'development' && isAboutTime(factOf(verified.error))) {
    verified = await verify({ ...settings.options, clockSkewInMs: DEVELOPMENT_CLOCK_SKEW_IN_MS });
  }
  if (!verified || verified.error) {
    return only(verified?.error && factOf(verified.error) === 'unavailable' ? 'unavailable' : 'unusable');
  }
  const session = { token: sessionToken, claims: verified.result };
  return { facts: { handshake: 'signed-in' }, session, setCookies };
}

function isAboutTime(fact: Facts['verified']): boolean {
  return fact === 'expired' || fact === 'not-yet' || fact === 'iat-future';
}
