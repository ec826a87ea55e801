import { instanceOf } from '../cases/build.ts';
import { tokenNamed } from '../cases/tokens.ts';
import type { Difference } from './difference.ts';

/** How a session with an expired token continues. */
export const REFRESHING: readonly Difference[] = [
  {
    name: 'unusable-cookies-of-a-refresh',
    because: 'A directive that is invalid in a header makes a refresh fail, and does not throw.',
    rewrite: ({ refreshSuffixed }) =>
      refreshSuffixed === 'header-splitting' ? { refreshSuffixed: 'strange' } : undefined,
    adjust: ({ authCase, theirs }) =>
      authCase.refreshSuffixed === 'header-splitting'
        ? {
            apiRequests: theirs.apiRequests.map((apiRequests) => ({
              ...apiRequests,
              body: renamed(apiRequests.body),
            })),
          }
        : undefined,
  },
  {
    name: 'token-that-counts-is-sent',
    because: 'If the token of a header counts, ours refreshes and returns it, and not the token of a cookie.',
    adjust: ({ authCase, theirs: { apiRequests, location } }) => {
      const token = tokenNamed(instanceOf(authCase), authCase.authorization);
      // The token of a cookie can be the same one, and stays in the URL.
      const isInCookie = [authCase.session, authCase.sessionSuffixed].includes(authCase.authorization);
      return token === undefined
        ? undefined
        : {
            apiRequests: apiRequests.map((each) => ({ ...each, body: withToken(each.body, token) })),
            location: location && {
              ...location,
              query: location.query.filter(
                ([name, value]) => name !== '__session' || value !== token || isInCookie,
              ),
            },
          };
    },
  },
];

function renamed(body: unknown): unknown {
  return isRefresh(body) ? { ...body, refresh_token: 'rt_header-splitting' } : body;
}

function withToken(body: unknown, token: string): unknown {
  return isRefresh(body) ? { ...body, expired_token: token } : body;
}

function isRefresh(body: unknown): body is { refresh_token: string; expired_token: string } {
  return typeof body === 'object' && body !== null && 'expired_token' in body;
}
