import {
  type Behaviour,
  createMisbehavingServer,
  empty,
  flood,
  garble,
  hang,
  hangInBody,
  html,
  type MisbehavingServer,
  ok,
  redirect,
  reset,
  resetInBody,
  slowly,
  status,
  text,
  truncated,
} from '@tooling/misbehaving-server';
import type { ApiResult } from '@x/errors';
import type { BackendApiClient, ResponseEvent } from '@x/rest-client';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impatient, SECRET_KEY, WAYS } from './clients.ts';

const USER = { object: 'user', id: 'user_1', first_name: 'Ada' };

interface Failure {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly code: string;
  /** `null` if no response was received. */
  readonly status: number | null;
  /** Whether the client repeats a read. It never repeats a write. */
  readonly isTransient?: boolean;
  /** Short if the test waits for it. Default: long, because of busy machines. */
  readonly timeoutInMs?: number;
}

const SHORT_IN_MS = 300;
const LONG_IN_MS = 20_000;

const FAILURES: readonly Failure[] = [
  { name: 'a reset', behaviour: reset(), code: 'network-error', status: null, isTransient: true },
  {
    name: 'a reset amid the body',
    behaviour: resetInBody(USER),
    code: 'network-error',
    status: 200,
    isTransient: true,
  },
  {
    name: 'a body cut off',
    behaviour: truncated(USER),
    code: 'network-error',
    status: 200,
    isTransient: true,
  },
  {
    name: 'a response that is not HTTP',
    behaviour: garble(),
    code: 'network-error',
    status: null,
    isTransient: true,
  },
  {
    name: 'silence',
    behaviour: hang(),
    code: 'request-timeout',
    status: null,
    isTransient: true,
    timeoutInMs: SHORT_IN_MS,
  },
  {
    name: 'a body that stalls',
    behaviour: hangInBody(USER),
    code: 'request-timeout',
    status: 200,
    isTransient: true,
    timeoutInMs: SHORT_IN_MS,
  },
  {
    name: 'an answer that comes too late',
    behaviour: slowly(2_000, ok(USER)),
    code: 'request-timeout',
    status: null,
    isTransient: true,
    timeoutInMs: SHORT_IN_MS,
  },
  ...[408, 500, 502, 503, 504].map((code) => ({
    name: `a status ${code}`,
    behaviour: status(code, { json: { errors: [{ code: 'internal', message: 'Later' }] } }),
    code: 'internal',
    status: code,
    isTransient: true,
  })),
  { name: 'a page of a proxy', behaviour: html(502), code: 'http-error', status: 502, isTransient: true },
  { name: 'a page of a proxy that looks well', behaviour: html(200), code: 'response-invalid', status: 200 },
  { name: 'malformed JSON', behaviour: text('{"id":'), code: 'response-invalid', status: 200 },
  {
    name: 'JSON with a different content type',
    behaviour: text('{"id":"user_1"}', 'text/plain'),
    code: 'response-invalid',
    status: 200,
  },
  { name: 'a list for an object', behaviour: ok([USER]), code: 'response-invalid', status: 200 },
  { name: 'null', behaviour: ok(null), code: 'response-invalid', status: 200 },
  {
    name: 'an object nested without end',
    behaviour: text(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    code: 'response-invalid',
    status: 200,
  },
  { name: 'no body', behaviour: empty(200), code: 'response-invalid', status: 200 },
  { name: 'no content', behaviour: empty(204), code: 'response-invalid', status: 204 },
  { name: 'a flood', behaviour: flood(), code: 'response-too-large', status: 200 },
  { name: 'a redirect', behaviour: redirect('/v1/users/user_2'), code: 'http-error', status: 302 },
  {
    name: 'a redirect that keeps the method',
    behaviour: redirect('/v1/users', 307),
    code: 'http-error',
    status: 307,
  },
  ...[400, 401, 403, 404, 409, 422, 501].map((code) => ({
    name: `a status ${code}`,
    behaviour: status(code, {
      json: { errors: [{ code: 'not_so', message: 'No' }], clerk_trace_id: 'trace_1' },
    }),
    code: 'not_so',
    status: code,
  })),
  {
    name: 'errors that are not errors',
    behaviour: status(422, { json: { errors: [null, 'a', { level: 1 }] } }),
    code: 'http-error',
    status: 422,
  },
  {
    name: 'a code that is a number',
    behaviour: status(422, { json: { errors: [null, { code: 1 }] } }),
    code: '1',
    status: 422,
  },
];

let server: MisbehavingServer;
beforeEach(async () => {
  server = await createMisbehavingServer(ok(USER));
});
afterEach(() => server.close());

const READS: ReadonlyArray<
  readonly [verb: string, call: (client: BackendApiClient) => Promise<ApiResult<unknown>>]
> = [
  ['GET', ({ users }) => users.getUser('user_1')],
  ['PUT', ({ users }) => users.replaceUserMetadata('user_1', { publicMetadata: {} })],
];
const WRITES: typeof READS = [
  ['POST', ({ users }) => users.createUser({ firstName: 'Ada' })],
  ['PATCH', ({ users }) => users.updateUser('user_1', { lastName: 'L' })],
];

describe.each(WAYS)('over %s', (_way, open) => {
  const { fetch, close } = open();
  afterAll(close);
  const client = (options = {}) => impatient(server.url, { fetch, timeoutInMs: LONG_IN_MS, ...options });

  it.each(FAILURES)('$name comes back as an error, and is sent again where that is safe', async (failure) => {
    const { timeoutInMs = LONG_IN_MS } = failure;
    for (const [verb, call] of [...READS, ...WRITES]) {
      server.behave(failure.behaviour);
      server.forget();
      const { data, errors, meta } = await call(client({ timeoutInMs }));
      expect([verb, data, errors?.[0].code, meta.status]).toEqual([verb, null, failure.code, failure.status]);
      expect(errors?.[0].message).not.toBe('');
      expect(errors?.[0].operation).toMatch(/^users\.\w+$/);
      expect(JSON.stringify([errors, meta])).not.toContain('secret123456');
      const isRepeated = failure.isTransient && READS.some(([read]) => read === verb);
      expect([verb, meta.attempts]).toEqual([verb, isRepeated ? 3 : 1]);
      expect(server.requests).toHaveLength(meta.attempts);
    }
  });

  it.each(FAILURES.filter((one) => one.isTransient))(
    '$name is overcome by a second request',
    async ({ behaviour, timeoutInMs = LONG_IN_MS }) => {
      for (const [, call] of READS) {
        server.behave([behaviour, ok(USER)]);
        server.forget();
        // The second request has the same limit, so a slow response needs a longer one.
        const { data, errors, meta } = await call(client({ timeoutInMs: Math.max(timeoutInMs, 1_000) }));
        expect([errors, Object(data).firstName, meta.attempts]).toEqual([null, 'Ada', 2]);
        expect(server.requests.map(({ body }) => body)).toEqual([
          server.requests[0]?.body,
          server.requests[0]?.body,
        ]);
      }
    },
  );

  it('a write is sent again after 429, whole', async () => {
    for (const [, call] of WRITES) {
      server.behave([status(429), status(429, { retryAfter: 0 }), ok(USER)]);
      server.forget();
      expect((await call(client())).meta.attempts).toBe(3);
      const [first, ...others] = server.requests.map(({ method, path, body }) => [method, path, body]);
      expect(others).toEqual([first, first]);
    }
  });

  it('a write is repeated once if no server listened', async () => {
    await server.goDown();
    const retry = { baseDelayInMs: 100, maxRetries: 5 };
    const onResponse = ({ status }: ResponseEvent) => (status === null ? server.comeUp() : undefined);
    const { errors, meta } = await client({ retry, onResponse }).users.createUser({ firstName: 'Ada' });
    expect(errors).toBeNull();
    expect(meta.attempts).toBeGreaterThan(1);
    expect(server.requests).toHaveLength(1);
  });

  it('a write is repeated after every transient failure on request', async () => {
    server.behave([reset(), status(503), ok(USER)]);
    const { data, meta } = await client().users.createUser({}, { retry: { writes: true, baseDelayInMs: 1 } });
    expect([data?.id, meta.attempts]).toEqual(['user_1', 3]);
  });

  it('a POST that only reads is sent again as a GET is', async () => {
    server.behave([status(503), ok({ ...USER, object: 'session' })]);
    expect((await client().clients.verifyClient('token')).meta.attempts).toBe(2);
  });

  it('receives no more of a flood than it reads', async () => {
    for (const isCompressed of [false, true]) {
      server.behave(flood({ byteCount: 200_000_000, isCompressed }));
      const { errors } = await client().users.getUser('user_1');
      expect(errors?.[0].code).toMatch(/^response-(too-large|invalid)$/);
    }
    expect(server.sentByteCount).toBeLessThan(60_000_000);
  });

  it('closes the connection of an aborted request', async () => {
    server.behave(hang());
    const controller = new AbortController();
    const call = client({ retry: false }).users.getUser('user_1', { signal: controller.signal });
    await expect.poll(() => server.requests).toHaveLength(1);
    controller.abort();
    expect((await call).errors?.[0].code).toBe('request-aborted');
    // Node can open a new connection instead, and close it as well.
    await expect.poll(() => server.connectionCount - server.openConnectionCount).toBeGreaterThan(0);
  });

  it('sends the secret key to no other origin', async () => {
    const elsewhere = await createMisbehavingServer(ok(USER));
    for (const code of [301, 302, 303, 307, 308]) {
      server.behave(redirect(`${elsewhere.url}/v1/users/user_1`, code));
      for (const [, call] of [...READS, ...WRITES]) {
        expect((await call(client())).errors?.[0].code).toBe('http-error');
      }
    }
    expect(elsewhere.requests).toEqual([]);
    expect(server.requests.every(({ headers }) => headers['authorization'] === `Bearer ${SECRET_KEY}`)).toBe(
      true,
    );
    await elsewhere.close();
  });
});
