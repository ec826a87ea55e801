import type { AuthErrorReason } from '@x/auth-state';
import type { Advice } from './advice.ts';

/** Why a request is not signed in, and what to do. */
export const REQUEST_ADVICE: Readonly<Record<AuthErrorReason, Advice>> = {
  'active-organization-mismatch': {
    means: 'The path names another organization than the session has.',
    causes: ['A link leads to the page of an organization that is not active'],
    remedy:
      'Nothing: the browser is redirected, and comes back with the organization of the path. If it does not, check `organizationSyncOptions`.',
  },
  'api-unavailable': {
    means: 'It is unknown who sent the request, because a call of the API failed.',
    causes: ['The API is down or slow', 'The secret key is rejected', 'A port is missing'],
    remedy: 'Respond with 503. `state.error` has the cause, for logs.',
  },
  'client-uat-but-no-session-token': {
    means: 'The browser was signed in before, and its session token is missing.',
    causes: [
      'The token cookie expired with a closed browser',
      'The request comes from an API client that sends only some cookies',
    ],
    remedy:
      'Nothing for pages: the browser is redirected. For APIs, send the token of `getToken()` in the Authorization header.',
  },
  'dev-browser-missing': {
    means: 'The instance is a development instance, and the browser is not known to it yet.',
    causes: ['It is the first visit', 'Cookies are blocked'],
    remedy:
      'Nothing: the browser is redirected once. If it happens on every visit, the browser keeps no cookies for this host.',
  },
  'dev-browser-sync': {
    means: 'A development browser arrives with its identity in the URL.',
    causes: ['The visitor comes from the account portal or another origin'],
    remedy: 'Nothing: the browser is redirected once, and the parameter disappears.',
  },
  'No token in header': {
    means: 'A route for machines got no Authorization header.',
    causes: ['The caller sent a cookie only', 'A proxy removed the header'],
    remedy: 'Send `Authorization: Bearer` with the key or the token.',
  },
  'primary-domain-cross-origin-sync': {
    means: 'A visitor comes from a satellite, and the session must be brought up to date.',
    causes: ['The visitor follows a link of a satellite'],
    remedy: 'Nothing: the browser is redirected once. List your satellites in `satelliteOrigins`.',
  },
  'primary-responds-to-syncing': {
    means: 'A satellite requests the session from this primary domain.',
    causes: ['A satellite started a synchronization'],
    remedy:
      'Nothing: the browser goes back to the satellite. If it stays, the satellite is not in `satelliteOrigins`.',
  },
  'satellite-needs-syncing': {
    means: 'This satellite does not know yet whether the visitor is signed in at its primary.',
    causes: ['It is the first visit at this satellite'],
    remedy:
      'Nothing: the browser is redirected once. If it repeats, check `domain`, `isSatellite` and the clock.',
  },
  'session-token-and-uat-missing': {
    means: 'The visitor has no session.',
    causes: ['The visitor has not signed in yet', 'The cookies belong to another domain'],
    remedy:
      'Nothing: this is a signed-out visitor. If users are surprised, compare the domain of the cookies with that of the page.',
  },
  'session-token-expired-refresh-non-eligible-no-refresh-cookie': {
    means: 'The session token expired, and the browser has no cookie that could refresh it.',
    causes: ['The instance has no refresh tokens', 'The browser was away for long'],
    remedy: 'Nothing: pages are redirected to a handshake.',
  },
  'session-token-expired-refresh-non-eligible-non-get': {
    means: 'The session token expired, and the request is not a GET.',
    causes: ['A form was sent after the page had been open for long'],
    remedy:
      'Send the fresh token of `getToken()` with requests of scripts, and load the page again before a form.',
  },
  'session-token-iat-before-client-uat': {
    means: 'The session changed after this token was made.',
    causes: ['The user signed in or out in another tab'],
    remedy: 'Nothing: the browser is redirected, and gets the token of the new session.',
  },
  'session-token-iat-in-the-future': {
    means: 'The token was issued in the future.',
    causes: ['The clock of the server is behind'],
    remedy: 'Synchronize the clock of the server.',
  },
  'session-token-missing': {
    means: 'A handshake says that the visitor is signed out.',
    causes: ['The session ended', 'The user was deleted or banned'],
    remedy: 'Nothing: this is a signed-out visitor.',
  },
  'session-token-nbf': {
    means: 'The token is not valid yet.',
    causes: ['The clock of the server is behind'],
    remedy: 'Synchronize the clock of the server.',
  },
  'session-token-but-no-client-uat': {
    means: 'There is a session token, and the cookie that says when the session changed is missing.',
    causes: ['A browser blocks some cookies', 'A script removed the cookie'],
    remedy: 'Nothing: the browser is redirected once. If it repeats, look which cookies the browser stores.',
  },
  'token-type-mismatch': {
    means: 'The token has a type that the route does not accept.',
    causes: ['An API key is sent to a route for sessions', '`acceptsToken` is missing'],
    remedy: 'Accept the type: `acceptsToken: ["session_token", "api_key"]`.',
  },
  'unexpected-error': {
    means: 'A port of the application threw, or returned something else than a result.',
    causes: ['A port has a bug'],
    remedy: 'Look at `state.error.cause`. Visitors get 503 and are not signed out.',
  },
};
