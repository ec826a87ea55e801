import type { ReadRequest } from '../facts/read-request.ts';
import { askPort, type PortFailure } from '../ports/ask-port.ts';
import type { EffectResult } from './finding.ts';
import { readDirectives } from './session-of-directives.ts';
import { verifyToken } from './verify-session.ts';

const failed = (refreshError: string, failure?: PortFailure): EffectResult => ({
  facts: { refreshed: failure?.isOutage ? 'unavailable' : 'failed' },
  refreshError,
  failure: failure?.error,
});

/** Asks for a fresh token of a session whose token expired, and verifies it. */
export async function refreshSession(read: ReadRequest): Promise<EffectResult> {
  const { ports, request, token, chosen, url, settings, refreshToken = '' } = read;
  const sessionId = token?.jwt.result?.payload['sid'];
  if (token === undefined || typeof sessionId !== 'string' || sessionId === '') {
    return failed('expired-session-token-missing-sid-claim');
  }
  const refresh = {
    sessionId,
    expiredToken: token.text,
    refreshToken,
    requestOrigin: url.origin,
    requestHeaders: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
    suffixedCookies: chosen.isSuffixed,
  };
  const answer = await askPort(ports, 'refreshSession', refresh, settings.options);
  if (answer.error) {
    return failed(answer.error.code, answer);
  }
  const directives = readDirectives(answer.result);
  if (directives === undefined || directives.setCookies.length === 0) {
    return failed('unexpected-sdk-error');
  }
  const verified = await verifyToken(read.decode(directives.sessionToken), settings.options, read);
  if (verified.error) {
    return failed('invalid-session-token', verified);
  }
  return {
    facts: { refreshed: 'ok' },
    session: { token: directives.sessionToken, claims: verified.result },
    setCookies: directives.setCookies,
  };
}
