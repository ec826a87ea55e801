import type { Facts } from '../decide/facts.ts';
import type { SeenHandshake } from '../facts/read-request.ts';
import { type Answer, callPort, type PortFailure } from '../ports/call-port.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { EffectInput, EffectResult } from './effect.ts';
import { type Directives, readDirectives } from './read-directives.ts';
import { verifiedFact, verifyToken } from './verify-session.ts';

/** The difference of clocks that a handshake in development allows, so that a wrong clock does not lead to a loop. */
const DEVELOPMENT_CLOCK_SKEW_IN_MS = 86_400_000;

/** The nonces of the API are much shorter. */
const MAX_NONCE_LENGTH = 4_096;

/** The results of a verification that failed because of the time. */
const TIME_FACTS: ReadonlySet<Facts['verified']> = new Set(['expired', 'not-yet', 'iat-future']);

/** Finds out what a handshake brought back. A nonce counts before a token. */
export async function resolveHandshake({
  seen,
  settings,
  ports,
  decode,
}: Pick<EffectInput, 'seen' | 'settings' | 'ports' | 'decode'>): Promise<EffectResult> {
  const answer = await loadDirectives(seen.handshake, settings.options, ports);
  const directives = readDirectives(answer?.result);
  if (directives === undefined) {
    return failed(answer?.error ? answer : undefined);
  }
  const { setCookies, sessionToken } = directives;
  return sessionToken === ''
    ? { facts: { handshake: 'signed-out' }, finding: { setCookies } }
    : verifyHandshakeSession(directives, { settings, ports, decode });
}

async function loadDirectives(
  { nonce, token = '' }: SeenHandshake,
  options: AuthenticateRequestOptions,
  ports: Ports,
): Promise<Answer<unknown> | undefined> {
  if (nonce) {
    return nonce.length > MAX_NONCE_LENGTH
      ? undefined
      : callPort(ports, 'exchangeHandshakeNonce', nonce, options);
  }
  const answer = await callPort(ports, 'verifyHandshakeToken', token, options);
  return answer.error ? answer : { ...answer, result: answer.result.handshake };
}

async function verifyHandshakeSession(
  { setCookies, sessionToken }: Directives,
  { settings, ports, decode }: Pick<EffectInput, 'settings' | 'ports' | 'decode'>,
): Promise<EffectResult> {
  const { options, instance } = settings;
  const token = decode(sessionToken);
  let verified = await verifyToken(token, options, ports);
  if (verified.error && instance === 'development' && TIME_FACTS.has(verifiedFact(verified))) {
    const lenient = { ...options, clockSkewInMs: DEVELOPMENT_CLOCK_SKEW_IN_MS };
    verified = await verifyToken(token, lenient, ports);
  }
  if (verified.error) {
    return failed(verified);
  }
  const session = { token: sessionToken, claims: verified.result };
  return { facts: { handshake: 'signed-in' }, finding: { session, setCookies } };
}

function failed(failure: PortFailure | undefined): EffectResult {
  return {
    facts: { handshake: failure?.unavailable ? 'unavailable' : 'unusable' },
    finding: { failure: failure?.error, unavailable: failure?.unavailable },
  };
}
