import { decodeJwt } from '@x/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { createVisitor } from './visitor.test-support.ts';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await createEmulator({
    seed: {
      users: [
        { id: 'user_ada', emailAddress: 'ada@example.com', privateMetadata: { secret: 1 } },
        { id: 'user_eve', emailAddress: 'eve@example.com' },
      ],
      organizations: [
        { id: 'org_acme', name: 'Acme', slug: 'acme', createdBy: 'user_ada', privateMetadata: { secret: 2 } },
      ],
    },
  });
});
afterEach(() => emulator.close());

/** Returns a browser that is signed in at the Frontend API. */
async function signedIn(userId = 'user_ada') {
  const visitor = createVisitor();
  const { cookies, sessionId } = await emulator.signIn(userId);
  const token = cookies['__clerk_db_jwt'] ?? '';
  const api = (path: string) => `${emulator.url}/v1${path}`;
  const first = `/client?__clerk_db_jwt=${token}`;
  const { body } = await visitor.get(api(first));
  return { visitor, sessionId, api, client: body.response };
}

describe('the client of a browser', () => {
  it('is null for a new browser, which gets an identity', async () => {
    const visitor = createVisitor();
    expect(await visitor.get(`${emulator.url}/v1/client`)).toEqual({
      status: 200,
      body: { response: null, client: null },
    });
    expect(visitor.cookies('127.0.0.1').get('__clerk_db_jwt')).toMatch(/^dvb_/);
  });

  it('has the session with the user, without private metadata', async () => {
    const { client, sessionId } = await signedIn();
    expect(client).toMatchObject({ object: 'client', last_active_session_id: sessionId });
    const [session] = client.sessions;
    expect(session.user.organization_memberships[0].organization.name).toBe('Acme');
    expect(decodeJwt(session.last_active_token.jwt).result?.payload.sid).toBe(sessionId);
    expect(JSON.stringify(client)).not.toContain('private_metadata');
  });

  it('has a token of the page that requests it', async () => {
    const { visitor, api } = await signedIn();
    const headers = { origin: 'http://localhost:3000' };
    const { response: client } = await (await visitor.send(api('/client'), { headers })).json();
    expect(decodeJwt(client.sessions[0].last_active_token.jwt).result?.payload.azp).toBe(headers.origin);
  });

  it('is created with PUT, also as a POST with _method', async () => {
    const visitor = createVisitor();
    const { body } = await visitor.post(`${emulator.url}/v1/client?_method=PUT`);
    expect(body.response.id).toMatch(/^client_/);
    expect((await visitor.get(`${emulator.url}/v1/client`)).body.response.id).toBe(body.response.id);
  });

  it('ends with its sessions, and the cookie goes', async () => {
    const { visitor, api, sessionId } = await signedIn();
    const { body } = await visitor.post(api('/client?_method=DELETE'));
    expect(body).toEqual({ response: null, client: null });
    const cookies = [...visitor.cookies('127.0.0.1')].filter(([name]) => name.startsWith('__client'));
    expect(cookies.map(([name, value]) => `${name.replace(/_[\w-]{8}$/, '')}=${value}`)).toEqual([
      '__client_uat=0',
      '__client_uat=0',
    ]);
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    const session = await fetch(api(`/sessions/${sessionId}`), { headers });
    expect(await session.json()).toMatchObject({ status: 'ended' });
  });

  it('is known by Authorization in a native application', async () => {
    const created = await fetch(`${emulator.url}/v1/client?_is_native=1`, { method: 'PUT' });
    expect(created.headers.getSetCookie()).toEqual([]);
    const authorization = created.headers.get('authorization') ?? '';
    const { response } = (await created.json()) as { response: { id: string } };
    const again = await fetch(`${emulator.url}/v1/client?_is_native=1`, { headers: { authorization } });
    expect(await again.json()).toMatchObject({ response: { id: response.id } });
  });

  it('is never that of an unknown dev browser', async () => {
    const { visitor } = await signedIn();
    const stranger = await createVisitor().get(`${emulator.url}/v1/client?__clerk_db_jwt=dvb_guess`);
    expect(stranger).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'dev_browser_unauthenticated' }] },
    });
    expect((await visitor.get(`${emulator.url}/v1/client`)).status).toBe(200);
  });
});

