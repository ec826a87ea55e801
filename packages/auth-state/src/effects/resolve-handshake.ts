import type { ClerkError } from '@x/errors';
import type { Facts } from '../facts/facts.ts';
import type { AuthenticateRequestOptions } from '../options.ts';
import { askPort, failureOf, isOutage } from './ask-port.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { type Directives, readDirectives } from './session-of-directives.ts';
import { factOf, outageOr, verifyToken } from './verify-session.ts';

/** How far clocks may differ in development, once, so that a wrong clock does not end in a loop. */
const DEVELOPMENT_CLOCK_SKEW_IN_MS = 86_400_000;

const NONCE_PORT = 'exchangeHandshakeNonce';

/** The API forgets nonces that are longer. */
const MAX_NONCE_LENGTH = 4_096;

const failed = (handshake: 'unusable' | 'unavailable', failure?: ClerkError): EffectResult => ({
  facts: { handshake },
  failure,
});

/** Looks at what a handshake brought back: a nonce before a token. */
export async function resolveHandshake(context: EffectContext): Promise<EffectResult> {
  const { nonce, token = '' } = context.read.handshake;
  const directives = nonce ? await exchangeNonce(nonce, context) : await verifyHandshake(token, context);
  if ('facts' in directives) {
    return directives;
  }
  const { setCookies, sessionToken } = directives;
  return sessionToken === ''
    ? { facts: { handshake: 'signed-out' }, setCookies }
    : verifyHandshakeSession(directives, context);
}

async function exchangeNonce(
  nonce: string,
  { ports, settings }: EffectContext,
): Promise<Directives | EffectResult> {
  const { exchangeHandshakeNonce: ask } = ports;
  if (ask === undefined || nonce.length > MAX_NONCE_LENGTH) {
    return failed('unusable');
  }
  const { result, error } = await askPort(NONCE_PORT, () => ask(nonce, settings.options));
  return error
    ? failed(isOutage(error) ? 'unavailable' : 'unusable', failureOf(NONCE_PORT, error))
    : (readDirectives(result) ?? failed('unusable'));
}

async function verifyHandshake(
  token: string,
  { ports, settings }: EffectContext,
): Promise<Directives | EffectResult> {
  const { result, error } = await askPort('verifyHandshakeToken', () =>
    ports.verifyHandshakeToken(token, settings.options),
  );
  return error
    ? failed(outageOr('unusable', error), error)
    : (readDirectives(result.handshake) ?? failed('unusable'));
}

async function verifyHandshakeSession(
  { setCookies, sessionToken }: Directives,
  { settings, ports }: EffectContext,
): Promise<EffectResult> {
  const verify = (options: AuthenticateRequestOptions) => verifyToken(sessionToken, options, ports);
  let verified = await verify(settings.options);
  if (verified.error && settings.instance === 'development' && isAboutTime(factOf(verified.error))) {
    verified = await verify({ ...settings.options, clockSkewInMs: DEVELOPMENT_CLOCK_SKEW_IN_MS });
  }
  if (verified.error) {
    return failed(outageOr('unusable', verified.error), verified.error);
  }
  const session = { token: sessionToken, claims: verified.result };
  return { facts: { handshake: 'signed-in' }, session, setCookies };
}

function isAboutTime(fact: Facts['verified']): boolean {
  return fact === 'expired' || fact === 'not-yet' || fact === 'iat-future';
}
