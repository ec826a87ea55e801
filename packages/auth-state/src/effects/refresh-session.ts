import { callPort, type PortFailure } from '../ports/call-port.ts';
import { type RefreshFailedReason, refreshFailedReason } from '../wire/refresh-failed-reason.ts';
import type { EffectInput, EffectResult } from './effect.ts';
import { readDirectives } from './read-directives.ts';
import { verifyToken } from './verify-session.ts';

/** Gets a fresh token for a session whose token expired, and verifies it. */
export async function refreshSession({
  seen,
  tokens,
  settings,
  ports,
  decode,
}: EffectInput): Promise<EffectResult> {
  const { options } = settings;
  const { token, chosen } = tokens;
  const sessionId = token?.jwt.result?.payload['sid'];
  if (token === undefined || typeof sessionId !== 'string' || sessionId === '') {
    return failed('session-token-expired-refresh-expired-session-token-missing-sid-claim');
  }
  const request = {
    sessionId,
    expiredToken: token.raw,
    refreshToken: seen.refreshToken ?? '',
    requestOrigin: seen.url.origin,
    requestHeaders: Object.fromEntries([...seen.headers].map(([name, value]) => [name, [value]])),
    suffixedCookies: chosen.isSuffixed,
  };
  const answer = await callPort(ports, 'refreshSession', request, options);
  if (answer.error) {
    return failed(refreshFailedReason(answer.error.code), answer);
  }
  const directives = readDirectives(answer.result);
  if (directives === undefined || directives.setCookies.length === 0) {
    return failed('session-token-expired-refresh-unexpected-sdk-error');
  }
  const { sessionToken, setCookies } = directives;
  const verified = await verifyToken(decode(sessionToken), options, ports);
  if (verified.error) {
    return failed('session-token-expired-refresh-invalid-session-token', verified);
  }
  return {
    facts: { refreshed: 'ok' },
    finding: { session: { token: sessionToken, claims: verified.result }, setCookies },
  };
}

function failed(reason: RefreshFailedReason, failure?: PortFailure): EffectResult {
  return {
    facts: { refreshed: failure?.unavailable ? 'unavailable' : 'failed' },
    finding: { refreshFailedReason: reason, failure: failure?.error },
  };
}
