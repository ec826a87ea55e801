import { decodeJwt, verifyToken } from '@x/jwt';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';
import { createVisitor } from './visitor.test-support.ts';

const seed = {
  users: [{ id: 'user_ada', emailAddress: 'ada@example.com' }],
  organizations: [
    { id: 'org_acme', name: 'Acme', slug: 'acme', createdBy: 'user_ada' },
    { id: 'org_other', name: 'Other', slug: 'other' },
  ],
};

const started: Emulator[] = [];
afterEach(() => Promise.all(started.splice(0).map((emulator) => emulator.close())));

async function listen(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator({ seed, ...options });
  started.push(emulator);
  return emulator;
}

const page = 'http://localhost:3000/notes?q=%20x';

function handshakeUrl({ url }: Emulator, parameters: Record<string, string>): string {
  return `${url}/v1/client/handshake?${new URLSearchParams({ redirect_url: page, ...parameters })}`;
}

// Tests read the properties that they expect. A wrong one fails the test.
// biome-ignore lint/suspicious/noExplicitAny: see above
const readJson = (response: Response): Promise<any> => response.json();

/** Returns the cookies that an application would set. */
async function directivesOf(emulator: Emulator, location: string | null): Promise<readonly string[]> {
  const { searchParams } = new URL(location ?? '');
  const token = searchParams.get('__clerk_handshake');
  if (token !== null) {
    expect((await verifyToken(token, { jwtKey: emulator.jwtKey })).error?.reason).not.toBe(
      'token-invalid-signature',
    );
    return decodeJwt(token).result?.payload['handshake'] as string[];
  }
  const nonce = searchParams.get('__clerk_handshake_nonce') ?? '';
  const response = await payloadOf(emulator, nonce);
  expect(response.status).toBe(200);
  const { directives } = (await response.json()) as { directives: string[] };
  return directives;
}