describe('the sessions of a browser', () => {
  it('have tokens for the page that requests them', async () => {
    const { visitor, api, sessionId } = await signedIn();
    const response = await visitor.send(api(`/client/sessions/${sessionId}/tokens`), {
      method: 'POST',
      headers: { origin: 'http://localhost:3000' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    const { jwt } = (await response.json()) as { jwt: string };
    expect(decodeJwt(jwt).result?.payload).toMatchObject({ sid: sessionId, azp: 'http://localhost:3000' });
  });

  it('have tokens of templates', async () => {
    const { visitor, api, sessionId } = await signedIn();
    await fetch(api('/jwt_templates'), {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'db', claims: { role: 'reader' } }),
    });
    const { body } = await visitor.post(api(`/client/sessions/${sessionId}/tokens/db`));
    expect(decodeJwt(body.jwt).result?.payload).toMatchObject({ role: 'reader' });
    expect((await visitor.post(api(`/client/sessions/${sessionId}/tokens/none`))).status).toBe(404);
  });

  it('switch the organization at one moment, however fast the clock runs', async () => {
    let time = 1_800_000_000_000;
    const fast = await createEmulator({
      port: false,
      now: () => {
        time += 1;
        return time;
      },
      seed: {
        users: [{ id: 'user_ada' }],
        organizations: [{ id: 'org_acme', name: 'Acme', createdBy: 'user_ada' }],
      },
    });
    const visitor = createVisitor(fast.fetch);
    const { cookies, sessionId } = await fast.signIn('user_ada');
    await visitor.get(`${fast.url}/v1/client?__clerk_db_jwt=${cookies['__clerk_db_jwt']}`);
    const { body } = await visitor.post(`${fast.url}/v1/client/sessions/${sessionId}/touch`, {
      active_organization_id: 'org_acme',
    });
    expect(body.response.last_active_organization_id).toBe('org_acme');
    expect(body.client.updated_at).toBe(body.response.updated_at);
  });

  it('switch the organization, and their older tokens are outdated', async () => {
    const { visitor, api, sessionId } = await signedIn();
    emulator.advance('5s');
    const touched = await visitor.post(api(`/client/sessions/${sessionId}/touch`), {
      active_organization_id: 'acme',
    });
    expect(touched.body.response.last_active_organization_id).toBe('org_acme');
    expect(touched.body.client.updated_at).toBe(touched.body.response.updated_at);
    const personal = await visitor.post(api(`/client/sessions/${sessionId}/touch`), {
      active_organization_id: '',
    });
    expect(personal.body.response.last_active_organization_id).toBeNull();
    const none = await visitor.post(api(`/client/sessions/${sessionId}/touch`), { intent: 'focus' });
    expect(none.body.response.last_active_organization_id).toBeNull();
    const foreign = await visitor.post(api(`/client/sessions/${sessionId}/touch`), {
      active_organization_id: 'x',
    });
    expect(foreign.status).toBe(404);
  });

  it.each([
    ['end', 'ended'],
    ['remove', 'removed'],
  ])('%s with the status %s', async (action, status) => {
    const { visitor, api, sessionId } = await signedIn();
    const { body } = await visitor.post(api(`/client/sessions/${sessionId}/${action}`));
    expect(body).toMatchObject({ response: { status, last_active_token: null }, client: { sessions: [] } });
    const after = await visitor.post(api(`/client/sessions/${sessionId}/tokens`));
    expect(after).toMatchObject({ status: 401, body: { errors: [{ code: 'authentication_invalid' }] } });
  });

  it('are removed together', async () => {
    const { visitor, api } = await signedIn();
    const { body } = await visitor.post(api('/client/sessions?_method=DELETE'));
    expect(body.response).toMatchObject({ object: 'client', sessions: [], last_active_session_id: null });
  });

  it.each(['tokens', 'touch', 'end', 'remove'])('of another browser are unknown to %s', async (action) => {
    const eve = await signedIn('user_eve');
    const { visitor, api } = await signedIn();
    const answer = await visitor.post(api(`/client/sessions/${eve.sessionId}/${action}`));
    expect(answer).toMatchObject({ status: 404, body: { errors: [{ code: 'resource_not_found' }] } });
    expect((await createVisitor().post(api(`/client/sessions/${eve.sessionId}/${action}`))).status).toBe(401);
  });
});

describe('the Frontend API', () => {
  it('has an environment without secrets', async () => {
    const { status, body } = await createVisitor().get(`${emulator.url}/v1/environment`);
    expect(status).toBe(200);
    expect(body.auth_config.single_session_mode).toBe(true);
    expect(JSON.stringify(body)).not.toContain(emulator.secretKey);
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
    'shows no answer to a page of %s',
    async (origin) => {
      const response = await fetch(`${emulator.url}/v1/dev_browser`, { method: 'POST', headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      expect(response.headers.get('vary')).toContain('origin');
      const headers = { origin, 'access-control-request-method': 'POST' };
      const preflight = await fetch(`${emulator.url}/v1/client`, { method: 'OPTIONS', headers });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('shows its answers to the allowed origins and the satellites of the instance', async () => {
    const send = (method: string, path: string, body: object) =>
      fetch(`${emulator.url}/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await send('PATCH', '/instance', { allowed_origins: ['https://app.example.com'] });
    await send('POST', '/domains', { name: 'shop.example.com', is_satellite: true });
    for (const origin of ['https://app.example.com', 'https://shop.example.com']) {
      const response = await fetch(`${emulator.url}/v1/client`, { headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it('answers preflights of a page on this machine', async () => {
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    const response = await fetch(`${emulator.url}/v1/client`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  });

  it.each([
    ['GET', '/client/nothing'],
    ['PATCH', '/client'],
    ['DELETE', '/client/handshake'],
    ['POST', '/client/handshake'],
    ['TRACE', '/client'],
  ])('responds with 501 to %s %s, which it does not know', async (method, path) => {
    const request = new Request(`${emulator.url}/v1${path}`, {
      method: method === 'TRACE' ? 'OPTIONS' : method,
    });
    const response = await fetch(request);
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({ errors: [{ code: 'not_emulated' }] });
  });

  it.each([
    ['application/json', '{}', 415, 'unsupported_content_type'],
    ['application/x-www-form-urlencoded', 'intent=fly', 422, 'form_param_value_invalid'],
    ['application/x-www-form-urlencoded', `intent=${'x'.repeat(1_100_000)}`, 413, 'request_body_too_large'],
  ])('rejects the body %s', async (contentType, body, status, code) => {
    const { visitor, api, sessionId } = await signedIn();
    const response = await visitor.send(api(`/client/sessions/${sessionId}/touch`), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });

  it('brings a satellite back, and no other domain', async () => {
    const url = `${emulator.url}/v1/client/sync?redirect_url=https%3A%2F%2Fshop.example.com%2F&link_domain=`;
    expect((await createVisitor().send(`${url}shop.example.com`)).status).toBe(422);
    await fetch(`${emulator.url}/v1/domains`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'shop.example.com', is_satellite: true }),
    });
    const response = await createVisitor().send(`${url}shop.example.com`);
    expect(response.headers.get('location')).toBe('https://shop.example.com/?__clerk_synced=true');
  });

  it.each([
    'https://evil.example/',
    'https://shop.example.com.evil.example/',
    'https://evil.example/shop.example.com',
    'https://shop.example.com@evil.example/',
    'javascript:alert(1)',
  ])('brings a browser to a satellite, and not to %s', async (target) => {
    await fetch(`${emulator.url}/v1/domains`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'shop.example.com', is_satellite: true }),
    });
    const query = new URLSearchParams({ redirect_url: target, link_domain: 'shop.example.com' });
    const response = await createVisitor().send(`${emulator.url}/v1/client/sync?${query}`);
    expect([response.status, response.headers.get('location')]).toEqual([422, null]);
  });

  it('names its places for clients', () => {
    const { port } = new URL(emulator.url);
    expect(emulator).toMatchObject({ frontendApiUrl: emulator.url, proxyUrl: `http://localhost:${port}` });
    expect(emulator.env).toMatchObject({
      CLERK_PROXY_URL: emulator.proxyUrl,
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: emulator.publishableKey,
    });
  });
});
