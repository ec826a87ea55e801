import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  empty,
  flood,
  garble,
  hang,
  hangInBody,
  html,
  ok,
  redirect,
  reset,
  resetInBody,
  slowly,
  status,
  text,
  truncated,
} from './behaviour.ts';
import { createMisbehavingServer, type MisbehavingServer } from './create-misbehaving-server.ts';

const KEYS = { keys: ['one', 'two', 'three'] };

let server: MisbehavingServer;
beforeEach(async () => {
  server = await createMisbehavingServer(ok(KEYS));
});
afterEach(() => server.close());

/** Returns the code of the system error that `fetch` rejects with, the name of another error, or `answered`. */
const outcomeOf = async (request: Promise<unknown>): Promise<string> => {
  try {
    await request;
    return 'answered';
  } catch (error) {
    const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const code: unknown = Reflect.get(Object(cause), 'code');
    return typeof code === 'string' ? code : String(Reflect.get(Object(cause), 'name'));
  }
};
const read = async (init: RequestInit = {}) => (await fetch(server.url, init)).text();

describe('a complete answer', () => {
  it.each([
    ['JSON', ok(KEYS), 200, 'application/json', JSON.stringify(KEYS)],
    ['HTML', html(503), 503, 'text/html; charset=utf-8', '<!doctype html><title>Just a moment</title>'],
    ['a different content type', text('{}', 'text/plain'), 200, 'text/plain', '{}'],
    ['malformed JSON', text('{"keys":['), 200, 'application/json', '{"keys":['],
    ['an empty body', empty(204), 204, null, ''],
    ['a status', status(500, { json: null }), 500, 'application/json', 'null'],
  ])('%s', async (_name, behaviour, code, contentType, body) => {
    server.behave(behaviour);
    const response = await fetch(server.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([code, contentType]);
    expect(await response.text()).toBe(body);
  });

  it('a redirect', async () => {
    server.behave(redirect('/elsewhere'));
    const response = await fetch(server.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere']);
  });

  it('Retry-After in seconds and as a date', async () => {
    const date = new Date(1_700_000_000_000);
    server.behave([status(429, { retryAfter: 3 }), status(503, { retryAfter: date })]);
    expect((await fetch(server.url)).headers.get('retry-after')).toBe('3');
    expect((await fetch(server.url)).headers.get('retry-after')).toBe('Tue, 14 Nov 2023 22:13:20 GMT');
  });
});

describe('an incomplete answer', () => {
  it.each([
    ['a reset', reset(), /ECONNRESET/],
    ['a reset in the body', resetInBody(KEYS), /ECONNRESET|UND_ERR_SOCKET/],
    ['a truncated body', truncated(KEYS), /UND_ERR_SOCKET/],
    // Node 22 and older report the code of the parser, later versions only the name of the error.
    ['bytes that are not HTTP', garble(), /^(HPE_INVALID_CONSTANT|HTTPParserError)$/],
    ['no answer', hang(), /TimeoutError/],
    ['half of a body', hangInBody(KEYS), /TimeoutError/],
    ['a slow answer', slowly(5_000, ok(KEYS)), /TimeoutError/],
  ])('%s', async (_name, behaviour, outcome) => {
    server.behave(behaviour);
    const timeoutInMs = outcome.test('TimeoutError') ? 50 : 5_000;
    expect(await outcomeOf(read({ signal: AbortSignal.timeout(timeoutInMs) }))).toMatch(outcome);
    expect(server.requests).toHaveLength(1);
  });

  it('a closed port refuses connections until it is open again', async () => {
    await server.goDown();
    expect(await outcomeOf(read())).toBe('ECONNREFUSED');
    await server.comeUp();
    expect(await outcomeOf(read())).toBe('answered');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a flood', () => {
  it('arrives completely, compressed or not', async () => {
    for (const isCompressed of [false, true]) {
      server.behave(flood({ byteCount: 3_000_001, isCompressed }));
      expect(await read()).toHaveLength(3_000_001);
    }
    expect(server.sentByteCount).toBeGreaterThan(3_000_001);
    expect(server.sentByteCount).toBeLessThan(3_100_000);
  });

  it('stops, and reports the bytes sent, when the client disconnects', async () => {
    server.behave(flood());
    const reader = (await fetch(server.url)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const sentByteCount = server.sentByteCount;
    expect(sentByteCount).toBeLessThan(20_000_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.sentByteCount).toBe(sentByteCount);
  });
});

describe('a script', () => {
  it('goes through a list, repeats the last behaviour, and starts over when it is replaced', async () => {
    const statuses = async (count: number) => {
      const seen: number[] = [];
      for (let index = 0; index < count; index++) {
        seen.push((await fetch(server.url)).status);
      }
      return seen;
    };
    server.behave([status(500), status(502), ok(1)]);
    expect(await statuses(4)).toEqual([500, 502, 200, 200]);
    server.behave([status(503), ok(1)]);
    expect(await statuses(2)).toEqual([503, 200]);
  });

  it('can be a function of the request and its index', async () => {
    server.behave(({ path }, index) => ok(`${path} ${index}`));
    expect(await (await fetch(`${server.url}/a?b=1`)).json()).toBe('/a?b=1 0');
    expect(await (await fetch(`${server.url}/c`)).json()).toBe('/c 1');
  });
});

describe('the records', () => {
  it('hold requests with body and time', async () => {
    const before = performance.timeOrigin + performance.now();
    await read({ method: 'PATCH', body: 'ü', headers: { 'X-Name': 'a' } });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'PATCH', path: '/', body: 'ü' });
    expect(request?.headers['x-name']).toBe('a');
    expect(request?.atInMs).toBeGreaterThanOrEqual(before);
    server.forget();
    expect(server.requests).toEqual([]);
  });

  it('count connections', async () => {
    await Promise.all([read(), read(), read()]);
    expect(server.connectionCount).toBe(3);
  });
});

it('closes at once, although clients wait for answers', async () => {
  server.behave([hang(), hangInBody(KEYS), slowly(60_000, ok(KEYS)), flood()]);
  const outcomes = Array.from({ length: 4 }, () => outcomeOf(read()));
  await expect.poll(() => server.requests).toHaveLength(4);
  await server.close();
  expect(await Promise.all(outcomes)).not.toContain('TimeoutError');
  expect(server.openConnectionCount).toBe(0);
  await server.close();
});
