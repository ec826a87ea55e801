import { describe, expect, it } from 'vitest';
import { authenticateRequest } from '../authenticate-request.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import { cookies, currentDate, PUBLIC_PEM } from '../tokens.test-support.ts';
import { development, good, handshakeOf, production } from '../visits.test-support.ts';

/** Requests a page. */
function visit(
  url: string,
  given: Readonly<Record<string, string>>,
  options: AuthenticateRequestOptions = {},
) {
  const headers = { 'sec-fetch-dest': 'document', ...cookies(given) };
  return authenticateRequest(new Request(url, { headers }), {
    ...production,
    ...options,
  });
}

describe('the end of a loop', () => {
  it('has a message that says why, and keeps all cookies', async () => {
    const url = 'https://app.example.com/?__clerk_redirect_count=2';
    const state = await visit(url, { __clerk_redirect_count: '1', __client_uat: '1' });
    expect(state.message).toMatch(/^Another handshake would redirect the browser in a circle\. .*\.$/);
    expect(state.headers.getSetCookie()).toEqual([]);
    expect(state.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a cookie that is removed', () => {
  const removed = async (url: string, options?: AuthenticateRequestOptions) =>
    (await visit(url, { __client_uat: '0', __clerk_handshake: 'x' }, options)).headers.getSetCookie();

  it('is removed from the host and from its domain', async () => {
    expect(await removed('https://app.example.com/')).toEqual([
      '__clerk_handshake=; Path=/; Max-Age=0; SameSite=Lax; Secure',
      '__clerk_handshake=; Path=/; Max-Age=0; Domain=example.com; SameSite=Lax; Secure',
    ]);
    expect(await removed('https://example.com/')).toHaveLength(2);
    const hostAlone = ['__clerk_handshake=; Path=/; Max-Age=0; SameSite=Lax; Secure'];
    expect(await removed('https://badexample.com/')).toEqual(hostAlone);
    expect(await removed('https://app.example.org/')).toEqual(hostAlone);
  });

  it('is removed from the domain of a Frontend API with a port', async () => {
    const publishableKey = `pk_live_${btoa('clerk.example.com:8443$')}`;
    expect((await removed('https://app.example.com/', { publishableKey }))[1]).toContain(
      'Domain=example.com;',
    );
  });

  it('is removed only from the host in development, without Secure over http', async () => {
    const state = await visit(
      'http://app.example.com/',
      { __clerk_db_jwt: 'd', __client_uat: '0', __clerk_handshake: 'x' },
      development,
    );
    expect(state.headers.getSetCookie()).toEqual(['__clerk_handshake=; Path=/; Max-Age=0; SameSite=Lax']);
  });
});

describe('the end of a handshake in development', () => {
  const leftovers = '__clerk_help=1&__clerk_db_jwt=d&__clerk_handshake_nonce=';

  it.each([
    ['signed-in', `__session=${good}; Path=/`],
    ['signed-out', '__session=; Path=/; Max-Age=0'],
  ])('that is %s redirects to the URL without its parameters', async (status, directive) => {
    const url = `https://app.example.com/notes?a=b&${leftovers}&__clerk_handshake=${await handshakeOf(directive)}`;
    const state = await visit(url, { __clerk_db_jwt: 'd', __clerk_redirect_count: '1' }, development);
    expect(state.status).toBe(status);
    expect(state.headers.get('location')).toBe('https://app.example.com/notes?a=b');
    expect(state.headers.getSetCookie()[0]).toBe(directive);
  });
});

describe('a state', () => {
  it('has its row and, if it is signed out, its reason', async () => {
    const signedIn = await visit('https://app.example.com/', { __session: good, __client_uat: '1' });
    expect(signedIn.toAuth()?.debug()).toMatchObject({ status: 'signed-in', rule: 'C10' });
    const signedOut = await visit('https://app.example.com/', {});
    const reason = 'session-token-and-uat-missing';
    expect(signedOut.toAuth()?.debug()).toEqual({ status: 'signed-out', rule: 'C1', reason, message: '' });
  });

  it('has no auth object during a handshake', async () => {
    const state = await visit('https://app.example.com/', { __client_uat: '1' });
    expect(state.status).toBe('handshake');
    expect(state.toAuth()).toBeNull();
  });

  it('keeps a handshake cookie that a bearer token makes superfluous', async () => {
    const request = new Request('https://app.example.com/', {
      headers: { ...cookies({ __clerk_handshake: 'x' }), authorization: good },
    });
    const state = await authenticateRequest(request, { jwtKey: PUBLIC_PEM, currentDate });
    expect(state.status).toBe('signed-in');
    expect([...state.headers]).toEqual([]);
  });
});
