import {
  browser,
  cookies,
  expired,
  foreign,
  good,
  type Instance,
  ISSUED_AT,
  navigation,
  type RequestCase,
  satellite,
  signedIn,
  suffixed,
  UAT,
} from './request-case.ts';
import type { TokenCase } from './tokens.ts';

type Row = readonly [name: string, headers: Record<string, string>, more?: Partial<RequestCase>];

const HEADERS: readonly Row[] = [
  ['nothing', {}],
  ['a bearer token', { authorization: `Bearer ${good}` }],
  ['a bearer token in lower case', { authorization: `bearer ${good}` }],
  ['a token without a scheme', { authorization: good }],
  ['two spaces before the token', { authorization: `Bearer  ${good}` }],
  ['a scheme and nothing else', { authorization: 'Bearer' }],
  ['more than a token', { authorization: `Bearer ${good} more` }],
  ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  [
    'a bearer token beside other cookies',
    { authorization: `Bearer ${good}`, ...cookies({ __session: 'x' }) },
  ],
  [
    'a bad bearer token beside good cookies',
    { authorization: 'Bearer x', ...cookies({ ...browser, ...signedIn }) },
  ],
  [
    'another scheme beside good cookies',
    { authorization: 'Basic dXNlcjpwYXNz', ...cookies({ ...browser, ...signedIn }) },
  ],
  ['a bearer token that expired, to POST', { authorization: `Bearer ${expired}` }, { method: 'POST' }],
];

const COOKIES: readonly Row[] = [
  ['good cookies', cookies({ ...browser, ...signedIn })],
  ['no cookie of the development browser', cookies(signedIn)],
  ['a development browser in the query', cookies(signedIn), { query: '?__clerk_db_jwt=dvb_1' }],
  [
    'a development browser in query and cookie',
    cookies({ ...browser, ...signedIn }),
    { query: '?__clerk_db_jwt=dvb_1' },
  ],
  ['a development browser alone', cookies(browser)],
  ['no client UAT', cookies({ ...browser, __session: good })],
  ['a client UAT of 0', cookies({ ...browser, __session: good, __client_uat: '0' })],
  ['a client UAT of 0 and no session', cookies({ ...browser, __client_uat: '0' })],
  ['a client UAT that is no number', cookies({ ...browser, __session: good, __client_uat: 'abc' })],
  [
    'a client UAT that starts as a number',
    cookies({ ...browser, __session: good, __client_uat: `${UAT}abc` }),
  ],
  ['a negative client UAT', cookies({ ...browser, __session: good, __client_uat: '-1' })],
  ['no session', cookies({ ...browser, __client_uat: UAT })],
  ['an empty session', cookies({ ...browser, __session: '', __client_uat: UAT })],
  ['a stale session', cookies({ ...browser, __session: good, __client_uat: String(ISSUED_AT + 1) })],
  [
    'a session as old as the client UAT',
    cookies({ ...browser, __session: good, __client_uat: String(ISSUED_AT) }),
  ],
  [
    'a stale session that expired',
    cookies({ ...browser, __session: expired, __client_uat: String(ISSUED_AT) }),
  ],
  ['an expired session', cookies({ ...browser, __session: expired, __client_uat: UAT })],
  [
    'an expired session, to POST',
    cookies({ ...browser, __session: expired, __client_uat: UAT }),
    { method: 'POST' },
  ],
  ['a session in quotes', cookies({ ...browser, __session: `"${good}"`, __client_uat: UAT })],
  [
    'a session that is percent-encoded',
    cookies({ ...browser, __session: good.replaceAll('.', '%2E'), __client_uat: UAT }),
  ],
  [
    'two sessions, the first good',
    { cookie: `__clerk_db_jwt=dvb_1; __client_uat=${UAT}; __session=${good}; __session=x` },
  ],
  [
    'two sessions, the first bad',
    { cookie: `__clerk_db_jwt=dvb_1; __client_uat=${UAT}; __session=x; __session=${good}` },
  ],
  [
    'a broken cookie before good ones',
    { cookie: `a=%ZZ; =; ;b; ${cookies({ ...browser, ...signedIn }).cookie}` },
  ],
  [
    'cookies of another origin, fetched',
    { ...cookies({ ...browser, ...signedIn }), referer: 'https://evil.example/' },
  ],
];

