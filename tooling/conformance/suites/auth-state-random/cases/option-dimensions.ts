import { PUBLIC_PEM } from '../../reference/hand-made-token.ts';
import { MACHINE_SECRET_KEY } from './world.ts';

/** Options that both SDKs accept. A value of `undefined` omits an option. */
export type Options = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, Options>>;

const satellite = { isSatellite: true, domain: 'satellite.example' };

/** The setup of an application. Each name adds options. */
export const OPTIONS = {
  instance: { development: {}, production: {} },
  /** Whether options are set at setup, per call, or at setup with values that the call overrides. */
  binding: { bound: {}, call: {}, overridden: {} },
  keys: {
    pem: { jwtKey: PUBLIC_PEM },
    jwks: {},
    'jwks-outage': { secretKey: 'sk_test_outage' },
    'jwks-refuses': { secretKey: 'sk_test_refused' },
    'jwks-is-empty': { secretKey: 'sk_test_empty' },
    'pem-without-secret': { jwtKey: PUBLIC_PEM, secretKey: undefined },
    none: { secretKey: undefined },
  },
  publishableKey: {
    given: {},
    missing: { publishableKey: undefined },
    malformed: { publishableKey: 'pk_test_x' },
    'of-another-kind': { publishableKey: 'sk_test_x' },
  },
  machineSecretKey: { none: {}, given: { machineSecretKey: MACHINE_SECRET_KEY } },
  satellite: {
    no: {},
    domain: satellite,
    'proxy-of-its-own': { isSatellite: true, proxyUrl: 'https://satellite.example/__clerk' },
    'domain-and-proxy': { ...satellite, proxyUrl: 'https://satellite.example/__clerk' },
    'neither-domain-nor-proxy': { isSatellite: true },
    'domain-of-a-primary': { domain: 'satellite.example' },
    'said-not-to-be': { isSatellite: false, domain: '' },
  } as Values,
  autoSync: { none: {}, on: { satelliteAutoSync: true }, off: { satelliteAutoSync: false } },
  signInUrl: {
    none: {},
    primary: { signInUrl: 'https://app.example.com/sign-in?from=satellite' },
    'with-fragment': { signInUrl: 'https://app.example.com/sign-in#start' },
    portal: { signInUrl: 'https://accounts.example.com/sign-in' },
    relative: { signInUrl: '/sign-in' },
    'of-the-satellite': { signInUrl: 'https://satellite.example/sign-in' },
    nonsense: { signInUrl: 'http://' },
  } as Values,
  proxyUrl: {
    none: {},
    path: { proxyUrl: '/__clerk' },
    'path-with-slash': { proxyUrl: '/__clerk/' },
    absolute: { proxyUrl: 'https://app.example.com/__clerk' },
    insecure: { proxyUrl: 'http://app.example.com:8080/a/b/' },
    host: { proxyUrl: 'https://proxy.example.com' },
    empty: { proxyUrl: '' },
  } as Values,
  acceptsToken: {
    default: {},
    session: { acceptsToken: 'session_token' },
    'api-key': { acceptsToken: 'api_key' },
    m2m: { acceptsToken: 'm2m_token' },
    oauth: { acceptsToken: 'oauth_token' },
    any: { acceptsToken: 'any' },
    'session-or-key': { acceptsToken: ['session_token', 'api_key'] },
    machines: { acceptsToken: ['m2m_token', 'oauth_token'] },
    all: { acceptsToken: ['session_token', 'api_key', 'm2m_token', 'oauth_token'] },
    'one-in-a-list': { acceptsToken: ['api_key'] },
    nothing: { acceptsToken: [] },
  } as Values,
  organizationSync: {
    none: {},
    slug: sync(['/orgs/:slug', '/orgs/:slug/(.*)']),
    id: sync(['/orgs-by-id/:id', '/orgs-by-id/:id/(.*)']),
    personal: sync(undefined, ['/me', '/me/(.*)']),
    both: sync(['/orgs/:slug/(.*)?', '/orgs-by-id/:id'], ['/me/(.*)?', '/orgs/(.*)']),
    'no-parameter': sync(['/orgs/(.*)'], ['/notes']),
    empty: sync([], []),
    'one-text': sync('/orgs/:slug', '/(me|notes)'),
    'with-expression': sync(
      ['/orgs-by-id/:id(org_\\w+)', '/orgs/{:slug}?/(.*)', '/:slug/settings'],
      ['/{me}?'],
    ),
    invalid: sync(['/orgs/:']),
  } as Values,
  audience: {
    none: {},
    a: { audience: 'a' },
    list: { audience: ['b', 'x'] },
    other: { audience: 'https://other.example' },
    empty: { audience: '' },
  } as Values,
  /** Adds an unknown audience to every token, so that a requested check finds an audience. */
  audienceOfTokens: { none: {}, 'stand-in': {} } as Values,
  authorizedParties: {
    none: {},
    own: { authorizedParties: ['https://other.test', 'https://app.example.com'] },
    other: { authorizedParties: ['https://other.example'] },
  } as Values,
  clockSkew: { default: {}, none: { clockSkewInMs: 0 }, 'two-minutes': { clockSkewInMs: 120_000 } } as Values,
  echoed: {
    none: {},
    all: {
      signUpUrl: 'https://app.example.com/sign-up',
      afterSignInUrl: '/home',
      afterSignUpUrl: '/welcome',
    },
  } as Values,
  /** Options of ours that restore the behaviour of the reference. */
  forwardedHosts: {
    none: {},
    any: { forwardedHosts: 'any' },
    list: { forwardedHosts: ['app.example.com', 'app.example.com:8443'] },
  } as Values,
  satelliteOrigins: {
    none: {},
    any: { satelliteOrigins: 'any' },
    list: { satelliteOrigins: ['https://satellite.example', 'http://localhost:4000'] },
  } as Values,
  tokenInUrl: { none: {}, on: { sessionTokenInHandshakeUrl: true } } as Values,
  nullOrigin: { none: {}, on: { nullOriginCors: true } } as Values,
  unrequestedHandshakes: { none: {}, accepted: { acceptUnrequestedHandshakes: true } } as Values,
} satisfies Readonly<Record<string, Values>>;

function sync(
  organizationPatterns?: string | string[],
  personalAccountPatterns?: string | string[],
): Options {
  return {
    organizationSyncOptions: {
      ...(organizationPatterns && { organizationPatterns }),
      ...(personalAccountPatterns && { personalAccountPatterns }),
    },
  };
}
