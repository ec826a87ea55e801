import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from './authenticate-request.ts';
import { createClerkRequest } from './http/create-clerk-request.ts';
import { debugRequestState } from './render/debug-request-state.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import { currentDate, DEVELOPMENT_KEY, PUBLIC_PEM, sessionToken } from './tokens.test-support.ts';
import { bearing, browser, navigation, signedIn, UAT, visit } from './visits.test-support.ts';

const without = await sessionToken({ azp: undefined });
const other = await sessionToken({ azp: 'https://evil.example' });

const INNER = 'http://10.0.0.1:3000/a';

describe('forwardedHosts', () => {
  const redirectUrl = async (
    forwardedHosts: AuthenticateRequestOptions['forwardedHosts'],
    headers: Record<string, string>,
  ) => {
    const state = await visit({
      url: INNER,
      headers: { ...navigation, ...headers },
      cookies: { __client_uat: UAT },
      options: { forwardedHosts },
    });
    return new URL(state.headers.get('location') ?? '').searchParams.get('redirect_url');
  };

  it.each([
    [['app.example.com'], { 'x-forwarded-host': 'app.example.com:443' }],
    [['APP.example.com:443'], { 'x-forwarded-host': 'app.example.com' }],
    [['*.example.com'], { 'x-forwarded-host': 'App.Example.Com' }],
    [['app.example.com'], { 'x-forwarded-host': 'app.example.com', 'x-forwarded-port': '443' }],
    [['app.example.com'], { host: 'app.example.com:443' }],
  ])('%j leads back to the public URL with %j', async (hosts, headers) => {
    expect(await redirectUrl(hosts, { ...headers, 'x-forwarded-proto': 'https' })).toBe(
      'https://app.example.com/a',
    );
  });
});

describe('an entry that can never match is a ConfigError when the options are bound', () => {
  it.each([
    { forwardedHosts: ['https://app.example.com'] },
    { forwardedHosts: ['app.example.com/'] },
    { forwardedHosts: ['*'] },
    { forwardedHosts: ['*.com'] },
    { forwardedHosts: ['a.*.example.com'] },
    { forwardedHosts: [''] },
    { satelliteOrigins: ['https://satellite.example/path'] },
    { satelliteOrigins: ['https://*'] },
    { satelliteOrigins: ['https://a.*.example.com'] },
    { satelliteOrigins: ['satellite.example'] },
    { authorizedParties: ['app.example.com'] },
    { authorizedParties: ['https://app.example.com/path'] },
    { authorizedParties: '*.example.com' },
  ])('%j', async (options) => {
    const [name = ''] = Object.keys(options);
    const bind = () => createAuthenticateRequest({ options });
    expect(bind).toThrow(ConfigError);
    expect(bind).toThrow(name);
    const { authenticateRequest: ofCall } = createAuthenticateRequest({ options: {} });
    await expect(ofCall(new Request(INNER), options)).rejects.toThrow(ConfigError);
    await expect(authenticateRequest(new Request(INNER), options)).rejects.toThrow(ConfigError);
  });

  it.each(['app.example.com', 5, ['https://app.example.com'], ['*']])('createClerkRequest(), %j', (hosts) => {
    // JavaScript callers may pass any value.
    const options = { forwardedHosts: hosts as string[] };
    expect(() => createClerkRequest(INNER, undefined, options)).toThrow(ConfigError);
  });
});

