import type { ListedRefreshFailedReason } from '../../../../../packages/auth-state/src/wire/refresh-failed-reason.ts';
import type { Advice } from '../advice.ts';

/** Why a session whose token expired could not be refreshed. */
export const REFRESH_ADVICE: Readonly<Record<ListedRefreshFailedReason, Advice>> = {
  'session-token-expired-refresh-expired-session-token-missing-sid-claim': {
    means: 'The expired token names no session.',
    causes: ['It is a token of a template, or of another issuer'],
    remedy: 'Send session tokens. A template is for other services.',
  },
  'session-token-expired-refresh-fetch-error': {
    means: 'The API could not be reached to refresh the session.',
    causes: ['The API is down or slow', 'The network blocks it'],
    remedy:
      '`state.error` has the cause. Browsers are redirected to a handshake, which does not need the server.',
  },
  'session-token-expired-refresh-invalid-session-token': {
    means: 'The refresh returned a token that cannot be verified.',
    causes: ['`jwtKey` belongs to another instance', 'The session ended, so that the cookie is removed'],
    remedy: 'Compare the instance of `secretKey` with that of `jwtKey` and the publishable key.',
  },
  'session-token-expired-refresh-missing-api-client': {
    means: 'The session could not be refreshed, for lack of a secret key or a port.',
    causes: ['`secretKey` is not set', 'A port `refreshSession` is missing'],
    remedy: 'Set `secretKey`. Without it, expired tokens need a handshake.',
  },
  'session-token-expired-refresh-unexpected-bapi-error': {
    means: 'The API answered the refresh with an error without a usable code.',
    causes: ['A gateway or a proxy answered in place of the API'],
    remedy: 'Look at `state.error` and at `apiUrl`.',
  },
  'session-token-expired-refresh-unexpected-error': {
    means: 'The port that refreshes sessions threw, or returned something else than a result.',
    causes: ['A port of the application has a bug'],
    remedy: 'Look at `state.error.cause`.',
  },
  'session-token-expired-refresh-unexpected-sdk-error': {
    means: 'The API answered the refresh without usable cookies.',
    causes: ['Another server answered', '`clerkApiVersion` is of another form'],
    remedy: 'Check `apiUrl`.',
  },
  'session-token-expired-refresh-authentication_invalid': {
    means: 'The API says that the session cannot be refreshed by this browser.',
    causes: ['The session ended'],
    remedy: 'Nothing: the browser is redirected to a handshake.',
  },
  'session-token-expired-refresh-refresh_sid_mismatch': {
    means: 'The expired token belongs to another session than the refresh token.',
    causes: ['The browser signed in as another user meanwhile'],
    remedy: 'Nothing: the browser is redirected to a handshake.',
  },
  'session-token-expired-refresh-refresh_token_not_found': {
    means: 'The API does not know the refresh token.',
    causes: ['The session ended', 'The cookies are from two instances'],
    remedy: 'Nothing: the browser is redirected to a handshake.',
  },
  'session-token-expired-refresh-resource_not_found': {
    means: 'The session does not exist.',
    causes: ['The session or its user was deleted', 'The secret key is from another instance'],
    remedy:
      'If it happens to every visitor, compare the instance of `secretKey` with that of the publishable key.',
  },
  'session-token-expired-refresh-session_revoked': {
    means: 'The session was revoked.',
    causes: ['An administrator or the user ended it'],
    remedy: 'Nothing: the handshake signs the visitor out.',
  },
  'session-token-expired-refresh-too_many_requests': {
    means: 'The API limits the requests of this key.',
    causes: ['Many visitors come back at once', 'Another service shares the key'],
    remedy: 'Nothing for visitors. If it lasts, give the other service a key of its own.',
  },
  'session-token-expired-refresh-user_banned': {
    means: 'The user of the session is banned.',
    causes: ['An administrator banned the user'],
    remedy: 'Nothing: the handshake signs the visitor out.',
  },
};
