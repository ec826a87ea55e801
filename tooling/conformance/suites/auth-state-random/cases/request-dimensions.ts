import { HANDSHAKES } from './handshakes.ts';
import { HANDSHAKE_TOKEN_NAMES, MACHINE_TOKEN_NAMES, SESSION_TOKEN_NAMES } from './tokens.ts';

/** A header or parameter: absent, or its value, in which `<name>` is a placeholder for a token. */
type Values = Readonly<Record<string, string | null>>;

const absent = { absent: null };
const bearer = (names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, `Bearer <${name}>`]));
const named = (prefix: string, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, `${prefix}${name}`]));
const tokens = (names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, `<${name}>`]));

/** Secrets of machines. The name determines the response of the API. */
const OPAQUE_TOKENS: readonly string[] = ['ak', 'mt', 'oat'].flatMap((prefix) =>
  ['ok', 'organization', 'unknown', 'refused', 'limited', 'outage', 'broken', 'strange', 'html'].map(
    (name) => `${prefix}_${name}`,
  ),
);
export const NONCES: readonly string[] = [
  ...Object.keys(HANDSHAKES),
  'unknown',
  'limited',
  'outage',
  'broken',
  'strange',
  'html',
];

/** The request without its cookies. */
export const REQUEST = {
  method: { GET: 'GET', POST: 'POST', HEAD: 'HEAD', PUT: 'PUT', OPTIONS: 'OPTIONS' },
  url: {
    notes: 'https://app.example.com/notes',
    root: 'https://app.example.com/',
    satellite: 'https://satellite.example/notes',
    'org-acme': 'https://app.example.com/orgs/acme',
    'org-acme-deep': 'https://app.example.com/orgs/acme/a/b',
    'org-globex': 'https://app.example.com/orgs/globex/settings',
    'org-encoded': 'https://app.example.com/orgs/%61cme',
    'org-broken': 'https://app.example.com/orgs/%E0%A4%A',
    'org-slash': 'https://app.example.com/orgs/acme%2Fb/',
    'org-id-1': 'https://app.example.com/orgs-by-id/org_1',
    'org-id-2': 'https://app.example.com/orgs-by-id/org_2/x',
    me: 'https://app.example.com/me',
    localhost: 'http://localhost:3000/notes',
    fragment: 'https://app.example.com/notes#a',
    'double-slash': 'https://app.example.com//evil.example/x',
    insecure: 'http://app.example.com/notes',
    'stand-in-double-slash': 'https://app.example.com/stand-in/x',
  },
  synced: { ...absent, no: 'false', yes: 'true', empty: '', other: '1' } as Values,
  redirectUrl: {
    ...absent,
    satellite: 'https://satellite.example/a?b=c#d',
    'satellite-synced': 'https://satellite.example/?__clerk_synced=false&__clerk_db_jwt=old',
    localhost: 'http://localhost:4000/x',
    'with-user': 'https://user:pass@satellite.example/',
    relative: '/a',
    nonsense: 'http://',
    script: 'javascript:alert(1)',
    data: 'data:text/html,x',
    empty: '',
  } as Values,
  devBrowserInQuery: { ...absent, given: 'dvb_query', empty: '', odd: 'a&b=c d' } as Values,
  legacyDevBrowser: { ...absent, given: 'dvb_legacy' } as Values,
  handshakeInQuery: { ...absent, ...tokens(HANDSHAKE_TOKEN_NAMES), ...tokens(SESSION_TOKEN_NAMES) } as Values,
  nonceInQuery: { ...absent, ...named('nonce_', NONCES), empty: '', odd: '../x?y#z' } as Values,
  help: { ...absent, given: '1' } as Values,
  /** The count of this navigation, which only ours puts into the URL. */
  mark: { ...absent, one: '1', two: '2', nine: '9', text: 'x', 'two-digits': '12', empty: '' } as Values,
  otherQuery: {
    ...absent,
    plain: 'a=1&b=%20x+y',
    encoded: 'q=%C3%BC&r=%ZZ&s',
    'redirect-of-its-own': 'redirect_url=https://evil.example&format=token',
    'duplicates-without-redirect': '__clerk_synced=true&__clerk_db_jwt=second',
    duplicates: '__clerk_synced=true&__clerk_redirect_url=https://evil.example/&__clerk_db_jwt=second',
  } as Values,
  authorization: {
    ...absent,
    ...bearer(SESSION_TOKEN_NAMES),
    ...bearer(MACHINE_TOKEN_NAMES),
    ...named('Bearer ', OPAQUE_TOKENS),
    'no-scheme': '<valid>',
    'lower-case': 'bearer <valid>',
    'upper-case': 'BEARER <valid>',
    'two-spaces': 'Bearer  <valid>',
    'space-before': ' Bearer <valid>',
    'more-than-a-token': 'Bearer <valid> more',
    'two-values': 'Bearer <valid>, Bearer <valid>',
    tab: 'Bearer\t<valid>',
    'scheme-alone': 'Bearer',
    basic: 'Basic dXNlcjpwYXNz',
    empty: '',
    'lower-case-key': 'bearer ak_ok',
    'key-without-scheme': 'ak_ok',
    'prefix-alone': 'Bearer ak_',
    'unknown-prefix': 'Bearer xk_ok',
  } as Values,
  host: {
    ...absent,
    own: 'app.example.com',
    other: 'other.example',
    nonsense: 'a b',
    port: 'app.example.com:8443',
  },
  forwardedHost: {
    ...absent,
    app: 'app.example.com',
    satellite: 'satellite.example',
    list: 'app.example.com, internal.example',
    'space-first': ' app.example.com',
    empty: '',
    nonsense: 'a/b@c',
    user: 'user:pass@evil.example',
    evil: 'evil.example',
  } as Values,
  forwardedProto: {
    ...absent,
    https: 'https',
    http: 'http',
    list: 'https,http',
    nonsense: 'java script',
  } as Values,
  cloudFrontProto: { ...absent, http: 'http', https: 'https' } as Values,
  origin: {
    ...absent,
    app: 'https://app.example.com',
    satellite: 'https://satellite.example',
    null: 'null',
  } as Values,
  referrer: {
    ...absent,
    own: 'https://app.example.com/before',
    satellite: 'https://satellite.example/x',
    search: 'https://search.example/',
    portal: 'https://accounts.example.com/sign-in',
    'portal-in-development': 'https://happy-fox-12.accounts.dev/sign-in',
    'portal-of-another': 'https://sad-owl-34.accounts.dev/sign-in',
    'frontend-api': 'https://clerk.example.com/v1/x',
    'frontend-api-in-development': 'https://happy-fox-12.clerk.accounts.dev/x',
    proxy: 'https://proxy.example.com/',
    nonsense: 'not a url',
    app: 'android-app://com.example/',
    empty: '',
  } as Values,
  destination: {
    ...absent,
    document: 'document',
    iframe: 'iframe',
    empty: 'empty',
    image: 'image',
    upper: 'Document',
  },
  accept: {
    ...absent,
    html: 'text/html,application/xhtml+xml',
    json: 'application/json',
    any: '*/*',
    'html-second': 'application/json, text/html',
    'html-upper': 'Text/HTML',
  } as Values,
} satisfies Readonly<Record<string, Values>>;
