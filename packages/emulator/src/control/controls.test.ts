import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';

const started: Emulator[] = [];
afterEach(() => Promise.all(started.splice(0).map((emulator) => emulator.close())));

async function listen(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] }, ...options });
  started.push(emulator);
  return emulator;
}

const userOf = ({ url, secretKey }: Emulator, headers = {}) =>
  fetch(`${url}/v1/users/user_ada`, { headers: { authorization: `Bearer ${secretKey}`, ...headers } });

function control({ url }: Emulator, path: string, method = 'GET', body?: unknown, headers = {}) {
  return fetch(`${url}/__emulator${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('the clock', () => {
  it('moves on by a duration, and runs on', async () => {
    const { emulator } = await start({ now: () => 1_000 });
    emulator.advance('61s');
    emulator.advance(500);
    expect(emulator.now()).toBe(62_500);
    emulator.setNow(new Date(5_000));
    expect(emulator.now()).toBe(5_000);
    emulator.reset();
    expect(emulator.now()).toBe(1_000);
  });

  it('signs tokens by the clock', async () => {
    const { emulator } = await start({ seed: { users: [{ id: 'user_ada' }] } });
    const before = emulator.now();
    emulator.advance('2h');
    const { token } = await emulator.signIn('user_ada');
    const { iat } = JSON.parse(atob(token.split('.')[1] ?? ''));
    expect(iat * 1_000).toBeGreaterThanOrEqual(before + 7_190_000);
  });

  it.each(['soon', '5', '', null, Number.NaN, {}, '5 m'])('rejects the duration %j', async (duration) => {
    const { emulator } = await start();
    expect(() => emulator.advance(duration as never)).toThrow('is not a duration');
  });

  it('rejects an invalid time', async () => {
    const { emulator } = await start();
    expect(() => emulator.setNow(new Date('no'))).toThrow('Pass a valid Date');
  });
});

describe('faults', () => {
  it('answer the number of requests that they have, with a status and Retry-After', async () => {
    const emulator = await listen();
    emulator.faults.add({ route: 'GET /v1/users/{user_id}', status: 429, retryAfter: 3, count: 2 });
    const responses = [await userOf(emulator), await userOf(emulator), await userOf(emulator)];
    expect(responses.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(responses[0]?.headers.get('retry-after')).toBe('3');
    expect(await responses[0]?.json()).toMatchObject({ errors: [{ code: 'emulated_fault' }] });
  });

  it('close the connection', async () => {
    const emulator = await listen();
    emulator.faults.add({ route: '*', reset: true, count: 1 });
    await expect(userOf(emulator)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect((await userOf(emulator)).status).toBe(200);
    expect(emulator.requests.map(({ status }) => status)).toEqual([null, 200]);
  });

  it('reject a call in process', async () => {
    const { emulator } = await start();
    emulator.faults.add({ route: '*', reset: true });
    await expect(emulator.fetch(`${emulator.url}/v1/users`)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('delay the answer, and end with the request', async () => {
    const emulator = await listen();
    emulator.faults.add({ route: '/v1/*', latencyInMs: 80 });
    const order: string[] = [];
    const timer = new Promise((resolve) => setTimeout(resolve, 20)).then(() => order.push('20 ms'));
    const answer = userOf(emulator).then(({ status }) => order.push(String(status)));
    await Promise.all([timer, answer]);
    expect(order).toEqual(['20 ms', '200']);
    emulator.faults.clear();
    emulator.faults.add({ route: '*', latencyInMs: 60_000 });
    await expect(emulator.fetch(emulator.url, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
  });

  it('happen to a share of the requests', async () => {
    const { emulator, call } = await start();
    emulator.faults.add({ route: '*', status: 500, share: 0.5 });
    const answers = await Promise.all(Array.from({ length: 200 }, () => call('GET', '/users')));
    const failed = answers.filter(({ status }) => status === 500).length;
    expect(failed).toBeGreaterThan(50);
    expect(failed).toBeLessThan(150);
  });

  it('reach the page that sent the request, and not its preflight', async () => {
    const { emulator } = await start({});
    emulator.faults.add({ route: '/v1/client', status: 503, count: 1 });
    const origin = 'http://localhost:3000';
    const send = (method: string, headers = {}) =>
      emulator.fetch(`${emulator.url}/v1/client`, { method, headers: { origin, ...headers } });
    const preflight = await send('OPTIONS', { 'access-control-request-method': 'PATCH' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    const response = await send('GET');
    expect(response.status).toBe(503);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    const next = await send('GET');
    expect(next.status).toBe(200);
    expect(next.headers.get('vary')).toBe('origin');
  });

  it('leave other routes alone', async () => {
    const { emulator, call } = await start();
    emulator.faults.add({ route: 'POST /v1/users', status: 500 });
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it.each([
    [{}, 'route'],
    [{ route: 'users' }, 'is not a route'],
    [{ route: '*', status: 200 }, 'status'],
    [{ route: '*', share: 0 }, 'share'],
    [{ route: '*', count: 0 }, 'count'],
    [{ route: '*' }, 'has no effect'],
    [{ route: '*', latencyInMs: 1, retryAfter: 3 }, 'retryAfter needs a status'],
    [{ route: '*', latency: 1 }, 'Unknown option "latency"'],
    [null, 'object'],
  ])('reject %j', async (fault, message) => {
    const { emulator } = await start();
    expect(() => emulator.faults.add(fault as never)).toThrow(message);
  });
});

describe('the log of requests', () => {
  it('shows what was sent and answered, without the key', async () => {
    const { emulator, call } = await start();
    await call('POST', '/users?a=1', { first_name: 'Ada' });
    const [request] = emulator.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/users',
      query: { a: '1' },
      body: { first_name: 'Ada' },
    });
    expect(request?.headers['authorization']).toBe('Bearer ...');
    emulator.reset();
    expect(emulator.requests).toEqual([]);
  });

  it('resolves when a request comes', async () => {
    const { emulator, call } = await start();
    const waiting = emulator.waitForRequest(({ method }) => method === 'POST');
    await call('GET', '/users');
    await call('POST', '/users', {});
    expect(await waiting).toMatchObject({ path: '/v1/users', method: 'POST' });
    expect(await emulator.waitForRequest(({ method }) => method === 'GET')).toMatchObject({ status: 200 });
  });

  it('rejects if the predicate throws, and answers the request', async () => {
    const { emulator, call } = await start();
    const fails = () => {
      throw new Error('the mistake of a test');
    };
    const waiting = emulator.waitForRequest(fails);
    const rejected = expect(waiting).rejects.toThrow('the mistake of a test');
    expect((await call('GET', '/users?order_by=a&order_by=b&limit=1')).status).toBe(422);
    await rejected;
    expect(emulator.requests[0]?.query).toEqual({ order_by: ['a', 'b'], limit: '1' });
    await expect(emulator.waitForRequest(fails)).rejects.toThrow('the mistake of a test');
  });

  it('rejects when no request comes in time, and names those that came', async () => {
    const { emulator, call } = await start();
    await call('GET', '/users');
    const waiting = emulator.waitForRequest(() => false, { timeoutInMs: 10 });
    await expect(waiting).rejects.toThrow('GET /v1/users (200)');
  });

  it.each([2_147_483_648, Number.POSITIVE_INFINITY, -1])('rejects the time limit %s', async (timeoutInMs) => {
    const { emulator } = await start({});
    await expect(emulator.waitForRequest(() => false, { timeoutInMs })).rejects.toThrow(
      'timeoutInMs must be',
    );
    expect(() => emulator.faults.add({ route: '*', latencyInMs: timeoutInMs })).toThrow(
      'latencyInMs must be',
    );
  });

  it('does not wait for a body that never ends', async () => {
    const { emulator } = await start();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"first')),
    });
    // The types of the platform lack an option that streams need.
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const response = await emulator.fetch(`${emulator.url}/v1/users`, init);
    expect(response.status).toBe(401);
    expect(emulator.requests[0]).toMatchObject({ body: '{"first', status: 401 });
  });

  it('keeps at most 1,000 requests', async () => {
    const { emulator, call } = await start();
    for (let index = 0; index < 1_050; index++) await call('GET', '/users/user_1');
    expect(emulator.requests.length).toBeLessThanOrEqual(1_000);
  });
});

describe('snapshots', () => {
  it('restore the records of a moment', async () => {
    const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } });
    const snapshot = emulator.snapshot();
    await call('DELETE', '/users/user_ada');
    emulator.restore(JSON.parse(JSON.stringify(snapshot)));
    expect((await call('GET', '/users/user_ada')).status).toBe(200);
  });

  it('share nothing with the emulator', async () => {
    const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } });
    // The type has no method that changes the list.
    (emulator.snapshot().records['users'] as object[]).push({ id: 'user_evil' });
    expect((await call('GET', '/users/count')).body.total_count).toBe(1);
    emulator.reset();
    expect((await call('GET', '/users/count')).body.total_count).toBe(1);
  });

  it('are imported with the keys, so that tokens and ids stay valid', async () => {
    const { emulator } = await start({ seed: { users: [{ id: 'user_ada' }] } });
    const exported = JSON.parse(JSON.stringify(emulator.export()));
    const copy = await createEmulator({ port: false, import: exported });
    expect(copy.secretKey).toBe(emulator.secretKey);
    expect(copy.jwtKey).toBe(emulator.jwtKey);
    expect(copy.export()).toEqual(emulator.export());
  });

  it('lose nothing on the way through export and import', async () => {
    const steps = fc.array(fc.constantFrom('user', 'organization', 'sign-in', 'ban', 'delete'), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (names) => {
        const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } });
        for (const name of names) {
          const ids =
            emulator.snapshot().records['users']?.map((user) => String(Reflect.get(user, 'id'))) ?? [];
          const id = ids.at(-1) ?? 'user_ada';
          if (name === 'user') await call('POST', '/users', { public_metadata: { deep: [1, { a: null }] } });
          if (name === 'organization')
            await call('POST', '/organizations', { name: 'Notes', created_by: id });
          if (name === 'sign-in') await call('POST', '/sessions', { user_id: id });
          if (name === 'ban') await call('POST', `/users/${id}/ban`);
          if (name === 'delete') await call('DELETE', `/users/${id}`);
        }
        const exported = JSON.stringify(emulator.export());
        const copy = await createEmulator({ port: false, import: JSON.parse(exported) });
        expect(JSON.stringify(copy.export())).toBe(exported);
      }),
      { seed: 20_261_129, numRuns: 60 },
    );
  });

  it.each([
    null,
    {},
    { version: 2, records: {} },
    { version: 1, records: { nothing: [] } },
    { version: 1, records: { users: [{}] } },
    { version: 1, records: { users: 'all' } },
  ])('reject %j and change nothing', async (snapshot) => {
    const { emulator, call } = await start({ seed: { users: [{ id: 'user_ada' }] } });
    expect(() => emulator.restore(snapshot as never)).toThrow(ConfigError);
    expect((await call('GET', '/users/user_ada')).status).toBe(200);
  });
});

describe('the control API', () => {
  it('does what the methods do', async () => {
    const emulator = await listen();
    expect(await (await control(emulator, '/health')).json()).toMatchObject({ status: 'ok' });
    expect((await control(emulator, '/clock', 'POST', { now: '2030-01-01T00:00:00Z' })).status).toBe(200);
    expect(new Date(emulator.now()).getUTCFullYear()).toBe(2030);
    expect((await control(emulator, '/clock', 'POST', { advance: '366d' })).status).toBe(200);
    expect(new Date(emulator.now()).getUTCFullYear()).toBe(2031);

    expect((await control(emulator, '/faults', 'POST', { route: '*', status: 503 })).status).toBe(201);
    expect((await userOf(emulator)).status).toBe(503);
    expect((await control(emulator, '/faults', 'DELETE')).status).toBe(204);
    expect((await userOf(emulator)).status).toBe(200);
    expect(await (await control(emulator, '/requests')).json()).toHaveLength(2);

    const signedIn = await control(emulator, '/sign-in', 'POST', {
      userId: 'user_ada',
      claims: { plan: 'pro' },
    });
    expect(await signedIn.json()).toMatchObject({ sessionId: expect.stringMatching(/^sess_/) });

    const snapshot = await (await control(emulator, '/snapshot')).json();
    expect((await control(emulator, '/reset', 'POST')).status).toBe(204);
    expect(emulator.snapshot().records['sessions']).toBeUndefined();
    expect((await control(emulator, '/snapshot', 'PUT', snapshot)).status).toBe(204);
    expect(emulator.snapshot().records['sessions']).toHaveLength(1);
  });

  it.each([
    ['/clock', 'POST', {}, 400],
    ['/clock', 'POST', { advance: 'soon' }, 400],
    ['/clock', 'POST', { advance: '1s', now: 1 }, 400],
    ['/clock', 'POST', { now: 'no time' }, 400],
    ['/clock', 'POST', { now: null }, 400],
    ['/faults', 'POST', { route: 'x' }, 400],
    ['/sign-in', 'POST', { userId: 'user_nobody' }, 400],
    ['/sign-in', 'POST', [], 400],
    ['/snapshot', 'PUT', {}, 400],
    ['/nothing', 'GET', undefined, 404],
  ] as const)('answers %s %s %j with %i and an error', async (path, method, body, status) => {
    const response = await control(await listen(), path, method, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/\w/) });
  });

  it.each([{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }])(
    'does not answer a page of another site: %j',
    async (headers) => {
      const emulator = await listen();
      expect((await control(emulator, '/reset', 'POST', undefined, headers)).status).toBe(403);
    },
  );

  it('does not answer a host name that was rebound to this machine', async () => {
    const { emulator } = await start();
    const response = await emulator.fetch(`${emulator.url}/__emulator/snapshot`, {
      headers: { host: 'evil.example' },
    });
    expect(response.status).toBe(403);
  });
});
