import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from '../authenticate-request.ts';
import { DEVELOPMENT_KEY, PRODUCTION_KEY } from '../tokens.test-support.ts';
import type { AuthenticateRequestOptions } from './options.ts';

const request = new Request('https://app.example.com/', { headers: { 'sec-fetch-dest': 'document' } });

const INVALID: ReadonlyArray<readonly [said: RegExp, options: object]> = [
  ...[
    ...['https://clerk.example.com', 'clerk.example.com/', 'a b', 'user@host', 'a:b', 'ex<mple', '?', 5, {}],
    ...['https:', 'a.example:'],
  ].flatMap((host): typeof INVALID => [
    [/^Pass domain as a host such as/, { domain: host }],
    [/^Pass domain as a host such as/, { domain: ['a.example', host] }],
    [/^Pass forwardedHosts as "any" or a list of hosts such as/, { forwardedHosts: host }],
    [/^Pass forwardedHosts as "any" or a list of hosts such as/, { forwardedHosts: ['a.example', host] }],
  ]),
  [/^Pass domain as a host such as/, { domain: ['a.example'] }],
  [/^Pass forwardedHosts as "any" or a list of hosts such as/, { forwardedHosts: 'a.example' }],
  ...[
    'ftp://proxy.example',
    'https://',

    '/__clerk?a',
    'https://p.example/#a',
    'https://user@p.example',
    'a:b',
    ' ',
    5,
    ['https://p.example'],
  ].map((proxyUrl) => [/^Pass proxyUrl as an absolute URL or a path/, { proxyUrl }] as const),
  ...[
    'satellite.example',
    'https://a.example',
    ['any'],
    ['https://a.example', 'nonsense'],
    'http://',
    'blob:https://a.example',
    [new URL('https://a.example')],
    5,
    [null],
  ].map(
    (satelliteOrigins) =>
      [/^Pass satelliteOrigins as "any" or a list of origins such as/, { satelliteOrigins }] as const,
  ),
  ...[
    ...['isSatellite', 'satelliteAutoSync', 'sessionTokenInHandshakeUrl', 'nullOriginCors'],
    'acceptUnrequestedHandshakes',
  ].map((name) => [new RegExp(`^Pass ${name} as true or false`), { [name]: 'false' }] as const),
  [/^Pass isSatellite as true or false/, { isSatellite: [true] }],
  [/^Pass isSatellite as true or false/, { isSatellite: 'any' }],
  [/^Pass machineSecretKey as a string/, { machineSecretKey: ['ak_1'] }],
  ...['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl', 'machineSecretKey'].map(
    (name) => [new RegExp(`^Pass ${name} as a string`), { [name]: 5 }] as const,
  ),
  ...['pk_test_', 'sk_test_1', 'pk_test_eA==', ' ', 5].map(
    (publishableKey) => [/^Option "publishableKey" is not a publishable key/, { publishableKey }] as const,
  ),
  ...[
    { organizationPatterns: '/orgs/(.*)' },
    { organizationPatterns: ['/orgs/:slug', '/teams/:team'] },
    { organizationPattern: '/orgs/:slug' },
    '/orgs/:slug',
  ].map(
    (sync) => [/^Pass organizationPatterns with :id or :slug/, { organizationSyncOptions: sync }] as const,
  ),
  ...['orgs/:slug', ':slug', '/orgs/:', 5, ['/orgs/:slug', null]].map(
    (pattern) =>
      [
        /^Pass a path pattern such as/,
        { organizationSyncOptions: { organizationPatterns: pattern } },
      ] as const,
  ),
];

describe('invalid options', () => {
  it.each(INVALID)('are rejected with %s: %j', async (said, given) => {
    // The test passes values of other types.
    const options = given as AuthenticateRequestOptions;
    expect(() => createAuthenticateRequest({ options })).toThrow(ConfigError);
    expect(() => createAuthenticateRequest({ options })).toThrow(said);
    await expect(authenticateRequest(request, options)).rejects.toThrow(said);
    const bound = createAuthenticateRequest({ options: { jwtKey: null } });
    await expect(bound.authenticateRequest(request, options)).rejects.toThrow(said);
  });
});

const onSatellite = { publishableKey: PRODUCTION_KEY, isSatellite: true, satelliteAutoSync: true };
const onPrimary = { publishableKey: DEVELOPMENT_KEY };

describe('missing options', () => {
  it.each([
    [{}, 'A satellite needs its domain or a proxyUrl.'],
    [
      { ...onPrimary, domain: 'a.example' },
      'A satellite in development needs the absolute signInUrl of its primary.',
    ],
  ])('are reported at a call: %j', async (options, said) => {
    await expect(authenticateRequest(request, { ...options, isSatellite: true })).rejects.toThrow(said);
  });

  it('include an unknown type of token', () => {
    const options = { acceptsToken: 'session' as 'session_token' };
    expect(() => createAuthenticateRequest({ options })).toThrow(
      /^Pass acceptsToken as "any", or as one or more of session_token,/,
    );
  });
});

describe('valid options', () => {
  it.each<readonly [AuthenticateRequestOptions, location: string]>([
    [{ ...onSatellite, domain: 'satellite.example' }, 'https://clerk.satellite.example/v1/'],
    [{ ...onSatellite, domain: 'httpd.example:8443' }, 'https://clerk.httpd.example:8443/v1/'],
    [{ ...onSatellite, domain: 'münchen.example' }, 'https://clerk.xn--mnchen-3ya.example/v1/'],
    [{ ...onSatellite, domain: 'localhost:3001' }, 'http://clerk.localhost:3001/v1/'],
    [{ ...onPrimary, proxyUrl: '/' }, 'https://app.example.com/v1/'],
    [{ ...onPrimary, proxyUrl: '/__clerk/' }, 'https://app.example.com/__clerk/v1/'],
    [{ ...onPrimary, proxyUrl: 'https://proxy.example/a' }, 'https://proxy.example/a/v1/'],
    [{ ...onPrimary, proxyUrl: 'HTTP://localhost:3000' }, 'http://localhost:3000/v1/'],
    [{ ...onPrimary, proxyUrl: 'proxy.example/a' }, 'https://proxy.example/a/v1/'],
    [{ publishableKey: `pk_test_${btoa('https.clerk.example$')}` }, 'https://https.clerk.example/v1/'],
    [{ publishableKey: `pk_test_${btoa('[::1]:4010$')}` }, 'http://[::1]:4010/v1/'],
  ])('%j leads to %s', async (options, location) => {
    const state = await authenticateRequest(request, { jwtKey: null, ...options });
    expect(state.headers.get('location')?.startsWith(`${location}client/handshake?`)).toBe(true);
  });

  it.each<object>([
    { domain: '', proxyUrl: '', signInUrl: '', isSatellite: false, machineSecretKey: undefined },
    { domain: null, proxyUrl: null, satelliteOrigins: null, forwardedHosts: null, isSatellite: null },
    { signInUrl: '/sign-in', satelliteOrigins: [], forwardedHosts: [] },
    {
      satelliteOrigins: ['https://a.example', 'http://localhost:3000/'],
      forwardedHosts: ['a.example:1', '[::1]:3000'],
    },
    { satelliteOrigins: 'any', forwardedHosts: 'any' },
    { organizationSyncOptions: { personalAccountPatterns: ['/me', '(.*)'] } },
    { organizationSyncOptions: { organizationPatterns: ['{/:locale}?/o/:id', '/:slug'] } },
  ])('are accepted: %j', (options) => {
    expect(() => createAuthenticateRequest({ options })).not.toThrow();
  });
});
