import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';

const HANDSHAKE_REASONS =
  /^(dev-browser-|satellite-needs|primary-|session-token-(but|expired|iat|nbf)|client-uat|active-)/;

/** True for a page that is shown because a handshake that was needed did not start. */
export function isStoppedHandshake({ state }: Outcome): boolean {
  return state['status'] === 'signed-out' && HANDSHAKE_REASONS.test(String(state['reason']));
}

/** True if a browser shows the response in its address bar, so that it can be redirected. */
export function isNavigation({ method, destination, accept }: AuthCase): boolean {
  const isPage =
    ['document', 'iframe'].includes(destination) || (destination === 'absent' && accept === 'html');
  return method === 'GET' && isPage;
}

/** True if a handshake decided, and not the cookies or a refresh. */
export function isDecidedByHandshake({ state, setCookie, apiRequests }: Outcome): boolean {
  const isRefreshed = apiRequests.some(({ path }) => path.includes('/refresh'));
  return (
    state['reason'] === 'session-token-missing' ||
    (state['status'] === 'signed-in' && setCookie.length > 0 && !isRefreshed)
  );
}

/** True if the cookies of a session count. Version 1.0.1 has no token types. */
export function isSession({ acceptsToken }: AuthCase, { state }: Outcome): boolean {
  return state['tokenType'] === 'session_token' || acceptsToken === 'default';
}
