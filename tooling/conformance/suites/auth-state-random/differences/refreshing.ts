import { instanceOf } from '../cases/build.ts';
import { tokenNamed } from '../cases/tokens.ts';
import type { Difference } from './difference.ts';

/** How a session goes on whose token expired. */
export const REFRESHING: readonly Difference[] = [
  {
    name: 'unusable-cookies-of-a-refresh',
    because: 'A directive that no header takes makes a refresh fail, and does not throw.',
    rewrite: ({ refreshSuffixed }) =>
      refreshSuffixed === 'header-splitting' ? { refreshSuffixed: 'strange' } : undefined,
    adjust: ({ authCase, theirs }) =>
      authCase.refreshSuffixed === 'header-splitting'
        ? { asked: theirs.asked.map((asked) => ({ ...asked, body: renamed(asked.body) })) }
        : undefined,
  },
  {
    name: 'the-token-that-counts-is-sent',
    because:
      'Where the token of a header counts, it is refreshed and told, and not that of a cookie beside it.',
    adjust: ({ authCase, theirs: { asked, location } }) => {
      const token = tokenNamed(instanceOf(authCase), authCase.authorization);
      return token === undefined
        ? undefined
        : {
            asked: asked.map((each) => ({ ...each, body: withToken(each.body, token) })),
            location: location && {
              ...location,
              query: location.query.map(
                ([name, value]) => [name, name === '__session' ? token : value] as const,
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
