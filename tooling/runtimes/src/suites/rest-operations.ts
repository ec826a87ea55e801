import type { Suite } from '../suite.ts';

interface Sent {
  readonly line: string;
  readonly contentType: string | null;
  readonly text: string;
}

const KEYS = { secretKey: 'sk_test_1', apiUrl: 'https://api.example.com' };

/** A `fetch` that returns the same response to all requests, and records them. */
function recorder(answer: () => Response) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    sent.push({
      line: `${request.method} ${pathname}${search}`,
      contentType: request.headers.get('content-type'),
      text: await request.text(),
    });
    return answer();
  };
  return { fetch, sent };
}

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json; charset=utf-8' } });

export const restOperations: Suite = async ({ restClient, restOperations: operations, emulator }) => {
  const { createBackendApiClient } = restClient;
  const all = Object.values(operations);

  return [
    {
      name: 'has every operation on the client, and under a name of its own',
      run(assert) {
        const api = createBackendApiClient(KEYS);
        assert.equal(all.length > 250, true);
        const methods = Object.entries(api).flatMap(([resource, own]) =>
          Object.keys(own).map((method) => `${resource}.${method}`),
        );
        assert.equal(methods.sort(), all.map(({ name }) => name).sort());
      },
    },
    {
      name: 'binds a resource when it is first read, and keeps it in a copy of the client',
      async run(assert) {
        const { fetch, sent } = recorder(() => json({ object: 'user', id: 'user_1' }));
        const api = createBackendApiClient({ ...KEYS, fetch });
        const first = api.users;
        assert.ok(first === api.users, 'is the same');
        const copy = { ...api };
        const { getUser } = copy.users;
        assert.equal((await getUser('user_1')).data?.id, 'user_1');
        assert.equal(
          sent.map(({ line }) => line),
          ['GET /v1/users/user_1'],
        );
      },
    },
    {
      name: 'sends a file as a form',
      async run(assert) {
        const { fetch, sent } = recorder(() => json({ object: 'user', id: 'user_1' }));
        const api = createBackendApiClient({ ...KEYS, fetch });
        const file = new Blob(['picture'], { type: 'image/png' });
        assert.equal((await api.users.updateUserProfileImage('user_1', { file })).errors, null);
        assert.ok(sent[0]?.contentType?.startsWith('multipart/form-data; boundary='), 'is a form');
        assert.ok(/name="file".*image\/png.*picture/s.test(sent[0]?.text ?? ''), 'holds the file');
      },
    },
    {
      name: 'renames the keys of the API, but not the keys of users',
      async run(assert) {
        const own = { snake_key: { camelKey: [{ a_b: 1 }] } };
        const { fetch, sent } = recorder(() =>
          json({ object: 'user', id: 'user_1', first_name: 'Ada', public_metadata: own }),
        );
        const api = createBackendApiClient({ ...KEYS, fetch });
        const createdAt = new Date(0);
        const { data } = await api.users.createUser({ firstName: 'Ada', publicMetadata: own, createdAt });
        assert.equal(JSON.parse(sent[0]?.text ?? ''), {
          first_name: 'Ada',
          public_metadata: own,
          created_at: '1970-01-01T00:00:00.000Z',
        });
        assert.equal([data?.firstName, data?.publicMetadata], ['Ada', own]);
      },
    },
    {
      name: 'sends false and zero, repeats lists, and encodes ids',
      async run(assert) {
        const { fetch, sent } = recorder(() => json([]));
        const api = createBackendApiClient({ ...KEYS, fetch });
        await api.users.getUserList({ banned: false, offset: 0, userId: ['a', '-b'] });
        await api.users.getUser('../x?y#z');
        assert.equal(
          sent.map(({ line }) => line),
          ['GET /v1/users?banned=false&offset=0&user_id=a&user_id=-b', 'GET /v1/users/..%2Fx%3Fy%23z'],
        );
      },
    },
    {
      name: 'rejects arguments that can only be a mistake',
      async run(assert) {
        const api = createBackendApiClient({ ...KEYS, fetch: recorder(() => json({})).fetch });
        const mistakes: ReadonlyArray<() => Promise<unknown>> = [
          () => api.users.getUser(' '),
          () => api.users.getUserList({ userId: [] }),
          () => api.users.getUserList({ query: null as never }),
          () => api.users.getUser('user_1', { audience: 'x' } as never),
          () => api.users.createUser({ createdAt: Number.NaN }),
        ];
        for (const mistake of mistakes) {
          await assert.rejects(mistake(), 'ConfigError');
        }
      },
    },
    {
      name: 'counts a list on request',
      async run(assert) {
        const {
          secretKey,
          url: apiUrl,
          fetch,
        } = await emulator.createEmulator({
          port: false,
          seed: { users: [{ id: 'user_1' }, { id: 'user_2' }] },
        });
        const { users } = createBackendApiClient({ secretKey, apiUrl, fetch });
        const { data, totalCount } = await users.getUserList({ limit: 1, includeTotalCount: true });
        assert.equal([data?.length, totalCount], [1, 2]);
      },
    },
    {
      name: 'keeps two keys apart',
      async run(assert) {
        const keys: (string | null)[] = [];
        const fetch: typeof globalThis.fetch = async (input, init) => {
          keys.push(new Request(input, init).headers.get('authorization'));
          return json({ object: 'user', id: 'user_1' });
        };
        const clients = ['sk_test_1', 'sk_test_2'].map((secretKey) =>
          createBackendApiClient({ ...KEYS, secretKey, fetch }),
        );
        await Promise.all([...clients, ...clients].map(({ users }) => users.getUser('user_1')));
        assert.equal(
          keys.sort(),
          [1, 1, 2, 2].map((key) => `Bearer sk_test_${key}`),
        );
      },
    },
  ];
};
