import { build, optionsOf } from '../cases/build.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import { NOW } from '../cases/world.ts';
import type { Location, Outcome } from '../outcome.ts';
import type { Difference } from './difference.ts';
import { publicUrlOf } from './public-url-of.ts';
import { countRedirects, isSatellite, sendsNoCookies } from './redirect-count.ts';

/** The headers of a state. */
export const RESPONSES: readonly Difference[] = [
  {
    name: 'session-cookies-are-not-stored',
    because: 'A response that sets session cookies is not for shared caches.',
    adjust: ({ theirs }) =>
      theirs.setCookie.length > 0
        ? { headers: { ...theirs.headers, 'cache-control': 'no-store' } }
        : undefined,
  },
  {
    name: 'null-origin-is-not-allowed',
    because: 'The null origin, of a sandboxed document for instance, reads no response with credentials.',
    adjust: ({ authCase, theirs }) => {
      const {
        'access-control-allow-origin': _,
        'access-control-allow-credentials': __,
        ...headers
      } = theirs.headers;
      return authCase.nullOrigin === 'on' ? undefined : { headers };
    },
  },
  {
    name: 'session-token-stays-out-of-urls',
    because: 'URLs end in logs, histories and referrers.',
    adjust: ({ authCase, theirs }) =>
      authCase.tokenInUrl === 'on'
        ? undefined
        : withQuery(theirs, (query) => query.filter(([name]) => name !== '__session')),
  },
  {
    name: 'both-sets-of-cookies-are-renewed',
    because:
      'Existing cookies with the suffix are renewed too; otherwise they could take precedence over the renewed ones.',
    adjust: ({ authCase, theirs }) =>
      hasSuffixedCookies(authCase)
        ? withQuery(theirs, (query) =>
            query.map(([name, value]) => [name, name === 'suffixed_cookies' ? 'true' : value] as const),
          )
        : undefined,
  },
  {
    name: 'handshakes-stay-out-of-urls',
    because: 'The result of a handshake is valid once, and must not return in the next handshake.',
    adjust: ({ theirs }) =>
      withQuery(theirs, (query) =>
        query.map(
          ([name, value]) => [name, name === 'redirect_url' ? without(HANDSHAKE, value) : value] as const,
        ),
      ),
  },
  {
    name: 'tokens-stay-out-of-sign-in-urls',
    because:
      'A satellite passes its URL to its primary without the parameters that only the satellite may know.',
    adjust: ({ theirs: { state, location } }) =>
      state['status'] !== 'handshake' || state['reason'] !== 'satellite-needs-syncing' || !location
        ? undefined
        : { location: { ...location, query: lastWithout(location.query) } },
  },
  {
    name: 'urls-keep-their-spelling',
    because: 'The query of a URL is serialized again only if a parameter is removed.',
    adjust: ({ authCase, theirs }) => {
      const { search } = new URL(build(authCase).request.url);
      return /__clerk_(?:db_jwt|handshake|handshake_nonce|redirect_count)=|__dev_session=/.test(search)
        ? undefined
        : withQuery(theirs, (query) =>
            query.map(
              ([name, value]) => [name, name === 'redirect_url' ? respelled(value, search) : value] as const,
            ),
          );
    },
  },
  {
    name: 'handshakes-return-with-a-count',
    because: 'From the second start on, the URL that a handshake returns to has the count of its navigation.',
    adjust: ({ authCase, theirs: { state, location } }) => {
      const isStarted = state['status'] === 'handshake' && location !== null;
      return isStarted ? { location: { ...location, query: withMark(location, authCase) } } : undefined;
    },
  },
  {
    name: 'options-are-echoed',
    because: 'Every state has the options that later code uses to respond, even for a rejected token class.',
    adjust: ({ authCase, rewritten, theirs: { state } }) =>
      state['tokenType'] === null ? { state: { ...state, ...echoOf(authCase, rewritten) } } : undefined,
  },
];

function echoOf(authCase: AuthCase, rewritten: AuthCase): Readonly<Record<string, unknown>> {
  const options = optionsOf(authCase);
  const { proxyUrl } = options;
  const { origin } = publicUrlOf(rewritten);
  const names = ['publishableKey', 'domain', 'signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'];
  return {
    ...Object.fromEntries(names.map((name) => [name, options[name] ?? ''])),
    isSatellite: options['isSatellite'] ?? false,
    proxyUrl: String(proxyUrl ?? '').startsWith('/') ? `${origin}${proxyUrl}` : (proxyUrl ?? ''),
  };
}

function hasSuffixedCookies({
  sessionSuffixed,
  uatSuffixed,
  devBrowserSuffixed,
  refreshSuffixed,
  before,
}: AuthCase): boolean {
  return (
    [sessionSuffixed, uatSuffixed, devBrowserSuffixed, refreshSuffixed].some((name) => name !== 'absent') ||
    ['suffixed-first', 'uat-first'].includes(before)
  );
}

type Query = Location['query'];

function withQuery(outcome: Outcome, change: (query: Query) => Query): Partial<Outcome> | undefined {
  const { location } = outcome;
  return location?.target.endsWith('/v1/client/handshake')
    ? { location: { ...location, query: change(location.query) } }
    : undefined;
}

const HANDSHAKE = ['__clerk_handshake', '__clerk_handshake_nonce'];
const ONCE_ONLY = [...HANDSHAKE, '__clerk_db_jwt', '__dev_session'];

function without(names: readonly string[], text: string): string {
  const url = new URL(text);
  for (const name of names.filter((each) => url.searchParams.has(each))) {
    url.searchParams.delete(name);
  }
  return url.href;
}

/** The last parameter was added to the sign-in URL. */
function lastWithout(query: Query): Query {
  return query.map(([name, value], index) =>
    name === '__clerk_redirect_url' && index === query.length - 1
      ? [name, without(ONCE_ONLY, value)]
      : [name, value],
  );
}

/** The URL to return to is the last parameter of this name. */
function withMark({ target, query }: Location, authCase: AuthCase): Query {
  const holder = target.endsWith('/v1/client/handshake') ? 'redirect_url' : '__clerk_redirect_url';
  const last = query.map(([name]) => name).lastIndexOf(holder);
  return query.map(([name, value], index) =>
    index === last ? [name, marked(value, authCase)] : [name, value],
  );
}

function marked(text: string, authCase: AuthCase): string {
  const { count, isFlagged } = countRedirects(authCase);
  const mayKeepNoCookies = sendsNoCookies(authCase) && authCase.instance === 'development';
  const isProductionSatellite = isSatellite(authCase) && authCase.instance === 'production';
  const isMarked = isFlagged || count > 0 || mayKeepNoCookies || isProductionSatellite;
  const url = new URL(without([MARK], text));
  if (isMarked) {
    // The mark of a satellite in production stays in the address bar, and goes out of date.
    url.searchParams.set(MARK, isProductionSatellite ? `${count + 1}-${NOW}` : String(count + 1));
  }
  return url.href;
}

const MARK = '__clerk_redirect_count';

function respelled(text: string, search: string): string {
  const url = new URL(text);
  url.search = search;
  return url.href;
}
