import type { Facts } from '../facts/facts.ts';
import type { PortError } from '../ports.ts';
import { askPort, isOutage } from './ask-port.ts';
import type { EffectContext, EffectResult } from './finding.ts';
import { readDirectives } from './session-of-directives.ts';
import { factOf, verifyToken } from './verify-session.ts';

const failed = (refreshError: string, refreshed: Facts['refreshed'] = 'failed'): EffectResult => ({
  facts: { refreshed },
  refreshError,
});

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
  const { result, error } = await askPort(() => ask(refresh, settings.options));
  if (error) {
    return failed(codeOf(error), isOutage(error) ? 'unavailable' : 'failed');
  }
  const directives = readDirectives(result);
  if (directives === undefined || directives.setCookies.length === 0) {
    return failed('unexpected-sdk-error');
  }
  const verified = await verifyToken(directives.sessionToken, settings.options, ports);
  if (!verified || verified.error) {
    const isUnavailable = verified?.error && factOf(verified.error) === 'unavailable';
    return failed('invalid-session-token', isUnavailable ? 'unavailable' : 'failed');
  }
  return {
    facts: { refreshed: 'ok' },
    session: { token: directives.sessionToken, claims: verified.result },
    setCookies: directives.setCookies,
  };
}

/** A code of the API, which is in words with underscores, or that of a port which has no key to ask by. */
const CODE = /^(?:\w{1,64}|missing-api-client)$/;

/** The code becomes part of a reason, which headers and URLs hold. */
function codeOf({ code, status }: PortError): string {
  return status === null ? 'fetch-error' : CODE.test(code) ? code : 'unexpected-bapi-error';
}
