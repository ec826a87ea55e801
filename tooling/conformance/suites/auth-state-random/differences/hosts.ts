import { type AuthCase, valueAt } from '../cases/dimensions.ts';
import type { Difference } from './difference.ts';

export const NOT_FORWARDED = { host: 'absent', forwardedHost: 'absent', forwardedProto: 'absent' };

/** The host of a request. */
export const HOSTS: readonly Difference[] = [
  {
    name: 'forwarded-hosts-as-the-options-say',
    because: 'Anybody can send a host: by default the URL of the request counts, or the hosts of a list.',
    rewrite: (authCase) =>
      authCase.forwardedHosts === 'none' || isUnlisted(authCase) ? NOT_FORWARDED : undefined,
  },
  {
    name: 'no-credentials-in-a-host',
    because: 'User and password are not part of a host.',
    rewrite: ({ forwardedHost }) => (forwardedHost === 'user' ? { forwardedHost: 'evil' } : undefined),
  },
  {
    name: 'empty-forwarded-host',
    because: 'An empty header counts as absent.',
    rewrite: ({ forwardedHost }) => (forwardedHost === 'empty' ? { forwardedHost: 'absent' } : undefined),
  },
  {
    name: 'path-is-not-a-host',
    because: 'A path that starts with two slashes stays a path, also where a host is forwarded.',
    rewrite: ({ url }) => (url === 'double-slash' ? { url: 'stand-in-double-slash' } : undefined),
  },
];

/** Returns whether a request names a host that is missing in the list of the options. */
export function isUnlisted(authCase: AuthCase): boolean {
  const host = valueAt(authCase, 'forwardedHost') || valueAt(authCase, 'host') || '';
  const first = host.split(',')[0]?.trim() ?? '';
  const isListed = ['app.example.com', 'app.example.com:8443'].includes(first);
  return authCase.forwardedHosts === 'list' && !isListed;
}
