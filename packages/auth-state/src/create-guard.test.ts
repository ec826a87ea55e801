import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard } from './create-guard.ts';
import type { GuardOptions, GuardPolicy } from './guard-options.ts';
import { answerTo, guardVisit, requestOf } from './guards.test-support.ts';
import { cookies, DEVELOPMENT_KEY, sessionToken, suffixed } from './tokens.test-support.ts';
import { bearing, expired, good, navigation, production, signedIn } from './visits.test-support.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const client = createAuthenticateRequest({ options: production });
const page = { accept: 'text/html' };
const toSignIn = { signedOut: 'sign-in' } as const;

describe('createGuard()', () => {
  it('lets the options of a call win', async () => {
    const guard = createGuard(client, { signedOut: 'unauthorized' });
    const request = requestOf({});
    expect((await guard(request)).response?.status).toBe(401);
    expect((await guard(request, { signedOut: 'pass' })).response).toBeNull();
    expect((await guard(request, { signedOut: undefined })).response?.status).toBe(401);
    expect((await guard(request, {})).response?.status).toBe(401);
  });

  it('passes the other options on to authenticateRequest', async () => {
    const machine = createGuard(client, { acceptsToken: 'api_key' });
    const { state } = await machine(bearing(good));
    expect([state.tokenType, state.reason]).toEqual(['api_key', 'token-type-mismatch']);
    const called = await createGuard(client)(bearing(good), { acceptsToken: ['m2m_token', 'api_key'] });
    expect([called.state.tokenType, called.state.reason]).toEqual([null, 'token-type-mismatch']);
  });

  it('does not change with the object of options', async () => {
    const options: GuardOptions<'session_token'> = { signedOut: 'unauthorized' };
    const guard = createGuard(client, options);
    options.signedOut = 'pass';
    expect((await guard(requestOf({}))).response?.status).toBe(401);
    expect((await guard(requestOf({}), {})).response?.status).toBe(401);
  });

  it('calls authenticateRequest as a method of the client', async () => {
    const withThis = {
      ...client,
      authenticateRequest(this: unknown, ...args: Parameters<typeof client.authenticateRequest>) {
        expect(this).toBe(withThis);
        return client.authenticateRequest(...args);
      },
    };
    // The overloads of the original are not repeated here.
    const guard = createGuard(withThis as typeof client);
    expect((await guard(bearing(good))).auth?.isAuthenticated).toBe(true);
  });

  it('neither reads nor copies the body of the request', async () => {
    const request = requestOf({ method: 'POST', body: 'the body', headers: { authorization: good } });
    const { auth } = await createGuard(client)(request);
    expect([auth?.userId, request.bodyUsed]).toEqual(['user_1', false]);
    expect(await request.text()).toBe('the body');
  });

  it.each<readonly [options: object | null, message: string]>([
    [{ signedOut: 'deny' }, 'Option "signedOut" must be "pass" or "unauthorized" or "sign-in", not "deny".'],
    [{ signedOut: null }, 'Option "signedOut" must be "pass" or "unauthorized" or "sign-in", not null.'],
    [{ cacheControl: 'public' }, 'Option "cacheControl" must be "private" or "keep", not "public".'],
    [{ treatPendingAsSignedOut: 'no' }, 'Option "treatPendingAsSignedOut" must be true or false, not "no".'],
    [{ requires: { rol: 'admin' } }, 'Unknown option "requires.rol" of createGuard. Did you mean "role"?'],
    [
      { requires: {} },
      'Option "requires" must have a role, permission, feature, plan or reverification. Got an object.',
    ],
    [{ requires: { role: undefined } }, 'Option "requires" must have a role'],
    [{ requires: null }, 'Option "requires" must have a role'],
    [{ requires: 'admin' }, 'Option "requires" must have a role'],
    [{ acceptsToken: 'cookie' }, 'Option "acceptsToken" must be "any"'],
  ])('throws a ConfigError for the options %j', async (options, message) => {
    // Not the options that the type allows.
    const wrong = options as GuardOptions<'session_token'>;
    expect(() => createGuard(client, wrong)).toThrow(ConfigError);
    expect(() => createGuard(client, wrong)).toThrow(message);
    const called = createGuard(client)(requestOf({}), wrong);
    await expect(called).rejects.toThrow(message);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, 'an object'],
    [{ authenticateRequest: true }, 'an object'],
    ['sk_test_1', '"sk_test_1"'],
  ])('throws a ConfigError for the client %j', (wrong, quoted) => {
    const create = () => createGuard(wrong as unknown as typeof client);
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(
      `createGuard takes a client with the function authenticateRequest, such as createClerkClient returns, not ${quoted}.`,
    );
  });

  it('throws a ConfigError for a client that cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => createGuard(proxy as typeof client)).toThrow('The client cannot be read');
  });

  it('names the function that has an unknown option', async () => {
    // Not the options that the type allows.
    const wrong = { signdOut: 'pass' } as GuardOptions<'session_token'>;
    const message = (owner: string) => `Unknown option "signdOut" of ${owner}. Did you mean "signedOut"?`;
    expect(() => createGuard(client, wrong)).toThrow(message('createGuard'));
    await expect(createGuard(client)(requestOf({}), wrong)).rejects.toThrow(message('guard'));
  });

  it('says where an option of another function belongs', async () => {
    const wrong = { tokenClasses: ['template'] } as GuardOptions<'session_token'>;
    const message = 'Option "tokenClasses" has no effect here. Requests are authenticated by sessions';
    expect(() => createGuard(client, wrong)).toThrow(message);
    await expect(createGuard(client)(requestOf({}), wrong)).rejects.toThrow(message);
  });

  it('does not inherit options that switch a check off', async () => {
    const wrong: object = Object.create({ authorizedParties: ['https://evil.example'] });
    const message = 'Option "authorizedParties" must be a property of the options object itself';
    expect(() => createGuard(client, wrong)).toThrow(message);
    await expect(createGuard(client)(requestOf({}), wrong)).rejects.toThrow(message);
  });

  it.each(['Headers', 'Response', 'URL'])('names the global %s if it is missing', (name) => {
    vi.stubGlobal(name, undefined);
    expect(() => createGuard(client)).toThrow(`no global "${name}"`);
  });

  it.each([undefined, null, {}, 'https://app.example.com/'])(
    'rejects with a ConfigError for the request %j',
    async (wrong) => {
      // Not the request that the type allows.
      const guarded = createGuard(client)(wrong as unknown as Request);
      await expect(guarded).rejects.toThrow('Pass the Request of the Fetch API to authenticate');
    },
  );

  it('rejects with a ConfigError if no page to sign in on is known', async () => {
    const withoutKey = createAuthenticateRequest({ options: { jwtKey: production.jwtKey } });
    const guard = createGuard(withoutKey, toSignIn);
    await expect(guard(requestOf({ headers: page }))).rejects.toThrow(ConfigError);
  });
});