describe('satelliteOrigins', () => {
  it.each([
    ['https://*.satellite.example', 'https://pr-1.satellite.example/x', 'S6'],
    ['https://satellite.example:443', 'https://satellite.example/x', 'S6'],
    ['HTTPS://Satellite.Example', 'https://satellite.example/x', 'S6'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/x', 'S6'],
    ['https://*.satellite.example', 'https://satellite.example/x', 'D2'],
    ['https://*.satellite.example', 'https://a.b.satellite.example/x', 'D2'],
    ['https://*.satellite.example', 'https://evil.example/a.satellite.example', 'D2'],
  ])('%s and a satellite at %s: %s', async (entry, waiting, rule) => {
    const state = await visit({
      url: `https://primary.example/?__clerk_redirect_url=${encodeURIComponent(waiting)}`,
      headers: navigation,
      options: { publishableKey: DEVELOPMENT_KEY, satelliteOrigins: [entry] },
    });
    expect(state.rule).toBe(rule);
  });
});

describe('the diagnosis names values that are not trusted, and the option', () => {
  const ignored = async (
    headers: Record<string, string>,
    options: AuthenticateRequestOptions = {},
    url = INNER,
  ) => debugRequestState(await visit({ url, headers, options })).ignored;
  const option = 'forwardedHosts';
  const host = { what: 'x-forwarded-host', value: '"app.example.com"', option };

  it.each<readonly [headers: Record<string, string>, options: AuthenticateRequestOptions, expected: unknown]>(
    [
      [{ 'x-forwarded-host': 'app.example.com' }, {}, [host]],
      [{ 'x-forwarded-host': 'app.example.com' }, { forwardedHosts: ['other.example.com'] }, [host]],
      [
        { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' },
        {},
        [host, { what: 'x-forwarded-proto', value: '"https"', option }],
      ],
      [{ 'x-forwarded-host': 'app.example.com' }, { forwardedHosts: ['app.example.com'] }, []],
      [{ 'x-forwarded-host': 'app.example.com' }, { forwardedHosts: 'any' }, []],
      [{ 'x-forwarded-host': '10.0.0.1:3000' }, {}, []],
      [{ host: 'app.example.com' }, {}, [{ ...host, what: 'host' }]],
      [{ 'x-forwarded-host': 'user:secret@app.example.com' }, {}, [host]],
      [
        { 'x-forwarded-host': `${'a'.repeat(500)}.example` },
        {},
        [{ ...host, value: `"${'a'.repeat(80)}..."` }],
      ],
      [{}, {}, []],
    ],
  )('%j with %j', async (headers, options, expected) => {
    expect(await ignored(headers, options)).toEqual(expected);
  });

  const satelliteOrigins = ['https://satellite.example'];
  const notListed = { value: '"https://other.example"', option: 'satelliteOrigins' };

  it('a satellite that waits', async () => {
    const waiting = encodeURIComponent('https://other.example/x?token=secret');
    const url = `https://primary.example/?__clerk_redirect_url=${waiting}`;
    const expected = [{ what: '__clerk_redirect_url', ...notListed }];
    expect(await ignored({}, {}, url)).toEqual(expected);
    expect(await ignored({}, { satelliteOrigins }, url)).toEqual(expected);
    expect(await ignored({}, { satelliteOrigins: ['https://other.example'] }, url)).toEqual([]);
  });

  it('a page that a visitor comes from, if there are satellites', async () => {
    const headers = { referer: 'https://other.example/x?token=secret' };
    expect(await ignored(headers, { satelliteOrigins })).toEqual([{ what: 'referer', ...notListed }]);
    expect(await ignored(headers)).toEqual([]);
    expect(await ignored({ referer: 'https://satellite.example/' }, { satelliteOrigins })).toEqual([]);
    expect(await ignored({ referer: 'http://10.0.0.1:3000/' }, { satelliteOrigins })).toEqual([]);
  });
});

describe('hosts of the instance', () => {
  it('compares the issuer with a publishable key in upper case', async () => {
    const publishableKey = `pk_live_${btoa('Clerk.EXAMPLE.com:443$')}`;
    const state = await visit({ cookies: signedIn, options: { publishableKey } });
    expect([state.isSignedIn, debugRequestState(state).frontendApi]).toEqual([true, 'clerk.example.com']);
  });

  it('accepts the URL of the bound API in another spelling', async () => {
    const { authenticateRequest: ofCall } = createAuthenticateRequest({
      options: { secretKey: 'sk_test_1', jwtKey: PUBLIC_PEM, currentDate, apiUrl: 'https://api.example.com' },
    });
    const request = bearing(await sessionToken());
    for (const apiUrl of ['https://api.example.com/', 'https://API.example.com:443']) {
      expect((await ofCall(request, { apiUrl })).isSignedIn).toBe(true);
    }
    await expect(ofCall(request, { apiUrl: 'https://api.other.example' })).rejects.toThrow(ConfigError);
  });
});

describe('requireAuthorizedParty', () => {
  const authorizedParties = 'https://app.example.com';
  const bound = { jwtKey: PUBLIC_PEM, currentDate, publishableKey: DEVELOPMENT_KEY };

  const reasonsFor = (options: AuthenticateRequestOptions, call: AuthenticateRequestOptions = {}) => {
    const { authenticateRequest: ofClient } = createAuthenticateRequest({
      options: { ...bound, ...options },
    });
    return Promise.all([without, other].map(async (token) => (await ofClient(bearing(token), call)).reason));
  };
  const rejected = 'token-invalid-authorized-parties';

  it('is true by default', async () => {
    expect(await reasonsFor({ authorizedParties })).toEqual([rejected, rejected]);
  });

  it.each([
    [{ authorizedParties, requireAuthorizedParty: false }, {}],
    [{ authorizedParties }, { requireAuthorizedParty: false }],
    [{ authorizedParties, requireAuthorizedParty: true }, { requireAuthorizedParty: false }],
    [{}, { authorizedParties, requireAuthorizedParty: false }],
  ])('is false if bound %j or given %j', async (options, call) => {
    expect(await reasonsFor(options, call)).toEqual([null, rejected]);
  });

  it('is true for a call that says so', async () => {
    const relaxed = { authorizedParties, requireAuthorizedParty: false };
    expect(await reasonsFor(relaxed, { requireAuthorizedParty: true })).toEqual([rejected, rejected]);
  });

  it('applies to cookies and to options that are not bound', async () => {
    const options = { ...bound, authorizedParties, requireAuthorizedParty: false };
    const cookie = `__session=${without}; __client_uat=${UAT}; __clerk_db_jwt=${browser.__clerk_db_jwt}`;
    const request = new Request('https://app.example.com/', { headers: { cookie } });
    expect((await authenticateRequest(request, options)).isSignedIn).toBe(true);
  });

  it('must be true or false', () => {
    // JavaScript callers may pass any value.
    const options = { requireAuthorizedParty: 'false' as unknown as boolean };
    expect(() => createAuthenticateRequest({ options })).toThrow(/requireAuthorizedParty/);
  });
});
