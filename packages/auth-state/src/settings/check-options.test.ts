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
    [/^Option "domain" must be a host such as/, { domain: host }],
    [/^Option "domain" must be a host such as/, { domain: ['a.example', host] }],
    [/^Option "forwardedHosts" must be "any" or a list of hosts such as/, { forwardedHosts: host }],
    [
      /^Option "forwardedHosts" must be "any" or a list of hosts such as/,
      { forwardedHosts: ['a.example', host] },
    ],
  ]),
  ...['*.example.com', '.example.com', 'a..example', 'a~b.example'].map(
    (domain) => [/^Option "domain" must be a host such as/, { domain }] as const,
  ),
  // An address has no subdomain for the Frontend API.
  ...['127.0.0.1', '[::1]:3000'].map(
    (domain) =>
      [
        /^Option "domain" must be a host such as/,
        { domain, isSatellite: true, publishableKey: PRODUCTION_KEY },
      ] as const,
  ),
  ...['https://*.example.com/__clerk', '*.example.com', 'https://a..example'].map(
    (proxyUrl) => [/^Option "proxyUrl" must be an absolute URL or a path/, { proxyUrl }] as const,
  ),
  [/^Option "domain" must be a host such as/, { domain: ['a.example'] }],
  [/^Option "forwardedHosts" must be "any" or a list of hosts such as/, { forwardedHosts: 'a.example' }],
  ...[
    'ftp://proxy.example',
    'https://',

    '/__clerk?a',
    'clerk',
    'javascript:1',
    'https://p.example/#a',
    'https://user@p.example',
    'a:b',
  ].map((proxyUrl) => [/^Option "proxyUrl" must be an absolute URL or a path/, { proxyUrl }] as const),
  [/^Option "proxyUrl" has no scheme. Pass "https:\/\/evil.example"/, { proxyUrl: '//evil.example' }],
  [/^Option "proxyUrl" begins or ends with white space/, { proxyUrl: ' ' }],
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
      [
        /^Option "satelliteOrigins" must be "any" or a list of origins such as/,
        { satelliteOrigins },
      ] as const,
  ),
  ...[
    ...['isSatellite', 'satelliteAutoSync', 'sessionTokenInHandshakeUrl', 'nullOriginCors'],
    'acceptUnrequestedHandshakes',
  ].map((name) => [new RegExp(`^Option "${name}" must be true or false`), { [name]: 'false' }] as const),
  [/^Option "proxyUrl" must be a string/, { proxyUrl: 5 }],
  [/^Option "proxyUrl" must be a string/, { proxyUrl: ['https://p.example'] }],
  [/^Option "isSatellite" must be true or false/, { isSatellite: [true] }],
  [/^Option "isSatellite" must be true or false/, { isSatellite: 'any' }],
  [/^Option "machineSecretKey" must be a string, not a value of type object/, { machineSecretKey: ['ak_1'] }],
  ...['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl', 'machineSecretKey'].map(
    (name) => [new RegExp(`^Option "${name}" must be a string`), { [name]: 5 }] as const,
  ),
  ...['pk_test_', 'sk_test_1', 'pk_test_eA=='].map(
    (publishableKey) => [/^Option "publishableKey" is not a publishable key/, { publishableKey }] as const,
  ),
  [/^Option "publishableKey" begins or ends with white space/, { publishableKey: ' ' }],
  [/^Option "publishableKey" must be a string, not a value of type number/, { publishableKey: 5 }],
  ...[{ organizationPatterns: '/orgs/(.*)' }, { organizationPatterns: ['/orgs/:slug', '/teams/:team'] }].map(
    (sync) =>
      [
        /^The pattern "\/(orgs|teams)\/.*" of organizationPatterns names no organization. Give it a parameter/,
        { organizationSyncOptions: sync },
      ] as const,
  ),
  [
    /^Unknown option "organizationSyncOptions.organizationPattern" of .*Did you mean "organizationPatterns"/,
    { organizationSyncOptions: { organizationPattern: '/orgs/:slug' } },
  ],
  ...['', 0, false, Number.NaN].map(
    (organizationSyncOptions) =>
      [/^Option "organizationSyncOptions" must be an object, not /, { organizationSyncOptions }] as const,
  ),
  [
    /^Option "organizationSyncOptions" must be an object, not "\/orgs\/:slug"/,
    { organizationSyncOptions: '/orgs/:slug' },
  ],
  ...[5, ['/orgs/:slug', null]].map(
    (pattern) =>
      [
        /^Option "organizationSyncOptions.organizationPatterns" must be a path pattern or a list of them, not/,
        { organizationSyncOptions: { organizationPatterns: pattern } },
      ] as const,
  ),
  ...['orgs/:slug', ':slug', '/orgs/:'].map(
    (pattern) =>
      [
        /^".*" is not a path pattern. Pass one such as/,
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
    [{}, 'With "isSatellite", pass the option "domain" or "proxyUrl" of the satellite'],
    [{ ...onPrimary, domain: 'a.example' }, 'With "isSatellite" in development, pass the option "signInUrl"'],
  ])('are reported at a call: %j', async (options, said) => {
    await expect(authenticateRequest(request, { ...options, isSatellite: true })).rejects.toThrow(said);
  });

  it('include an unknown type of token', () => {
    const options = { acceptsToken: 'session' as 'session_token' };
    expect(() => createAuthenticateRequest({ options })).toThrow(
      /^Option "acceptsToken" must be "any", or one or more of session_token,/,
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
    { ...onPrimary, domain: '127.0.0.1:3000', isSatellite: true },
    { publishableKey: PRODUCTION_KEY, domain: '[::1]' },
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
