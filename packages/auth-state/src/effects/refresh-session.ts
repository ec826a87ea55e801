import type { Facts } from '../facts/facts.ts';
import { askPort, codeOf, failureOf, isOutage } from './ask-port.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { readDirectives } from './session-of-directives.ts';
import { outageOr, verifyToken } from './verify-session.ts';

const failed = (
  refreshError: string,
  refreshed: Facts['refreshed'] = 'failed',
  failure?: EffectResult['failure'],
): EffectResult => ({ facts: { refreshed }, refreshError, failure });

/** Asks for a fresh token of a session whose token expired, and verifies it. */
export async function refreshSession({ read, settings, ports }: EffectContext): Promise<EffectResult> {
  const { request, token, chosen, url, refreshToken = '' } = read;
  const { refreshSession: ask } = ports;
  const sessionId = token?.jwt.result?.payload['sid'];
  if (ask === undefined) {
    return failed('missing-api-client');
  }
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
  const { result, error } = await askPort('refreshSession', () => ask(refresh, settings.options));
  if (error) {
    const failure = failureOf('refreshSession', error);
    return failed(codeOf(error), isOutage(error) ? 'unavailable' : 'failed', failure);
  }
  const directives = readDirectives(result);
  if (directives === undefined || directives.setCookies.length === 0) {
    return failed('unexpected-sdk-error');
  }
  const verified = await verifyToken(directives.sessionToken, settings.options, ports);
  if (verified.error) {
    return failed('invalid-session-token', outageOr('failed', verified.error), verified.error);
  }
  return {
    facts: { refreshed: 'ok' },
    session: { token: directives.sessionToken, claims: verified.result },
    setCookies: directives.setCookies,
  };
}
