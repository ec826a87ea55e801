import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createBackendApiClient,
  iterateItems,
  iteratePages,
  type RequestEvent,
  type ResponseEvent,
} from './index.ts';

const USER = { object: 'user', id: 'user_1' };
const unreachable = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** A fetch that fails with these errors before it succeeds. */
function failing(...errors: unknown[]) {
  return vi.fn(async () => {
    if (errors.length > 0) {
      throw errors.shift();
    }
    return Response.json(USER);
  });
}

const client = (fetch: typeof globalThis.fetch, options: object = {}) =>
  createBackendApiClient({ secretKey: 'sk_test_1', fetch, retry: { baseDelayInMs: 1 }, ...options });

/** Returns the time limit in the message of a `request-timeout`. */
const limitOf = (errors: readonly Error[] | null) =>
  Number(/request-timeout \((?<limitInMs>[\d.]+) ms/.exec(errors?.[0]?.message ?? '')?.groups?.['limitInMs']);

// Timers fire in the order of their times, however busy the machine is.
beforeEach(() => {
  vi.useFakeTimers().setTimerTickMode('nextTimerAsync');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a repeated request', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'ConnectionRefused',
    'FailedToOpenSocket',
  ])('can be a write after %s, since the server has seen nothing', async (code) => {
    const fetch = failing(unreachable(code));
    expect((await client(fetch).users.createUser({})).meta.attempts).toBe(2);
  });

  it('cannot be a write after a failure without a code', async () => {
    expect((await client(failing(new Error('reset'))).users.createUser({})).meta.attempts).toBe(1);
  });

  it.each(['PUT', 'DELETE', 'GET'] as const)('can be a %s', async (method) => {
    const fetch = failing(unreachable('ECONNRESET'));
    expect((await client(fetch).request({ method, path: '/a' })).meta.attempts).toBe(2);
  });

  it('has no more time than the call has left', async () => {
    const fetch: typeof globalThis.fetch = () => new Promise(() => {});
    const options = { timeoutInMs: 1_000, retry: { baseDelayInMs: 1, maxTotalInMs: 1_800, maxRetries: 5 } };
    const { errors, meta } = await client(fetch, options).users.getUser('user_1');
    expect([errors?.[0].code, meta.attempts]).toEqual(['request-timeout', 2]);
    expect(errors?.[0].message).toMatch(/^users.getUser: request-timeout \([\d.]+ ms, api.clerk.com\)$/);
    expect(limitOf(errors)).toBeLessThanOrEqual(800);
  });

  it('has no more time than the wait before it has left', async () => {
    const answers = [Response.json({}, { status: 503 })];
    const fetch = async () => answers.shift() ?? new Promise<Response>(() => {});
    // The wait is half of its longest, so 500 ms.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const options = {
      timeoutInMs: 5_000,
      retry: { baseDelayInMs: 1_000, maxTotalInMs: 1_500, maxRetries: 1 },
    };
    const { errors, meta } = await client(fetch, options).users.getUser('user_1');
    expect([errors?.[0].code, meta.attempts]).toEqual(['request-timeout', 2]);
    expect(limitOf(errors)).toBeLessThanOrEqual(1_000);
  });

  it('is not sent if the signal aborts during the wait', async () => {
    const controller = new AbortController();
    const fetch = vi.fn(async () => {
      setTimeout(() => controller.abort(new Error('enough')), 20);
      return Response.json({}, { status: 503 });
    });
    const retry = { baseDelayInMs: 5_000 };
    const startedAtInMs = performance.now();
    const { errors } = await client(fetch).users.getUser('user_1', { retry, signal: controller.signal });
    expect(errors?.[0]).toMatchObject({ code: 'request-aborted', cause: { message: 'enough' } });
    expect(errors?.[0].message).toBe('users.getUser: request-aborted (enough)');
    expect(performance.now() - startedAtInMs).toBe(20);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('waits for Retry-After unless that is a date in the past or malformed', async () => {
    for (const value of ['Wed, 21 Oct 1999 07:28:00 GMT', '-5', '1e3', '']) {
      const answers = [Response.json({}, { status: 429, headers: { 'retry-after': value } })];
      const fetch = async () => answers.shift() ?? Response.json(USER);
      expect((await client(fetch).users.getUser('user_1')).meta.attempts).toBe(2);
    }
    for (const value of ['Wed, 21 Oct 2999 07:28:00 GMT', '999999999']) {
      const fetch = async () => Response.json({}, { status: 429, headers: { 'retry-after': value } });
      expect((await client(fetch).users.getUser('user_1')).meta.attempts).toBe(1);
    }
  });
});

describe('a failure of the network', () => {
  it.each([
    [unreachable('ECONNRESET'), 'ECONNRESET'],
    [Object.assign(new Error('m'), { code: 'ConnectionReset' }), 'ConnectionReset'],
    [Object.assign(new Error('the message'), { code: 5 }), 'the message'],
    [new Error('the message'), 'the message'],
    [{ message: 5 }, 'no details'],
  ])('%o is described by its code or its message', async (error, detail) => {
    const { errors } = await client(failing(error), { retry: false }).users.getUser('user_1');
    expect(errors?.[0].message).toBe(`users.getUser: network-error (${detail}, api.clerk.com)`);
    expect(errors?.[0].cause).toBe(error);
  });
});

