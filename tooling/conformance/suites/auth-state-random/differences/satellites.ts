import type { AuthCase } from '../cases/dimensions.ts';
import type { Difference } from './difference.ts';

type Names = Readonly<Record<string, (name: string) => boolean>>;

/** The origins that count as satellites, by the option. */
const REFERRERS: Names = { list: (name) => name === 'satellite', any: (name) => name !== 'app' };
const WEB_URLS = ['satellite', 'satellite-synced', 'localhost', 'with-user'];
const WAITING: Names = {
  list: (name) => WEB_URLS.includes(name),
  any: (name) => WEB_URLS.includes(name),
};

/** Only the origins in the options are satellites. */
export const SATELLITES: readonly Difference[] = [
  {
    name: 'referrer-is-a-satellite',
    because: 'Only a visitor who comes from a satellite is sent to a handshake.',
    rewrite: (authCase) => unlessListed(authCase, 'referrer', REFERRERS),
  },
  {
    name: 'redirects-to-satellites-only',
    because: 'The development browser goes to an http(s) URL of a satellite, and nowhere else.',
    rewrite: (authCase) =>
      // The first of several parameters counts.
      authCase.otherQuery === 'duplicates' && authCase.satelliteOrigins !== 'any'
        ? { otherQuery: 'duplicates-without-redirect', redirectUrl: 'absent' }
        : unlessListed(authCase, 'redirectUrl', WAITING),
  },
];

function unlessListed(
  authCase: AuthCase,
  dimension: 'referrer' | 'redirectUrl',
  listed: Names,
): Partial<AuthCase> | undefined {
  const isListed = listed[authCase.satelliteOrigins]?.(authCase[dimension]) === true;
  return isListed || authCase[dimension] === 'absent' ? undefined : { [dimension]: 'absent' };
}