describe('a pending session', () => {
  const pending = { authorization: '' };

  it('is signed out unless the options say otherwise', async () => {
    pending.authorization = await sessionToken({ sts: 'pending' });
    const visit = { headers: pending };
    expect((await answerTo({ ...visit, policy: { signedOut: 'unauthorized' } })).status).toBe(401);
    const policy = { signedOut: 'unauthorized', treatPendingAsSignedOut: false } as const;
    expect((await answerTo({ ...visit, policy })).status).toBe(200);
  });

  it('is sent to its tasks', async () => {
    const visit = {
      headers: page,
      cookies: { ...signedIn, __session: await sessionToken({ sts: 'pending' }) },
    };
    const location = (await answerTo({ ...visit, policy: toSignIn })).headers.get('location');
    expect(location).toMatch(/^https:\/\/accounts\.example\.com\/sign-in\/tasks\?/);
  });
});

describe('the redirect to sign in', () => {
  const locationOf = async (visit: Parameters<typeof answerTo>[0]) =>
    (await answerTo({ headers: page, policy: toSignIn, ...visit })).headers.get('location');

  it('comes back to the page, with its query', async () => {
    const back = encodeURIComponent('https://app.example.com/notes?a=1&b=2');
    expect(await locationOf({ url: 'https://app.example.com/notes?a=1&b=2' })).toBe(
      `https://accounts.example.com/sign-in?redirect_url=${back}`,
    );
  });

  it('comes back to the URL that the browser knows', async () => {
    const headers = { ...page, 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' };
    const visit = { url: 'http://10.0.0.1:3000/notes', headers, options: { signInUrl: '/sign-in' } };
    const trusted = { ...visit.options, forwardedHosts: ['app.example.com'] };
    expect(await locationOf({ ...visit, options: trusted })).toBe(
      `https://app.example.com/sign-in?redirect_url=${encodeURIComponent('https://app.example.com/notes')}`,
    );
    expect(await locationOf(visit)).toMatch(/^http:\/\/10\.0\.0\.1:3000\/sign-in\?/);
  });

  it('brings no handshake and no token of the browser back', async () => {
    const url =
      'https://app.example.com/notes?a=1&__clerk_handshake=x&__clerk_handshake_nonce=y&__clerk_db_jwt=z';
    const location = await locationOf({ url });
    expect(location).toContain(encodeURIComponent('notes?a=1'));
    expect(location).not.toMatch(/handshake|__clerk_db_jwt/);
  });

  it('hands the token of a development browser over, which is in the URL', async () => {
    const visit = {
      url: 'https://app.example.com/notes?__clerk_db_jwt=dvb_1',
      headers: { ...page, ...cookies({ __clerk_db_jwt: 'dvb_2' }) },
    };
    const options = { publishableKey: DEVELOPMENT_KEY };
    expect(await locationOf({ ...visit, options })).toMatch(/&__clerk_db_jwt=dvb_1$/);
    expect(await locationOf(visit)).not.toMatch(/dvb_/);
  });

  it('has no tasks for a visitor without a session', async () => {
    const location = await locationOf({ options: { acceptsToken: 'api_key' } });
    expect(location).toMatch(/^https:\/\/accounts\.example\.com\/sign-in\?redirect_url=/);
  });

  it.each([
    ['in a cookie', cookies({ __clerk_db_jwt: 'dvb_1' })],
    [
      'in a cookie of the instance',
      cookies({
        __client_uat: '0',
        ...suffixed({ __clerk_db_jwt: 'dvb_1', __client_uat: '0' }, DEVELOPMENT_KEY),
      }),
    ],
    [
      'in both',
      cookies({ __clerk_db_jwt: 'dvb_2', ...suffixed({ __clerk_db_jwt: 'dvb_1' }, DEVELOPMENT_KEY) }),
    ],
  ])('hands the token of a development browser over, which is %s', async (_where, cookie) => {
    const visit = { headers: { ...page, ...cookie }, options: { publishableKey: DEVELOPMENT_KEY } };
    expect(await locationOf(visit)).toContain('&__clerk_db_jwt=dvb_1');
    expect(await locationOf({ headers: { ...page, ...cookie } })).not.toContain('dvb_1');
  });

  it('makes a satellite synchronise when the visitor comes back', async () => {
    const options = {
      isSatellite: true,
      domain: 'app.example.com',
      signInUrl: 'https://primary.example/sign-in',
    };
    const location = new URL((await locationOf({ options, headers: page })) ?? '');
    expect(location.origin).toBe('https://primary.example');
    expect(location.searchParams.get('redirect_url')).toBe(
      'https://app.example.com/notes?__clerk_synced=false',
    );
  });
});

describe('the sign-in page', () => {
  const statusOf = async (path: string, signInUrl: string) => {
    const url = `https://app.example.com${path}`;
    const { response } = await guardVisit({ url, headers: page, options: { signInUrl }, policy: toSignIn });
    return response?.status ?? 200;
  };

  it.each([
    ['/sign-in', '/sign-in'],
    ['/sign-in/', '/sign-in'],
    ['/sign-in', '/sign-in/'],
    ['/sign-in/factor-one', '/sign-in'],
    ['/sign-in/sso-callback/x', '/sign-in'],
    ['/sign-in?redirect_url=x', '/sign-in'],
    ['/sign-in', 'https://app.example.com/sign-in?a=1'],
    ['/', '/'],
  ])('passes %s for %s', async (path, signInUrl) => {
    expect(await statusOf(path, signInUrl)).toBe(200);
  });

  it.each([
    ['/notes', '/'],
    ['/notes', ''],
    ['/', '/sign-in'],
    ['/sign-in-admin', '/sign-in'],
    ['/admin/sign-in', '/sign-in'],
    ['/sign-in/..%2fadmin', '/sign-in'],
    ['/sign-in//admin', '/sign-in'],
    ['/sign-in/%2e%2e/admin', '/sign-in'],
    ['/sign-in/a.b', '/sign-in'],
    ['/sign-in', 'https://other.example/sign-in'],
    ['/sign-in', 'http://app.example.com/sign-in'],
  ])('does not pass %s for %s', async (path, signInUrl) => {
    expect(await statusOf(path, signInUrl)).toBe(307);
  });

  it('can be the sign-up page', async () => {
    const visit = { url: 'https://app.example.com/join/verify', headers: page, policy: toSignIn };
    const { response } = await guardVisit({ ...visit, options: { signUpUrl: '/join' } });
    expect(response).toBeNull();
  });
});

describe('a redirect to a handshake', () => {
  it('has the cookies of the state and is not stored', async () => {
    const answer = await answerTo({
      headers: navigation,
      cookies: { __session: expired, __client_uat: '1' },
    });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('');
  });
});

describe('a request that looks like a CORS preflight', () => {
  const preflight = async (policy: GuardPolicy) => {
    const headers = {
      authorization: `Bearer ${await sessionToken({})}`,
      cookie: `__session=${await sessionToken({})}; __client_uat=1`,
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    };
    return guardVisit({ method: 'OPTIONS', headers, policy });
  };

  it('keeps its other headers', async () => {
    const headers = {
      origin: 'https://other.example',
      'access-control-request-method': 'POST',
      'x-forwarded-host': 'public.example',
    };
    const options = { forwardedHosts: ['public.example'] };
    const { state } = await guardVisit({ method: 'OPTIONS', headers, options });
    expect(state.publicUrl().host).toBe('public.example');
  });

  it('passes without its credentials, whatever is required', async () => {
    for (const policy of [{}, { signedOut: 'unauthorized' }, { requires: { role: 'org:admin' } }] as const) {
      const { response, auth, state } = await preflight(policy);
      expect([response, auth?.isAuthenticated, state.isAuthenticated, state.token]).toEqual([
        null,
        false,
        false,
        null,
      ]);
    }
  });
});

it.each([
  [{ role: 5 }, '"requires.role" must be a non-empty string, not 5'],
  [{ permission: '' }, '"requires.permission" must be a non-empty string'],
  [{ reverification: 'strct' }, 'A reverification must be one of'],
  [{}, '"requires" must have a role'],
])('rejects the requirement %j when it is created', (requires, message) => {
  const client = createAuthenticateRequest({ options: { secretKey: 'sk_test_1' } });
  expect(() => createGuard(client, { requires: requires as never })).toThrow(message);
});

it.each<readonly [options: object, message: RegExp]>([
  [{ authorizedParties: ['app.example.com'] }, /authorizedParties/],
  [{ audience: [] }, /audience/],
  [{ jwtKey: 'not a key' }, /jwtKey/],
  [{ secretKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k' }, /secretKey/],
  [{ clockSkewInMs: -1 }, /clockSkewInMs/],
  [{ waitUntil: 'ctx.waitUntil' }, /waitUntil/],
])('createGuard() throws for %j, and not with the first request', (options, message) => {
  const client = createAuthenticateRequest({ options: {} });
  expect(() => createGuard(client, options)).toThrow(message);
});
