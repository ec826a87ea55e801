import { type AuthCase, type Dimension, valueAt } from './dimensions.ts';
import { OPTIONS, type Options } from './option-dimensions.ts';
import { fill, type Variant } from './tokens.ts';
import { API_URL, INSTANCES, type InstanceName } from './world.ts';

/** The arguments of an SDK. */
export interface Built {
  readonly request: Request;
  /** Options at setup, and per call. */
  readonly bound: Options;
  readonly perCall: Options;
}

/** Builds the request and the options of a case. */
export function build(authCase: AuthCase): Built {
  return { request: buildRequest(authCase), ...buildOptions(authCase) };
}

export function instanceOf(authCase: AuthCase): InstanceName {
  return authCase.instance === 'production' ? 'production' : 'development';
}

export function variantOf({ audienceOfTokens }: AuthCase): Variant {
  return audienceOfTokens === 'none' ? 'plain' : 'with-audience';
}

/** All options of a case. Options of a call override those at setup. */
export function optionsOf(authCase: AuthCase): Options {
  const { publishableKey, secretKey } = INSTANCES[instanceOf(authCase)];
  const options: Options = Object.assign(
    { publishableKey, secretKey, apiUrl: API_URL },
    // The values of these dimensions are options.
    ...Object.keys(OPTIONS).map((name) => valueAt(authCase, name as keyof typeof OPTIONS)),
  );
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, ofInstance(authCase, value)]));
}

/** Converts a secret key of the development instance to a production key. */
function ofInstance({ instance }: AuthCase, value: unknown): unknown {
  return typeof value === 'string' && instance === 'production'
    ? value.replace(/^sk_test_/, 'sk_live_')
    : value;
}

/** Options at setup only: the reference does not accept them per call. */
const AT_SETUP_ONLY: readonly string[] = ['apiUrl', 'secretKey', 'machineSecretKey'];
/** The options that setup accepts: the reference drops the others. */
const AT_SETUP: readonly string[] = [
  ...AT_SETUP_ONLY,
  ...['jwtKey', 'publishableKey', 'proxyUrl', 'domain', 'isSatellite', 'audience'],
  // Options that only ours has.
  ...['forwardedHosts', 'satelliteOrigins', 'sessionTokenInHandshakeUrl', 'nullOriginCors'],
  'acceptUnrequestedHandshakes',
];
const OTHERS: Options = {
  isSatellite: true,
  domain: 'overridden.example',
  proxyUrl: 'https://overridden.example',
  audience: 'overridden',
};

function buildOptions(authCase: AuthCase): { bound: Options; perCall: Options } {
  const options = Object.entries(optionsOf(authCase));
  const names = authCase.binding === 'bound' ? AT_SETUP : AT_SETUP_ONLY;
  const bound = options.filter(([name]) => names.includes(name));
  const perCall = options.filter(([name]) => !names.includes(name));
  const overridden = Object.entries(OTHERS).filter(
    ([name]) => authCase.binding === 'overridden' && perCall.some(([given]) => given === name),
  );
  return {
    bound: Object.fromEntries([...bound, ...overridden]),
    perCall: Object.fromEntries(perCall),
  };
}

const HEADERS = [
  ['authorization', 'authorization'],
  ['host', 'host'],
  ['forwardedHost', 'x-forwarded-host'],
  ['forwardedProto', 'x-forwarded-proto'],
  ['cloudFrontProto', 'cloudfront-forwarded-proto'],
  ['origin', 'origin'],
  ['referrer', 'referer'],
  ['destination', 'sec-fetch-dest'],
  ['accept', 'accept'],
] as const satisfies ReadonlyArray<readonly [Dimension, string]>;

function buildRequest(authCase: AuthCase): Request {
  const headers = new Headers({ 'user-agent': 'Browser/1.0' });
  for (const [dimension, name] of HEADERS) {
    const value = textOf(authCase, dimension);
    if (value !== null) {
      headers.set(name, value);
    }
  }
  const cookie = cookieHeaderOf(authCase);
  if (cookie !== '') {
    headers.set('cookie', cookie);
  }
  return new Request(urlOf(authCase), { method: valueAt(authCase, 'method'), headers });
}

const PARAMETERS = [
  ['synced', '__clerk_synced'],
  ['redirectUrl', '__clerk_redirect_url'],
  ['devBrowserInQuery', '__clerk_db_jwt'],
  ['legacyDevBrowser', '__dev_session'],
  ['handshakeInQuery', '__clerk_handshake'],
  ['nonceInQuery', '__clerk_handshake_nonce'],
  ['help', '__clerk_help'],
  ['mark', '__clerk_redirect_count'],
] as const satisfies ReadonlyArray<readonly [Dimension, string]>;

function urlOf(authCase: AuthCase): string {
  const parts = PARAMETERS.flatMap(([dimension, name]) => {
    const value = textOf(authCase, dimension);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  const other = textOf(authCase, 'otherQuery');
  const query = [...(other === null ? [] : [other]), ...parts].join('&');
  const url = valueAt(authCase, 'url');
  const [path, fragment] = url.split('#');
  return `${path}${query && '?'}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

const NAMED_COOKIES = [
  ['session', '__session'],
  ['sessionSuffixed', '__session_$'],
  ['uat', '__client_uat'],
  ['uatSuffixed', '__client_uat_$'],
  ['devBrowser', '__clerk_db_jwt'],
  ['devBrowserSuffixed', '__clerk_db_jwt_$'],
  ['refresh', '__refresh'],
  ['refreshSuffixed', '__refresh_$'],
  ['handshake', '__clerk_handshake'],
  ['nonce', '__clerk_handshake_nonce'],
  ['redirectCount', '__clerk_redirect_count'],
] as const satisfies ReadonlyArray<readonly [Dimension, string]>;

function cookieHeaderOf(authCase: AuthCase): string {
  const instance = instanceOf(authCase);
  const named = NAMED_COOKIES.flatMap(([dimension, name]) => {
    const value = textOf(authCase, dimension);
    return value === null ? [] : [`${fill(instance, name)}=${value}`];
  });
  return [textOf(authCase, 'before'), ...named, textOf(authCase, 'after')]
    .filter((part) => part !== null)
    .join('; ');
}

/** Returns the value of a dimension of the request, with its tokens filled in, or null if it is absent. */
function textOf(authCase: AuthCase, dimension: TextDimension): string | null {
  const value: string | null = valueAt(authCase, dimension);
  return value === null ? null : toHeaderText(fill(instanceOf(authCase), value, variantOf(authCase)));
}

type TextDimension = Exclude<Dimension, keyof typeof OPTIONS>;

/** A header contains bytes: other characters are encoded as UTF-8. */
function toHeaderText(text: string): string {
  return Buffer.from(text).toString('latin1');
}
