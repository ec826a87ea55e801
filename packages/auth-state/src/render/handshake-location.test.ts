import { describe, expect, it } from 'vitest';
import { authenticateRequest } from '../authenticate-request.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import { cookies, currentDate, PRODUCTION_KEY, PUBLIC_PEM, sessionToken } from '../tokens.test-support.ts';
import { browser, development, good } from '../visits.test-support.ts';

const ofAcme = await sessionToken({ org_id: 'org_1', org_slug: 'acme' });
const production = { publishableKey: PRODUCTION_KEY };
const satellite = {
  ...development,
  ...{ isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in?a=b' },
};

/** The target that a page is redirected to. */
async function locationOf(
  options: AuthenticateRequestOptions,
  given: Readonly<Record<string, string>> = {},
  path = '/notes',
): Promise<URL> {
  const headers = { 'sec-fetch-dest': 'document', ...cookies(given) };
  const request = new Request(`https://app.example.com${path}`, { headers });
  const state = await authenticateRequest(request, { jwtKey: PUBLIC_PEM, currentDate, ...options });
  return new URL(state.headers.get('location') ?? 'nowhere:');
}

const stale = { __session: good };

describe('a redirect to the Frontend API', () => {
  it('has the return URL and the reason, in production', async () => {
    const url = await locationOf(production, { ...stale, ...browser });
    expect(url.origin + url.pathname).toBe('https://clerk.example.com/v1/client/handshake');
    expect([...url.searchParams]).toEqual([
      ['redirect_url', 'https://app.example.com/notes'],
      ['__clerk_api_version', '2026-05-12'],
      ['suffixed_cookies', 'false'],
      ['__clerk_hs_reason', 'session-token-but-no-client-uat'],
      ['format', 'nonce'],
    ]);
  });

  it('includes the development browser only in development, from the query before the cookie', async () => {
    const of = async (path: string) =>
      (await locationOf(development, { ...stale, ...browser }, path)).searchParams;
    expect((await of('/notes')).getAll('__clerk_db_jwt')).toEqual(['dvb_1']);
    expect((await of('/notes?__clerk_db_jwt=dvb_2')).getAll('__clerk_db_jwt')).toEqual(['dvb_2']);
    expect((await of('/notes?__clerk_db_jwt=')).getAll('__clerk_db_jwt')).toEqual(['dvb_1']);
    expect((await locationOf(development)).searchParams.has('__clerk_db_jwt')).toBe(false);
  });

  it('includes the session token only if the option says so', async () => {
    expect((await locationOf(production, stale)).searchParams.has('__session')).toBe(false);
    const options = { ...production, sessionTokenInHandshakeUrl: true };
    expect((await locationOf(options, stale)).searchParams.get('__session')).toBe(good);
    expect((await locationOf(options, { __client_uat: '1' })).searchParams.has('__session')).toBe(false);
  });

  it.each([
    ['/orgs/globex', 'globex'],
    ['/by-id/org_2', 'org_2'],
    ['/me', ''],
  ])('requests at %s the organization %j', async (path, organization) => {
    const organizationSyncOptions = {
      organizationPatterns: ['/orgs/:slug', '/by-id/:id'],
      personalAccountPatterns: ['/me'],
    };
    const url = await locationOf(
      { ...production, organizationSyncOptions },
      { __session: ofAcme, __client_uat: '1' },
      path,
    );
    expect(url.searchParams.get('organization_id')).toBe(organization);
    expect(url.searchParams.get('__clerk_hs_reason')).toBe('active-organization-mismatch');
  });

  it('requests no organization at other paths', async () => {
    const organizationSyncOptions = { organizationPatterns: ['/orgs/:slug'] };
    const url = await locationOf({ ...production, organizationSyncOptions }, stale);
    expect(url.searchParams.has('organization_id')).toBe(false);
  });

  it.each([
    ['?a=%20b&__clerk_db_jwt=d&c', '?a=+b&c='],
    ['?__dev_session=d&__clerk_handshake=h&__clerk_handshake_nonce=n', ''],
    ['?a=%20b&c', '?a=%20b&c'],
  ])('returns from %s without single-use parameters, and otherwise unchanged', async (search, back) => {
    const url = await locationOf(development, stale, `/notes${search}`);
    expect(url.searchParams.get('redirect_url')).toBe(`https://app.example.com/notes${back}`);
  });

  it.each([
    ['/__clerk//', 'https://app.example.com/__clerk/v1/client/handshake'],
    ['http://localhost:3000/clerk', 'http://localhost:3000/clerk/v1/client/handshake'],
  ])('goes through the proxy %s', async (proxyUrl, target) => {
    const { origin, pathname } = await locationOf({ ...production, proxyUrl }, stale);
    expect(origin + pathname).toBe(target);
  });

  it.each(['127.0.0.1', '127.9.8.7:4010', '[::1]:4010', 'localhost', 'localhost:4010', 'a.localhost:4010'])(
    'leads to the Frontend API at %s by http',
    async (host) => {
      const publishableKey = `pk_test_${btoa(`${host}$`)}`;
      const url = await locationOf({ ...development, publishableKey }, stale);
      expect(url.origin).toBe(`http://${host}`);
    },
  );
});

describe('a redirect of a satellite in development', () => {
  it('leads to the sign-in page, with the URL that waits for an answer', async () => {
    const url = await locationOf(satellite, {}, '/notes?__clerk_synced=false&__dev_session=d');
    expect(url.href).toBe(
      'https://primary.example/sign-in?a=b&__clerk_redirect_url=https%3A%2F%2Fapp.example.com%2Fnotes%3F__clerk_synced%3Dfalse%26__clerk_redirect_count%3D1',
    );
  });

  it.each([
    [browser, 'https://satellite.example/?x=1&__clerk_db_jwt=dvb_1&__clerk_synced=true#f'],
    [{}, 'https://satellite.example/?x=1&__clerk_synced=true#f'],
  ])('gets its answer there, with the development browser of the request: %j', async (given, href) => {
    const options = { ...development, satelliteOrigins: ['https://satellite.example'] };
    const waiting = encodeURIComponent('https://satellite.example/?x=1&__clerk_synced=false#f');
    const url = await locationOf(options, given, `/sign-in?__clerk_redirect_url=${waiting}`);
    const expected = new URL(href);
    expect([url.origin, url.hash, ...url.searchParams].map(String).sort()).toEqual(
      [expected.origin, expected.hash, ...expected.searchParams].map(String).sort(),
    );
  });
});
