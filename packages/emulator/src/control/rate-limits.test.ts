import { describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import { createEmulator } from '../index.ts';

/** The clock moves only when a test moves it: on a busy machine, many requests outlast a window. */
const now = () => 1_800_000_000_000;

describe('the option rateLimits', () => {
  it('responds with 429 and Retry-After until the window is over', async () => {
    const { emulator, call } = await start({
      now,
      rateLimits: [{ route: '/v1/*', requests: 2, windowInSeconds: 10 }],
    });
    const statuses = [await call('GET', '/users'), await call('GET', '/users'), await call('GET', '/users')];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    emulator.advance('4s');
    const response = await emulator.fetch(`${emulator.url}/v1/users`);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('6');
    expect(await response.json()).toMatchObject({ errors: [{ code: 'too_many_requests' }] });
    emulator.advance('6s');
    expect((await call('GET', '/users')).status).toBe(200);
    expect(emulator.requests.at(-2)?.status).toBe(429);
  });

  it('has the documented limits of a development instance', async () => {
    const { call } = await start({ now, rateLimits: 'development', seed: { users: [{ id: 'user_ada' }] } });
    const patches = [];
    for (let index = 0; index < 11; index += 1) patches.push(await call('PATCH', '/users/user_ada', {}));
    expect(patches.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429]);
    expect((await call('PATCH', '/users/user_none', {})).status).toBe(404);
    for (let index = 0; index < 88; index += 1) expect((await call('GET', '/users')).status).toBe(200);
    expect((await call('GET', '/users')).status).toBe(429);
    expect((await call('GET', '/jwks')).status).toBe(200);
  });

  it('counts the paths without a version in the same window', async () => {
    const { emulator, call } = await start({
      now,
      rateLimits: [{ route: '/v1/*', requests: 2, windowInSeconds: 10 }],
    });
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    const statusOf = async (path: string) =>
      (await emulator.fetch(`${emulator.url}${path}`, { headers })).status;
    expect(await statusOf('/api_keys')).not.toBe(429);
    expect((await call('GET', '/users')).status).toBe(200);
    expect(await statusOf('/api_keys')).toBe(429);
    expect(await statusOf('/m2m_tokens')).toBe(429);
    expect((await call('GET', '/users')).status).toBe(429);
  });

  it('counts a path without a version that a limit names', async () => {
    const { emulator } = await start({
      now,
      rateLimits: [{ route: '/api_keys', requests: 0, windowInSeconds: 10 }],
    });
    expect((await emulator.fetch(`${emulator.url}/api_keys`)).status).toBe(429);
    expect((await emulator.fetch(`${emulator.url}/v1/api_keys`)).status).not.toBe(429);
  });

  it('does not count browsers among the documented limits', async () => {
    const { emulator, call } = await start({ now, rateLimits: 'development' });
    for (let index = 0; index < 101; index += 1) {
      expect((await emulator.fetch(`${emulator.url}/v1/environment`)).status).not.toBe(429);
    }
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('has the documented limits of a production instance', async () => {
    const { call } = await start({ now, rateLimits: 'production' });
    for (let index = 0; index < 1_000; index += 1)
      expect((await call('GET', '/users/count')).status).toBe(200);
    expect((await call('GET', '/users/count')).status).toBe(429);
  });

  it('counts again after reset(), and after the clock was set back', async () => {
    const { emulator, call } = await start({
      now,
      rateLimits: [{ route: '*', requests: 1, windowInSeconds: 3_600 }],
    });
    for (const again of [emulator.reset, () => emulator.setNow(0)]) {
      expect((await call('GET', '/users')).status).toBe(200);
      expect((await call('GET', '/users')).status).toBe(429);
      again();
    }
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('reaches the page that sent the request, and does not count its preflight', async () => {
    const { emulator } = await start({ now, rateLimits: [{ route: '*', requests: 0, windowInSeconds: 10 }] });
    const origin = 'http://localhost:3000';
    const send = (method: string, headers = {}) =>
      emulator.fetch(`${emulator.url}/v1/client`, { method, headers: { origin, ...headers } });
    expect((await send('OPTIONS', { 'access-control-request-method': 'PATCH' })).status).toBe(204);
    const response = await send('GET');
    expect(response.status).toBe(429);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('does not count requests of the control API', async () => {
    const { emulator } = await start({ now, rateLimits: [{ route: '*', requests: 0, windowInSeconds: 10 }] });
    expect((await emulator.fetch(`${emulator.url}/__emulator/health`)).status).toBe(200);
  });

  it.each([
    ['fast', 'must be "development", "production" or a list'],
    [[{}], 'rateLimits[0].route must be a string'],
    [[null], 'rateLimits[0]" must be an object'],
    [[{ route: 'users', requests: 1, windowInSeconds: 1 }], 'is not a route'],
    [[{ route: '*', requests: -1, windowInSeconds: 1 }], 'rateLimits[0].requests'],
    [[{ route: '*', requests: 1, windowInSeconds: 0 }], 'rateLimits[0].windowInSeconds'],
    [
      [{ route: '*', request: 1, windowInSeconds: 1 }],
      'Unknown option "rateLimits[0].request" of createEmulator. Did you mean "requests"?',
    ],
  ])('rejects %j', async (rateLimits, message) => {
    await expect(createEmulator({ port: false, rateLimits: rateLimits as never })).rejects.toThrow(message);
  });
});