const payloadOf = ({ url, secretKey }: Emulator, nonce: string) =>
  fetch(`${url}/v1/clients/handshake_payload?nonce=${nonce}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });

async function handshake(
  emulator: Emulator,
  parameters: Record<string, string> = {},
  visitor = createVisitor(),
) {
  const response = await visitor.send(handshakeUrl(emulator, parameters));
  const location = response.headers.get('location');
  const directives = response.status === 307 ? await directivesOf(emulator, location) : [];
  visitor.store('app', directives);
  return { response, location, directives, cookies: visitor.cookies('app'), visitor };
}

describe('a handshake', () => {
  it('brings no cookie that is newer than its token, also after the clock was set back', async () => {
    const emulator = await listen();
    const { cookies: before } = await emulator.signIn('user_ada');
    emulator.advance(-5_000);
    const { cookies } = await handshake(emulator, { __clerk_db_jwt: before['__clerk_db_jwt'] ?? '' });
    const { iat } = decodeJwt(cookies.get('__session') ?? '').result?.payload ?? {};
    expect(Number(cookies.get('__client_uat'))).toBe(iat);
  });

  it.each(['token', 'nonce'])('brings the session of a browser back as a %s', async (format) => {
    const emulator = await listen();
    const { cookies: before, sessionId } = await emulator.signIn('user_ada');
    const { response, location, cookies } = await handshake(emulator, {
      __clerk_db_jwt: before['__clerk_db_jwt'] ?? '',
      format,
    });
    expect(response.status).toBe(307);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(location).toMatch(/^http:\/\/localhost:3000\/notes\?q=%20x&__clerk_handshake/);
    const { result } = await verifyToken(cookies.get('__session') ?? '', { jwtKey: emulator.jwtKey });
    expect(result).toMatchObject({ sid: sessionId, azp: 'http://localhost:3000', iss: emulator.url });
    const suffix = [...cookies.keys()].at(-1)?.slice('__refresh_'.length) ?? '';
    expect([...cookies.keys()].map((name) => name.replace(suffix, 'SUFFIX'))).toEqual([
      '__session',
      '__session_SUFFIX',
      '__client_uat',
      '__client_uat_SUFFIX',
      '__clerk_db_jwt',
      '__clerk_db_jwt_SUFFIX',
      '__refresh_SUFFIX',
    ]);
    expect(Number(cookies.get('__client_uat'))).toBeGreaterThan(0);
  });

  it.each(['cross-site', 'same-site', 'same-origin', 'none'])(
    'brings the session of a web browser to sites of the instance only: %s',
    async (site) => {
      const emulator = await listen();
      const visitor = createVisitor();
      const send = (target: string) =>
        visitor.send(handshakeUrl(emulator, { redirect_url: target }), {
          headers: { 'sec-fetch-site': site },
        });
      const refused = await send('https://app.example.com/');
      expect(refused.status).toBe(422);
      expect(refused.headers.get('location')).toBeNull();
      expect(await refused.text()).toContain('allowed_origins');
      expect((await send(page)).status).toBe(307);
      await fetch(`${emulator.url}/v1/instance`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ allowed_origins: ['https://app.example.com'] }),
      });
      expect((await send('https://app.example.com/')).status).toBe(307);
    },
  );

  it('shows its cookies once, and for a minute', async () => {
    const emulator = await listen();
    const once = await handshake(emulator, { format: 'nonce' });
    const nonce = new URL(once.location ?? '').searchParams.get('__clerk_handshake_nonce') ?? '';
    expect((await payloadOf(emulator, nonce)).status).toBe(404);
    const late = await createVisitor().send(handshakeUrl(emulator, { format: 'nonce' }));
    emulator.advance('61s');
    const lateNonce = new URL(late.headers.get('location') ?? '').searchParams.get('__clerk_handshake_nonce');
    const response = await payloadOf(emulator, lateNonce ?? '');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(lateNonce);
    expect((await payloadOf(emulator, '')).status).toBe(422);
    expect((await fetch(`${emulator.url}/v1/clients/handshake_payload?nonce=x`)).status).toBe(401);
  });

  it('says that a browser is signed out, and creates an identity that it keeps', async () => {
    const emulator = await listen();
    const { cookies, directives, visitor } = await handshake(emulator);
    expect(cookies.get('__client_uat')).toBe('0');
    expect(cookies.has('__session')).toBe(false);
    expect(directives[0]).toBe('__session=; Path=/; Max-Age=0; SameSite=Lax');
    const devBrowser = cookies.get('__clerk_db_jwt');
    expect(devBrowser).toMatch(/^dvb_/);
    const again = await handshake(emulator, {}, visitor);
    expect(again.cookies.get('__clerk_db_jwt')).toBe(devBrowser);
  });

  it('replaces the token of a browser that it does not know', async () => {
    const emulator = await listen();
    const { response, cookies } = await handshake(emulator, { __clerk_db_jwt: 'dvb_of_yesterday' });
    expect(response.status).toBe(307);
    expect(cookies.get('__clerk_db_jwt')).not.toBe('dvb_of_yesterday');
  });

  it('knows a browser by its own cookie first', async () => {
    const emulator = await listen();
    const { cookies: before, sessionId } = await emulator.signIn('user_ada');
    const { visitor } = await handshake(emulator, { __clerk_db_jwt: before['__clerk_db_jwt'] ?? '' });
    const foreign = await handshake(emulator);
    const { cookies } = await handshake(
      emulator,
      { __clerk_db_jwt: foreign.cookies.get('__clerk_db_jwt') ?? '' },
      visitor,
    );
    expect(decodeJwt(cookies.get('__session') ?? '').result?.payload.sid).toBe(sessionId);
  });

  it.each([
    ['org_acme', 'org_acme'],
    ['acme', 'org_acme'],
    ['org_other', 'org_acme'],
    ['nonsense', 'org_acme'],
    ['', undefined],
  ])('with organization_id=%j makes %s the active organization', async (organizationId, expected) => {
    const emulator = await listen();
    const signedIn = await emulator.signIn('user_ada', { organizationId: 'org_acme' });
    const parameters = {
      __clerk_db_jwt: signedIn.cookies['__clerk_db_jwt'] ?? '',
      organization_id: organizationId,
      __clerk_api_version: '2026-05-12',
    };
    const { cookies } = await handshake(emulator, parameters);
    const payload: Readonly<Record<string, unknown>> | undefined = decodeJwt(cookies.get('__session') ?? '')
      .result?.payload;
    expect(Object(payload?.['o']).id).toBe(expected);
  });

  it.each([
    [undefined, 'org_id'],
    ['2024-10-01', 'org_id'],
    ['2026-05-12', 'o'],
    ['2031-01-01', 'o'],
  ])('has the claims of the version %s', async (version, claim) => {
    const emulator = await listen();
    const { cookies: before } = await emulator.signIn('user_ada', { organizationId: 'org_acme' });
    const { cookies } = await handshake(emulator, {
      __clerk_db_jwt: before['__clerk_db_jwt'] ?? '',
      ...(version === undefined ? {} : { __clerk_api_version: version }),
    });
    expect(decodeJwt(cookies.get('__session') ?? '').result?.payload).toHaveProperty(claim);
  });

  it('sets secure cookies for an application on https only', async () => {
    const emulator = await listen();
    const { directives } = await handshake(emulator, { redirect_url: 'https://app.example.com/' });
    expect(directives.every((directive) => directive.endsWith('; Secure'))).toBe(true);
    expect((await handshake(emulator)).directives.join()).not.toContain('Secure');
  });

  it.each([
    [{ redirect_url: '' }, 422, 'form_param_missing'],
    [{ redirect_url: '/relative' }, 422, 'form_param_format_invalid'],
    [{ redirect_url: 'javascript:alert(1)' }, 422, 'form_param_format_invalid'],
    [{ redirect_url: 'data:text/html,x' }, 422, 'form_param_format_invalid'],
    [{ redirect_url: 'https://ada:secret@example.com/' }, 422, 'form_param_format_invalid'],
    [{ redirect_url: 'http://[' }, 422, 'form_param_format_invalid'],
    [{ format: 'jwt' }, 422, 'form_param_value_invalid'],
    [{ __clerk_api_version: 'latest' }, 400, 'api_version_invalid'],
    [{ __clerk_api_version: '2019-01-01' }, 400, 'api_version_invalid'],
  ])('rejects %j with %i %s', async (parameters, status, code) => {
    const emulator = await listen();
    const response = await fetch(handshakeUrl(emulator, parameters), { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });

  it('keeps the browsers of two emulators on one host apart', async () => {
    const [north, south] = [await listen(), await listen()];
    const visitor = createVisitor();
    const sessions = new Map<Emulator, string>();
    for (const emulator of [north, south]) {
      const { cookies, sessionId } = await emulator.signIn('user_ada');
      sessions.set(emulator, sessionId);
      await handshake(emulator, { __clerk_db_jwt: cookies['__clerk_db_jwt'] ?? '' }, visitor);
    }
    for (const emulator of [north, south, north]) {
      visitor.cookies('app').clear();
      const { cookies } = await handshake(emulator, {}, visitor);
      expect(decodeJwt(cookies.get('__session') ?? '').result?.payload.sid).toBe(sessions.get(emulator));
    }
  });

  it('works in process', async () => {
    const emulator = await createEmulator({ port: false, seed });
    const response = await emulator.fetch(handshakeUrl(emulator, {}), { redirect: 'manual' });
    expect(response.status).toBe(307);
    expect(emulator.frontendApiUrl).toBe(emulator.url);
  });
});

describe('a handshake in production', () => {
  const app = 'https://app.test/notes?q=1';
  const visit = { redirect: 'manual', headers: { 'sec-fetch-site': 'same-site' } } as const;

  it.each(['token', 'nonce'])('returns in a cookie of the domain (%s)', async (format) => {
    const emulator = await listen({ productionDomain: 'app.test' });
    expect(atob(emulator.publishableKey.replace('pk_live_', ''))).toBe('clerk.app.test$');
    const { status, headers } = await fetch(handshakeUrl(emulator, { redirect_url: app, format }), visit);
    expect(status).toBe(307);
    expect(headers.get('location')).toBe(app);
    const name = format === 'token' ? '__clerk_handshake=' : '__clerk_handshake_nonce=';
    const cookies = headers.getSetCookie();
    const cookie = cookies.find((each) => each.startsWith(name));
    expect(cookie).toMatch(/; Max-Age=60; SameSite=Lax; Domain=app\.test; HttpOnly; Secure$/);
    expect(cookies.join()).not.toContain('__clerk_db_jwt');
  });

  it('knows no dev browser', async () => {
    const emulator = await listen({ productionDomain: 'app.test' });
    const { body } = await createVisitor().post(`${emulator.url}/v1/dev_browser`);
    const url = `${emulator.url}/v1/client?__clerk_db_jwt=${body.id}`;
    expect((await fetch(url)).headers.getSetCookie()).toEqual([]);
  });

  it.each(['http://localhost:3000/', 'https://app.test.example.com/', 'https://myapp.test/'])(
    'does not lead a web browser to %s',
    async (target) => {
      const emulator = await listen({ productionDomain: 'app.test' });
      const response = await fetch(handshakeUrl(emulator, { redirect_url: target }), visit);
      expect(response.status).toBe(422);
    },
  );

  it.each([
    null,
    '',
    'app',
    'App.test',
    'https://app.test',
    'app.test:443',
    'app.test/',
    'a..test',
    '127.0.0.1',
  ])('needs a domain, and not %j', async (productionDomain) => {
    await expect(listen({ productionDomain: productionDomain as never })).rejects.toThrow(
      'productionDomain must be a domain such as "app.test"',
    );
  });
});

describe('POST /v1/sessions/{session_id}/refresh', () => {
  async function startRefresh() {
    const emulator = await listen();
    const { cookies: before, sessionId } = await emulator.signIn('user_ada');
    const { cookies } = await handshake(emulator, { __clerk_db_jwt: before['__clerk_db_jwt'] ?? '' });
    const refreshToken = [...cookies].find(([name]) => name.startsWith('__refresh_'))?.[1] ?? '';
    const valid = {
      expired_token: cookies.get('__session') ?? '',
      refresh_token: refreshToken,
      request_origin: 'https://app.example.com',
    };
    const refresh = async (body: object, id = sessionId) => {
      const response = await fetch(`${emulator.url}/v1/sessions/${id}/refresh?suffixed_cookies=true`, {
        method: 'POST',
        headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await readJson(response) };
    };
    return { emulator, valid, refresh, sessionId };
  }

  it('returns a token, or cookies', async () => {
    const { emulator, valid, refresh, sessionId } = await startRefresh();
    emulator.advance('2m');
    const { status, body } = await refresh(valid);
    expect(status).toBe(200);
    const currentDate = new Date(emulator.now());
    const verified = await verifyToken(body.jwt, { jwtKey: emulator.jwtKey, currentDate });
    expect(verified.result).toMatchObject({ sid: sessionId, azp: 'https://app.example.com' });
    const cookies = await refresh({ ...valid, format: 'cookie' });
    expect(cookies.body.object).toBe('cookies');
    expect(cookies.body.cookies[0]).toMatch(/^__session=ey.*; Secure$/);
  });

  it('works for parallel requests with the same token', async () => {
    const { valid, refresh } = await startRefresh();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refresh({ ...valid, format: 'cookie' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('responds with 401 and a code to everything that is wrong', async () => {
    const { emulator, valid, refresh, sessionId } = await startRefresh();
    const other = await emulator.signIn('user_ada');
    const foreign = await listen();
    const { token: ofAnotherInstance } = await foreign.signIn('user_ada');
    const codeOf = async (body: object, id = sessionId) => {
      const answer = await refresh({ ...valid, ...body }, id);
      return `${answer.status} ${answer.body.errors[0].code}`;
    };
    expect(await codeOf({ expired_token: 'nonsense' })).toBe('401 expired_session_token_invalid');
    expect(await codeOf({ expired_token: ofAnotherInstance })).toBe('401 expired_session_token_invalid');
    expect(await codeOf({ expired_token: other.token })).toBe('401 refresh_sid_mismatch');
    expect(await codeOf({ expired_token: other.token }, other.sessionId)).toBe('401 refresh_token_not_found');
    expect(await codeOf({ refresh_token: 'rt_nonsense' })).toBe('401 refresh_token_not_found');
    expect(await codeOf({ format: 'jwt' })).toBe('422 form_param_value_invalid');
    const path = `${emulator.url}/v1/sessions/${sessionId}/revoke`;
    await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${emulator.secretKey}` } });
    expect(await codeOf({})).toBe('401 session_revoked');
  });

  it('refreshes no session of a banned user, and no expired one', async () => {
    const { emulator, valid, refresh } = await startRefresh();
    emulator.advance('8d');
    expect((await refresh(valid)).body.errors[0].code).toBe('session_refresh_session_not_active');
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    await fetch(`${emulator.url}/v1/users/user_ada/ban`, { method: 'POST', headers });
    expect((await refresh(valid)).body.errors[0].code).toBe('user_banned');
  });
});
