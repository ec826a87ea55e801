import { ConfigError } from '@x/errors';
import { expect, it } from 'vitest';
import { createBackendApiClient, iterateItems, iteratePages } from './index.ts';

const sent: string[] = [];
const total = 5;
const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname, searchParams, search } = new URL(request.url);
  sent.push(`${request.method} ${pathname}${search} ${await request.text()}`);
  const [limit, offset] = ['limit', 'offset'].map((name) => Number(searchParams.get(name)));
  const users = Array.from({ length: total }, (_user, index) => ({ id: `user_${index}` }));
  return pathname.endsWith('/users')
    ? Response.json(users.slice(offset, (offset ?? 0) + (limit ?? 0)))
    : Response.json({ snake_key: 1 });
};
const api = createBackendApiClient({ secretKey: 'sk_test_1', apiUrl: 'https://api.example.com', fetch });

it('request() renames nothing in either direction', async () => {
  sent.length = 0;
  const query = { camelCase: ['a', 'b'], n: 0, no: undefined };
  const { data } = await api.request({ method: 'POST', path: '/new/thing', query, body: { keepMe: 1 } });
  expect(data).toEqual({ snake_key: 1 });
  expect(sent).toEqual(['POST /v1/new/thing?camelCase=a&camelCase=b&n=0 {"keepMe":1}']);
});

it.each(['//evil.example', '/a/../b', '/a/%2e%2e/b', '/a?b', 'a', '/a b'])(
  'request() rejects the path %s',
  async (path) => {
    await expect(api.request({ method: 'GET', path: path as '/' })).rejects.toBeInstanceOf(ConfigError);
  },
);

it('iteratePages() and iterateItems() walk a list to its end', async () => {
  sent.length = 0;
  const sizes: unknown[] = [];
  for await (const { data } of iteratePages(api.users.getUserList, { limit: 2 })) {
    sizes.push(data?.length);
  }
  expect(sizes).toEqual([2, 2, 1]);
  const ids: unknown[] = [];
  for await (const { data: user, errors } of iterateItems(api.users.getUserList, { limit: 2 })) {
    expect(errors).toBeNull();
    ids.push(user?.id);
    if (ids.length === 3) {
      break;
    }
  }
  expect(ids).toEqual(['user_0', 'user_1', 'user_2']);
  expect(sent).toHaveLength(5);
});

it('iterateItems() ends with a failed result', async () => {
  const failing = createBackendApiClient({
    secretKey: 'sk_test_1',
    retry: false,
    fetch: async () => Response.json({}, { status: 422 }),
  });
  const codes: unknown[] = [];
  for await (const { errors } of iterateItems(failing.users.getUserList, {})) {
    codes.push(errors?.[0].code);
  }
  expect(codes).toEqual(['http-error']);
});