const PRODUCTION: readonly Row[] = [
  ['nothing', {}],
  ['good cookies', cookies(signedIn)],
  ['an expired session', cookies({ __session: expired, __client_uat: UAT })],
  ['no session', cookies({ __client_uat: UAT })],
  ['a bearer token', { authorization: `Bearer ${good}` }],
  [
    'a satellite, fetched',
    {},
    {
      options: satellite,
    },
  ],
  [
    'good cookies of a satellite, fetched',
    cookies(signedIn),
    {
      options: satellite,
    },
  ],
];

/** What a handshake, a refresh or the choice of suffixed cookies decides. */
const HANDSHAKES: readonly Row[] = [
  ['a navigation without a development browser', { ...navigation, ...cookies(signedIn) }],
  ['a navigation with nothing', navigation],
  [
    'a navigation with a stale session',
    { ...navigation, ...cookies({ ...browser, __session: good, __client_uat: String(ISSUED_AT + 1) }) },
  ],
  [
    'a navigation with an expired session',
    { ...navigation, ...cookies({ ...browser, __session: expired, __client_uat: UAT }) },
  ],
  ['a navigation with good cookies', { ...navigation, ...cookies({ ...browser, ...signedIn }) }],
  [
    'a navigation from another origin',
    { ...navigation, ...cookies({ ...browser, ...signedIn }), referer: 'https://evil.example/' },
  ],
  [
    'a navigation that was redirected too often',
    { ...navigation, ...cookies({ ...browser, __client_uat: UAT, __clerk_redirect_count: '3' }) },
  ],
  [
    'an expired session and a refresh cookie',
    cookies({
      ...browser,
      ...suffixed({ ...browser, __session: expired, __client_uat: UAT, __refresh: 'r' }),
    }),
  ],
  ['suffixed cookies alone', cookies(suffixed({ ...browser, ...signedIn }))],
  [
    'suffixed and plain cookies, both good',
    cookies({ ...browser, ...signedIn, ...suffixed({ ...browser, ...signedIn }) }),
  ],
  [
    'suffixed cookies signed out, plain ones signed in',
    cookies({ ...browser, ...signedIn, ...suffixed({ ...browser, __client_uat: '0' }) }),
  ],
  [
    'suffixed cookies signed in, plain ones signed out',
    cookies({ ...browser, __client_uat: '0', ...suffixed({ ...browser, ...signedIn }) }),
  ],
  [
    'plain cookies of another instance, suffixed ones of this',
    cookies({ ...browser, __session: foreign, __client_uat: UAT, ...suffixed({ ...browser, ...signedIn }) }),
  ],
  ['a handshake that is no token', cookies({ ...browser, ...signedIn, __clerk_handshake: 'x' })],
];

const rows = (instance: Instance, list: readonly Row[]): RequestCase[] =>
  list.map(([name, headers, more]) => ({ name: `${instance}, ${name}`, instance, headers, ...more }));

export const REQUEST_CASES: readonly RequestCase[] = [
  ...rows('development', HEADERS),
  ...rows('development', COOKIES),
  ...rows('production', PRODUCTION),
  ...rows('development', HANDSHAKES),
];

/** The same token as a bearer token, and as a cookie among good ones. */
export function requestsWith({ name, token, options }: TokenCase): readonly RequestCase[] {
  return [
    {
      name: `bearer token, ${name}`,
      instance: 'development',
      headers: { authorization: `Bearer ${token}` },
      options,
    },
    {
      name: `cookie, ${name}`,
      instance: 'development',
      headers: cookies({ ...browser, __session: token, __client_uat: UAT }),
      options,
    },
  ];
}