describe('hooks', () => {
  it('are called for a request that never ends, with its duration', async () => {
    const events: Array<RequestEvent | ResponseEvent> = [];
    const options = {
      onRequest: (event: RequestEvent) => events.push(event),
      onResponse: (event: ResponseEvent) => events.push(event),
      timeoutInMs: 30,
      retry: false,
    };
    const hanging: typeof globalThis.fetch = () => new Promise(() => {});
    await client(hanging, options).users.getUserList({ query: 'secret' });
    await expect.poll(() => events.length).toBe(2);
    const common = {
      operation: 'users.getUserList',
      method: 'GET',
      attempt: 1,
      url: 'https://api.clerk.com/v1/users',
    };
    expect(events).toEqual([common, { ...common, status: null, durationInMs: 30 }]);
  });

  it('cannot change the event of each other, and one of them is enough', async () => {
    const statuses: unknown[] = [];
    const onRequest = (event: RequestEvent) => Object.assign(event, { url: 'changed' });
    const onResponse = ({ url, status }: ResponseEvent) => statuses.push(`${status} ${url}`);
    for (const hooks of [{ onRequest, onResponse }, { onResponse }, { onRequest }]) {
      expect((await client(failing(), hooks).users.getUser('user_1')).errors).toBeNull();
    }
    const status = '200 https://api.clerk.com/v1/users/user_1';
    expect(statuses).toEqual([status, status]);
  });

  it('that return promises are passed to waitUntil, whose failure is ignored', async () => {
    const kept: unknown[] = [];
    const waitUntil = (promise: unknown) => {
      kept.push(promise);
      throw new Error('no context');
    };
    const hooks = { onResponse: async () => Promise.reject(new Error('no')), waitUntil };
    expect((await client(failing(), hooks).users.getUser('user_1')).errors).toBeNull();
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every((promise) => promise instanceof Promise)).toBe(true);
    await Promise.all(kept);
  });
});

describe('a walk', () => {
  const pagesOf = (...pages: string[][]) => {
    const asked: URLSearchParams[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(new URL(String(input)).searchParams);
      return Response.json((pages.shift() ?? []).map((id) => ({ id })));
    };
    const { users } = client(fetch);
    return { users, limits: () => asked.map((search) => search.get('limit')) };
  };

  it('requests no more items than maxItems, and cuts a page that is longer', async () => {
    const { users, limits } = pagesOf(['a', 'b'], ['c', 'd', 'e']);
    const ids: unknown[] = [];
    for await (const { data } of iterateItems(users.getUserList, { limit: 2 }, { maxItems: 3 })) {
      ids.push(data?.id);
    }
    expect([ids, limits()]).toEqual([
      ['a', 'b', 'c'],
      ['2', '1'],
    ]);
  });

  it('ends after exactly maxItems, without another request', async () => {
    const { users, limits } = pagesOf(['a', 'b'], ['c']);
    const pages = [];
    for await (const page of iteratePages(users.getUserList, { limit: 2 }, { maxItems: 2 })) {
      pages.push(page);
    }
    expect([pages.length, limits()]).toEqual([1, ['2']]);
  });

  it('yields an empty first page, and sends nothing for no items', async () => {
    const { users, limits } = pagesOf([]);
    const pages = [];
    for await (const { data } of iteratePages(users.getUserList)) {
      pages.push(data);
    }
    await iteratePages(users.getUserList, {}, { maxItems: 0 }).next();
    expect([pages, limits()]).toEqual([[[]], ['100']]);
  });
});

describe('an error of the API', () => {
  const errorOf = async (body: string | null, init: ResponseInit) =>
    (await client(async () => new Response(body, init), { retry: false }).users.getUser('user_1')).errors ??
    [];

  it.each<readonly [body: string | null, init: ResponseInit, message: string]>([
    [null, { status: 404 }, 'HTTP 404, no content type'],
    ['', { status: 404, headers: { 'content-type': 'text/html' } }, 'HTTP 404, text/html'],
    ['  a \n\n b  ', { status: 300, headers: { 'content-type': 'x/y' } }, 'HTTP 300, x/y, body: a b'],
  ])('without codes describes what came: %j', async (body, init, detail) => {
    const [error] = await errorOf(body, init);
    expect(error?.message).toBe(`users.getUser: http-error (${detail})`);
    expect(error?.meta?.['bodyExcerpt']).toBe(/body: (.*)/.exec(detail)?.[1]);
  });

  it('keeps 100 of many errors, and 200 characters of a body', async () => {
    const many = JSON.stringify({ errors: Array.from({ length: 150 }, () => ({ code: 'a' })) });
    expect(await errorOf(many, { status: 422 })).toHaveLength(100);
    const [exact] = await errorOf('x'.repeat(200), { status: 500 });
    const [longer] = await errorOf('x'.repeat(201), { status: 500 });
    expect(exact?.meta?.['bodyExcerpt']).toBe('x'.repeat(200));
    expect(longer?.meta?.['bodyExcerpt']).toBe(`${'x'.repeat(200)}...`);
  });
});
