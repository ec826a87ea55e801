import { NONCES } from './request-dimensions.ts';
import { HANDSHAKE_TOKEN_NAMES, MACHINE_TOKEN_NAMES, SESSION_TOKEN_NAMES } from './tokens.ts';
import { NOW } from './world.ts';

/** A cookie: absent, or its value in the header, in which `<name>` is a placeholder for a token. */
type Values = Readonly<Record<string, string | null>>;

const absent = { absent: null };
const tokens = (names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, `<${name}>`]));

const session: Values = {
  ...absent,
  ...tokens(SESSION_TOKEN_NAMES),
  ...tokens(MACHINE_TOKEN_NAMES),
  empty: '',
  quoted: '"<valid>"',
  'percent-encoded': '%65<valid>',
  'broken-percent': '%ZZ<valid>',
  opaque: 'ak_ok',
};
const uat: Values = {
  ...absent,
  old: String(NOW - 1000),
  zero: '0',
  'as-the-token': String(NOW - 5),
  'after-the-token': String(NOW - 4),
  now: String(NOW),
  future: String(NOW + 1000),
  'after-2038': '2200000000',
  text: 'abc',
  'number-and-text': `${NOW - 1000}abc`,
  negative: '-1',
  fraction: '0.5',
  exponent: '1e9',
  zeros: '00',
  spaces: ' 0 ',
  huge: '9'.repeat(400),
  empty: '',
};
const devBrowser: Values = { ...absent, given: 'dvb_cookie', encoded: 'dvb%20cookie', empty: '' };
const refresh: Values = {
  ...absent,
  ok: 'rt_ok',
  'ok-suffixed-only': 'rt_suffixed',
  'other-session': 'rt_other-session',
  'without-cookies': 'rt_without-cookies',
  'without-session': 'rt_without-session',
  expired: 'rt_expired',
  'bad-token': 'rt_bad-token',
  unauthorized: 'rt_unauthorized',
  limited: 'rt_limited',
  outage: 'rt_outage',
  broken: 'rt_broken',
  strange: 'rt_strange',
  html: 'rt_html',
  'header-splitting': 'rt_header-splitting',
};

/** The cookies of a request. Names that end in `Suffixed` have the suffix of the instance. */
export const COOKIES = {
  session,
  sessionSuffixed: session,
  uat,
  uatSuffixed: uat,
  devBrowser,
  devBrowserSuffixed: devBrowser,
  refresh: { ...absent, given: 'rt_ok' } as Values,
  refreshSuffixed: refresh,
  handshake: {
    ...absent,
    ...tokens(HANDSHAKE_TOKEN_NAMES),
    ...tokens(SESSION_TOKEN_NAMES),
    ...tokens(MACHINE_TOKEN_NAMES),
    empty: '',
  } as Values,
  nonce: {
    ...absent,
    ...Object.fromEntries(NONCES.map((name) => [name, `nonce_${name}`])),
    empty: '',
  } as Values,
  redirectCount: {
    ...absent,
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    text: 'x',
    negative: '-1',
    fraction: '2.5',
    huge: '1e400',
    hex: '0x3',
    empty: '',
    'stand-in-zero': '0',
    'stand-in-one': '1',
    'stand-in-three': '3',
  } as Values,
  /** Complete cookies before and after the others. */
  before: {
    ...absent,
    other: 'theme=dark; _ga=GA1.2.3',
    broken: 'a=%ZZ; =; ;b; =c; ',
    'session-first': '__session=x',
    'suffixed-first': '__session_$=<valid>',
    'uat-first': '__client_uat=0; __client_uat_$=0',
    'of-another-instance':
      '__session_AAAAAAAA=<valid>; __client_uat_AAAAAAAA=1799999000; __refresh_AAAAAAAA=rt_ok',
    prototype: '__proto__=x; constructor=y; toString=z',
    spaces: '__session = <valid> ;__client_uat\t=\t0',
  } as Values,
  after: {
    ...absent,
    'session-again': '__session=x',
    'uat-again': '__client_uat=0',
    semicolons: ';;;',
  } as Values,
} satisfies Readonly<Record<string, Values>>;
