import { setTimeout } from 'node:timers/promises';
import {
  createMisbehavingServer,
  hang,
  hangInBody,
  type MisbehavingServer,
  ok,
  slowly,
  status,
} from '@tooling/misbehaving-server';
import { createBackendApiClient } from '@x/rest-client';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impatient, WAYS } from './clients.ts';

const USER = { object: 'user', id: 'user_1' };

/** Far more than a busy machine needs, and far less than a call that waits for too long. */
const LONG_IN_MS = 10_000;

let server: MisbehavingServer;
beforeEach(async () => {
  server = await createMisbehavingServer(ok(USER));
});
afterEach(() => server.close());

/** Returns the duration of a promise. */
async function timed<T>(promise: Promise<T>): Promise<readonly [T, number]> {
  const startedAtInMs = performance.now();
  return [await promise, performance.now() - startedAtInMs];
}

describe.each(WAYS)('over %s', (_way, open) => {
  const { fetch, close } = open();
  afterAll(close);
  const client = (options = {}) => impatient(server.url, { fetch, ...options });

  it.each([
    ['seconds', 1],
    ['a date', new Date(Date.now() + 2_000)],
  ])('waits as long as Retry-After says in %s', async (_form, retryAfter) => {
    const requested = typeof retryAfter === 'number' ? retryAfter : new Date(Date.now() + 2_000);
    server.behave([status(429, { retryAfter: requested }), ok(USER)]);
    const [{ meta }, tookInMs] = await timed(client().users.getUser('user_1'));
    expect(meta.attempts).toBe(2);
    expect(tookInMs).toBeGreaterThan(900);
    expect(tookInMs).toBeLessThan(LONG_IN_MS);
  });

  it('fails immediately if the wait is too long, and reports it', async () => {
    server.behave(status(503, { retryAfter: 3_600 }));
    const [{ meta }, tookInMs] = await timed(client().users.getUser('user_1'));
    expect([meta.attempts, meta.retryAfter]).toEqual([1, 3_600]);
    expect(tookInMs).toBeLessThan(LONG_IN_MS);
  });

  it('ends a call at its total limit, even during a retry', async () => {
    server.behave([status(503), hang()]);
    const retry = { baseDelayInMs: 1, maxTotalInMs: 2_000, maxRetries: 100 };
    const [{ errors, meta }, tookInMs] = await timed(
      client({ retry, timeoutInMs: LONG_IN_MS }).users.getUser('user_1'),
    );
    expect([errors?.[0].code, meta.attempts]).toEqual(['request-timeout', 2]);
    expect(tookInMs).toBeLessThan(LONG_IN_MS);
  });

  it('waits longer before each request', async () => {
    server.behave(status(500));
    const retry = { baseDelayInMs: 40, maxRetries: 4 };
    expect((await client({ retry }).users.getUser('user_1')).meta.attempts).toBe(5);
    const gaps = server.requests
      .slice(1)
      .map(({ atInMs }, index) => atInMs - (server.requests[index]?.atInMs ?? 0));
    // At least half of 40, 80, 160 and 320; timers can be a millisecond early.
    expect(gaps.every((gap, index) => gap >= 20 * 2 ** index - 2)).toBe(true);
  });

  it.each([
    ['before the answer', hang()],
    ['amid the body', hangInBody(USER)],
    ['in the wait between two requests', status(503)],
    ['while the server thinks', slowly(2 * LONG_IN_MS, ok(USER))],
  ])('ends when its signal is aborted %s', async (_when, behaviour) => {
    server.behave(behaviour);
    const reason = new Error('The visitor left');
    const controller = new AbortController();
    const retry = {
      baseDelayInMs: 2 * LONG_IN_MS,
      maxDelayInMs: 2 * LONG_IN_MS,
      maxTotalInMs: 5 * LONG_IN_MS,
    };
    const call = client({ timeoutInMs: 2 * LONG_IN_MS }).users.getUser('user_1', {
      signal: controller.signal,
      retry,
    });
    await expect.poll(() => server.requests).toHaveLength(1);
    // The client reads an answer, if there is one.
    await setTimeout(100);
    controller.abort(reason);
    const [{ errors, meta }, tookInMs] = await timed(call);
    expect([errors?.[0].code, errors?.[0].cause, meta.attempts]).toEqual(['request-aborted', reason, 1]);
    expect(tookInMs).toBeLessThan(LONG_IN_MS);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps calls apart that are under way at the same time', async () => {
    server.behave(({ path, headers }, index) =>
      index % 3 === 0
        ? status(503)
        : slowly(
            index % 7,
            ok({ object: 'user', id: path.slice(10), external_id: headers['authorization'] }),
          ),
    );
    const api = createBackendApiClient({
      secretKey: 'sk_test_0',
      apiUrl: server.url,
      fetch,
      retry: { baseDelayInMs: 1, maxRetries: 20 },
    });
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        api.users.getUser(`user_${index}`, { secretKey: `sk_test_${index % 5}` }),
      ),
    );
    expect(results.map(({ data }) => [data?.id, data?.externalId])).toEqual(
      Array.from({ length: 200 }, (_, index) => [`user_${index}`, `Bearer sk_test_${index % 5}`]),
    );
  });
});

describe('a signal that many calls share', () => {
  it('keeps no resources of ended calls', async () => {
    const { signal } = new AbortController();
    let count = 0;
    const counted = new Proxy(signal, {
      get(target, name) {
        count += name === 'addEventListener' ? 1 : 0;
        count -= name === 'removeEventListener' ? 1 : 0;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    server.behave([status(503), ok(USER)]);
    await impatient(server.url).users.getUser('user_1', { signal: counted });
    expect(count).toBe(0);
  });
});
