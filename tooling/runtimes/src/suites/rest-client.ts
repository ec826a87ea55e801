import type { Suite } from '../suite.ts';

const json = (value: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(value), {
    ...init,
    headers: { 'content-type': 'application/json', ...init?.headers },
  });

export const restClient: Suite = async ({ restClient, restOperations, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({ port: false });
  const { secretKey, url: apiUrl } = emulator;
  const client = (fetch: typeof globalThis.fetch = emulator.fetch) =>
    restClient.createBackendApiClient({ secretKey, apiUrl, fetch, retry: { baseDelayInMs: 1 } });

  return [
    {
      name: 'creates, reads, changes, lists, counts and deletes a user',
      async run(assert) {
        const { users } = client();
        const created = await users.createUser({ firstName: 'Ada', publicMetadata: { kept_as_is: [1] } });
        const id = created.data?.id ?? '';
        assert.equal((await users.updateUser(id, { lastName: 'Lovelace' })).errors, null);
        const { data: user } = await users.getUser(id);
        assert.equal(
          [user?.firstName, user?.lastName, user?.publicMetadata],
          ['Ada', 'Lovelace', { kept_as_is: [1] }],
        );
        const listed = await users.getUserList({ userId: [id] });
        assert.equal([listed.data?.map((item) => item.id), listed.totalCount], [[id], null]);
        assert.equal((await users.getCount({ userId: [id] })).data, 1);
        assert.equal((await users.deleteUser(id)).data?.deleted, true);
      },
    },
    {
      name: 'returns the errors of the API',
      async run(assert) {
        const { data, errors, meta } = await client().users.getUser('user_nobody');
        assert.equal(
          [data, errors?.[0].code, meta.status, meta.attempts],
          [null, 'resource_not_found', 404, 1],
        );
        assert.ok(meta.clerkTraceId, 'has a trace id');
      },
    },
    {
      name: 'returns an error when the network fails, after retries',
      async run(assert) {
        const { errors, meta } = await client(() => Promise.reject(new TypeError('offline'))).users.getUser(
          'user_1',
        );
        assert.equal([errors?.[0].code, meta.status, meta.attempts], ['network-error', null, 3]);
      },
    },
    {
      name: 'repeats a read after 503 and honours Retry-After',
      async run(assert) {
        const answers = [
          json({}, { status: 503 }),
          json({}, { status: 429, headers: { 'retry-after': '0' } }),
        ];
        const fetch = async () => answers.shift() ?? json({ object: 'user', id: 'user_1' });
        const { data, meta } = await client(fetch).users.getUser('user_1');
        assert.equal([data?.id, meta.attempts], ['user_1', 3]);
      },
    },
    {
      name: 'never repeats a write that the server may have executed',
      async run(assert) {
        const fetch = () => Promise.reject(new TypeError('connection lost'));
        assert.equal((await client(fetch).users.createUser({})).meta.attempts, 1);
      },
    },
    {
      name: 'ends with its timeout and with its signal',
      async run(assert) {
        const hang: typeof globalThis.fetch = (_input, init) =>
          new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          });
        const slow = await client(hang).users.getUser('user_1', { timeoutInMs: 20, retry: false });
        assert.equal(slow.errors?.[0].code, 'request-timeout');
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 20);
        const aborted = await client(hang).users.getUser('user_1', { signal: controller.signal });
        assert.equal(aborted.errors?.[0].code, 'request-aborted');
      },
    },
    {
      name: 'reads JSON with every JSON media type, and rejects a body that is not JSON',
      async run(assert) {
        const type = { 'content-type': 'application/json; charset=utf-8' };
        const good = await client(async () => json({ id: 'user_1' }, { headers: type })).users.getUser(
          'user_1',
        );
        assert.equal(good.data?.id, 'user_1');
        const bad = await client(async () => new Response('<html>')).users.getUser('user_1');
        assert.equal(bad.errors?.[0].code, 'response-invalid');
      },
    },
    {
      name: 'encodes ids and rejects empty ones',
      async run(assert) {
        let url = '';
        const fetch: typeof globalThis.fetch = async (input) => {
          url = String(input);
          return json({ id: 'x' });
        };
        await client(fetch).users.getUser('../user?x#y');
        assert.equal(url, `${apiUrl}/v1/users/..%2Fuser%3Fx%23y`);
        await assert.rejects(client(fetch).users.getUser(''), 'ConfigError');
      },
    },
    {
      name: 'calls one operation without a client',
      async run(assert) {
        const transport = restClient.createTransport({ secretKey, apiUrl, fetch: emulator.fetch });
        const { data } = await restClient.call(transport, restOperations.getJwks, []);
        assert.equal(data?.keys[0]?.kid, emulator.jwks.keys[0]?.kid);
      },
    },
  ];
};
