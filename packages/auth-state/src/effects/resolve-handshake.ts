import type { Facts } from '../decide/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import { type Answer, askPort, type PortFailure } from '../ports/ask-port.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { EffectResult } from './finding.ts';
import { type Directives, readDirectives } from './session-of-directives.ts';
import { factOf, verifyToken } from './verify-session.ts';

/** How far clocks may differ in development, once, so that a wrong clock does not end in a loop. */
const DEVELOPMENT_CLOCK_SKEW_IN_MS = 86_400_000;

/** The API forgets nonces that are longer. */
const MAX_NONCE_LENGTH = 4_096;

const failed = (failure?: PortFailure): EffectResult => ({
  facts: { handshake: failure?.isOutage ? 'unavailable' : 'unusable' },
  failure: failure?.error,
});

/** Looks at what a handshake brought back: a nonce before a token. */
export async function resolveHandshake(read: ReadRequest): Promise<EffectResult> {
  const answer = await askForDirectives(read);
  const directives = readDirectives(answer?.result);
  if (directives === undefined) {
    return failed(answer?.error ? answer : undefined);
  }
  const { setCookies, sessionToken } = directives;
  return sessionToken === ''
    ? { facts: { handshake: 'signed-out' }, setCookies }
    : verifyHandshakeSession(directives, read);
}

async function askForDirectives({
  handshake,
  settings: { options },
  ports,
}: ReadRequest): Promise<Answer<unknown> | undefined> {
  const { nonce, token = '' } = handshake;
  if (nonce) {
    return nonce.length > MAX_NONCE_LENGTH
      ? undefined
      : askPort(ports, 'exchangeHandshakeNonce', nonce, options);
  }
  const answer = await askPort(ports, 'verifyHandshakeToken', token, options);
  return answer.error ? answer : { ...answer, result: answer.result.handshake };
}

async function verifyHandshakeSession(
  { setCookies, sessionToken }: Directives,
  read: ReadRequest,
): Promise<EffectResult> {
  const { options, instance } = read.settings;
  const token = read.decode(sessionToken);
  const verify = (given: AuthenticateRequestOptions) => verifyToken(token, given, read);
  let verified = await verify(options);
  if (verified.error && instance === 'development' && isAboutTime(factOf(verified))) {
    verified = await verify({ ...options, clockSkewInMs: DEVELOPMENT_CLOCK_SKEW_IN_MS });
  }
  if (verified.error) {
    return failed(verified);
  }
  const session = { token: sessionToken, claims: verified.result };
  return { facts: { handshake: 'signed-in' }, session, setCookies };
}

function isAboutTime(fact: Facts['verified']): boolean {
  return fact === 'expired' || fact === 'not-yet' || fact === 'iat-future';
}
