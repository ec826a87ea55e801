import type { Suite } from '../suite.ts';
import { inPieces, inTurn, json } from './rest-answers.ts';

const USER = { object: 'user', id: 'user_1', first_name: 'Ada' };

/** The REST client with a failing `fetch`: the result must be the same in every runtime. */
export const restResilience: Suite = async ({ restClient }) => {
  const { createBackendApiClient, iterateItems, request, createTransport } = restClient;
  const client = (fetch: typeof globalThis.fetch, options = {}) =>
    createBackendApiClient({
      secretKey: 'sk_test_1',
      apiUrl: 'https://api.example',
      fetch,
      retry: { baseDelayInMs: 1 },
      ...options,
    });
  const never: typeof globalThis.fetch = () => new Promise(() => {});
  const bytes = new TextEncoder().encode(JSON.stringify({ ...USER, first_name: 'Zoë 🐈' }));

  return [
    {
      name: 'reads a body whose characters are split between two chunks',
      async run(assert) {
        const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
        const { data } = await client(async () => inPieces(pieces, 'close')).users.getUser('user_1');
        assert.equal(data?.firstName, 'Zoë 🐈');
      },
    },
    {
      name: 'ends with its time limit when a body stalls, and when a fetch does not heed its signal',
      async run(assert) {
        const stalled = async () => inPieces([bytes.subarray(0, 5)], 'stall');
        const options = { timeoutInMs: 30, retry: false as const };
        const ofBody = await client(stalled).users.getUser('user_1', options);
        assert.equal([ofBody.errors?.[0].code, ofBody.meta.status], ['request-timeout', 200]);
        const ofFetch = await client(never).users.getUser('user_1', options);
        assert.equal([ofFetch.errors?.[0].code, ofFetch.meta.status], ['request-timeout', null]);
      },
    },
    {
      name: 'ends with the signal of the call, before, during and between requests',
      async run(assert) {
        const reason = new Error('gone');
        const before = new AbortController();
        before.abort(reason);
        const { fetch, sent } = inTurn(json(USER));
        const early = await client(fetch).users.getUser('user_1', { signal: before.signal });
        assert.equal([early.errors?.[0].code, early.meta.attempts, sent.length], ['request-aborted', 0, 0]);
        assert.ok(early.errors?.[0].cause === reason, 'the cause is the reason of the signal');
        for (const hanging of [never, inTurn(json({}, { status: 503 })).fetch]) {
          const controller = new AbortController();
          setTimeout(() => controller.abort(), 30);
          const options = { signal: controller.signal, retry: { baseDelayInMs: 5_000 } };
          const late = await client(hanging).users.getUser('user_1', options);
          assert.equal([late.errors?.[0].code, late.meta.attempts], ['request-aborted', 1]);
        }
      },
    },
    {
      name: 'sends a read again after a body that was cut off, and never a write',
      async run(assert) {
        let count = 0;
        const fetch = async () => (count++ === 0 ? inPieces([bytes.subarray(0, 9)], 'error') : json(USER));
        assert.equal((await client(fetch).users.getUser('user_1')).meta.attempts, 2);
        count = 0;
        const { errors, meta } = await client(fetch).users.createUser({});
        assert.equal([errors?.[0].code, meta.attempts, count], ['network-error', 1, 1]);
      },
    },
    {
      name: 'repeats a write after 429, when nothing was sent, and on request',
      async run(assert) {
        const connectionRefused = new TypeError('fetch failed', {
          cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
        });
        const { fetch, sent } = inTurn(json({}, { status: 429 }), connectionRefused, json(USER));
        const { data, meta } = await client(fetch).users.createUser({ firstName: 'Ada' });
        assert.equal([data?.id, meta.attempts], ['user_1', 3]);
        assert.equal(
          sent.map(({ init }) => [init.method, init.body]),
          Array.from({ length: 3 }, () => ['POST', '{"first_name":"Ada"}']),
        );
        const onRequest = inTurn(json({}, { status: 503 }), json(USER));
        const retry = { writes: true, baseDelayInMs: 1 };
        assert.equal((await client(onRequest.fetch).users.createUser({}, { retry })).meta.attempts, 2);
      },
    },
    {
      name: 'follows no redirect',
      async run(assert) {
        const { fetch, sent } = inTurn(
          new Response(null, { status: 307, headers: { location: 'https://evil.example' } }),
        );
        const { errors, meta } = await client(fetch).users.createUser({});
        assert.equal(
          [errors?.[0].code, meta.status, sent.length, sent[0]?.init.redirect],
          ['http-error', 307, 1, 'manual'],
        );
      },
    },
    {
      name: 'makes an error of a body that is too large or of another shape',
      async run(assert) {
        const large = Array.from({ length: 40 }, () => new Uint8Array(1_048_576).fill(32));
        const cases = [
          [inPieces(large, 'stall'), 'response-too-large'],
          [json([USER]), 'response-invalid'],
          [json(null), 'response-invalid'],
          [json('user'), 'response-invalid'],
          [inPieces([new TextEncoder().encode('{"id":')], 'close'), 'response-invalid'],
          [new Response(null, { status: 204 }), 'response-invalid'],
        ] as const;
        for (const [answer, code] of cases) {
          const { data, errors } = await client(async () => answer).users.getUser('user_1');
          assert.equal([data, errors?.[0].code, errors?.[0].operation], [null, code, 'users.getUser']);
        }
        const listed = await client(async () => json({ data: [1] })).users.getUserList();
        assert.equal(
          [listed.data, listed.totalCount, listed.errors?.[0].code],
          [null, null, 'response-invalid'],
        );
      },
    },
    {
      name: 'calls a fetch as no method of anything',
      async run(assert) {
        let self: unknown = 'nothing';
        const fetch = async function (this: unknown) {
          self = this;
          return json(USER);
        };
        await client(fetch).users.getUser('user_1');
        // In sloppy mode, `this` is the global object instead of undefined.
        assert.ok(self === undefined || self === globalThis, 'no other this');
      },
    },
    {
      name: 'reports every request to the hooks, without secrets',
      async run(assert) {
        const seen: unknown[] = [];
        const { fetch } = inTurn(json({}, { status: 503 }), new TypeError('lost'), json(USER));
        const hook = (event: object) => {
          seen.push(event);
          throw new Error('a hook that fails fails nothing');
        };
        const { data } = await client(fetch, { onRequest: hook, onResponse: hook }).users.getUser('user_1');
        assert.equal(data?.id, 'user_1');
        assert.equal(
          seen.map((event) => [Reflect.get(Object(event), 'attempt'), Reflect.get(Object(event), 'status')]),
          [
            [1, undefined],
            [1, 503],
            [2, undefined],
            [2, null],
            [3, undefined],
            [3, 200],
          ],
        );
        assert.ok(!JSON.stringify(seen).includes('sk_test_1'), 'no secret');
      },
    },
    {
      name: 'iterates over a list, and stops on request',
      async run(assert) {
        const { fetch, sent } = inTurn(json([USER, USER]), json([{ ...USER, id: 'user_2' }]), json([]));
        const ids: unknown[] = [];
        for await (const { data } of iterateItems(client(fetch).users.getUserList, { limit: 2 })) {
          ids.push(data?.id);
        }
        assert.equal([ids, sent.length], [['user_1', 'user_1', 'user_2'], 3]);
      },
    },
    {
      name: 'sends a raw request, and renames nothing',
      async run(assert) {
        const { fetch, sent } = inTurn(json({ some_key: [1] }), new Response(null, { status: 204 }));
        const transport = createTransport({ secretKey: 'sk_test_1', fetch });
        const raw = {
          method: 'POST',
          path: '/beta/things',
          query: { a_b: [1, 2] },
          body: { myKey: 1 },
        } as const;
        const { data, errors } = await request(transport, raw);
        assert.equal([data, errors], [{ some_key: [1] }, null]);
        assert.equal(
          [sent[0]?.url, sent[0]?.init.body],
          ['https://api.clerk.com/v1/beta/things?a_b=1&a_b=2', '{"myKey":1}'],
        );
        assert.equal((await request(transport, raw)).data, null);
      },
    },
  ];
};
