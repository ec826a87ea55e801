import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import type { AnyOperation } from './index.ts';
import { createBackendApiClient, iterateItems, iteratePages } from './index.ts';
import { OPERATIONS_BY_RESOURCE } from './operations/by-resource.ts';

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
  // Four for the whole list, whose end is an empty page, and two for three items.
  expect(sent).toHaveLength(6);
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

/** Walks pages that a server returns in turn, and returns the ids and the count of requests. */
async function walk(
  pages: (request: number) => readonly string[],
  { totalCount, ...options }: { totalCount?: number; limit?: number; maxItems?: number } = {},
) {
  let requestCount = 0;
  const pageFetch = async () => {
    const data = pages(requestCount++).map((id) => ({ id }));
    return Response.json(totalCount === undefined ? data : { data, total_count: totalCount });
  };
  const { users, organizations } = createBackendApiClient({ secretKey: 'sk_test_1', fetch: pageFetch });
  const { limit = 2, ...rest } = options;
  const items =
    totalCount === undefined
      ? iterateItems(users.getUserList, { limit }, rest)
      : iterateItems(organizations.getOrganizationList, { limit }, rest);
  let ids = '';
  for await (const { data } of items) {
    ids += data?.id;
  }
  return [ids, requestCount];
}

/** Pages by their ids. Further ones are empty. */
const listOf =
  (...pages: string[]) =>
  (request: number): readonly string[] => [...(pages[request] ?? '')];

describe('a walk', () => {
  it.each<[name: string, pages: string[], ids: string]>([
    ['begin alike', ['ab', 'ac', 'ad'], 'abacad'],
    ['end alike', ['ab', 'cb', 'db'], 'abcbdb'],
    ['share a row', ['ab', 'bc', 'cd'], 'abbccd'],
    ['are short', ['a', 'bc', 'd', 'ef'], 'abcdef'],
    ['are longer than requested', ['abcd', 'ef'], 'abcdef'],
  ])('does not end early if pages %s', async (_name, pages, ids) => {
    expect(await walk(listOf(...pages))).toEqual([ids, pages.length + 1]);
    const totalCount = ids.length;
    expect(await walk(listOf(...pages), { totalCount })).toEqual([ids, pages.length]);
  });

  it('does not end early if the only row of a page moves', async () => {
    expect(await walk(listOf('a', 'a', 'b', 'b', 'b', 'c'), { limit: 1 })).toEqual(['abc', 7]);
  });

  it.each([undefined, 1_000_000])('does not go on forever, with a total of %s', async (totalCount) => {
    const given = totalCount === undefined ? {} : { totalCount };
    expect(await walk(() => ['a', 'b'], given)).toEqual(['ab', 2]);
    expect(await walk((request) => (request % 2 === 0 ? ['a', 'b'] : ['c', 'd']), given)).toEqual([
      'abcd',
      3,
    ]);
    expect(await walk(() => ['a'], { limit: 1, ...given })).toEqual(['a', 4]);
    expect(await walk(listOf('ab', 'cd'), given)).toEqual(['abcd', 3]);
  });

  it('goes on beyond a total that is too small only until it is reached', async () => {
    expect(await walk(listOf('ab', 'cd', 'ef'), { totalCount: 3 })).toEqual(['abcd', 2]);
  });

  it('ends with maxItems', async () => {
    expect(await walk(listOf('ab', 'cd', 'ef'), { maxItems: 3 })).toEqual(['abc', 2]);
    expect(await walk(listOf('abcdef'), { maxItems: 3 })).toEqual(['abc', 1]);
  });

  it.each([
    [[undefined], 'The first argument must be a method that returns a list, not undefined.'],
    [[api.users.getUserList, 'x'], 'The parameters must be an object, not "x".'],
    [[api.users.getUserList, {}, null], 'iteratePages takes an object of options, not null.'],
    [
      [api.users.getUserList, {}, { maxItem: 1 }],
      'Unknown option "maxItem" of iteratePages. Did you mean "maxItems"?',
    ],
    [[api.users.getUserList, { limit: 0 }], 'limit must be an integer from 1 to 500, not 0.'],
  ])('throws for wrong arguments: %o', (args, message) => {
    // This test is about wrong arguments.
    expect(() => iteratePages(...(args as unknown as Parameters<typeof iteratePages>))).toThrow(
      new ConfigError(message),
    );
  });
});

describe('a list', () => {
  const lists = Object.values(OPERATIONS_BY_RESOURCE)
    .flat()
    .filter((operation: AnyOperation) => operation.maxLimit !== undefined);

  it('has the maximum of the API for its limit', () => {
    const byName = Object.fromEntries(lists.map(({ name, maxLimit }: AnyOperation) => [name, maxLimit]));
    expect(lists.length).toBeGreaterThan(30);
    expect(byName).toMatchObject({ 'users.getUserList': 500, 'apiKeys.list': 100, 'm2m.list': 100 });
  });

  it.each([501, 0, -1, 1.5, Number.NaN, '501', 'many', '', true, null])('rejects limit %s', async (limit) => {
    sent.length = 0;
    // This test is about wrong values.
    const params: object = { limit };
    await expect(api.users.getUserList(params)).rejects.toThrow(/limit must be an integer from 1 to 500/);
    expect(sent).toEqual([]);
  });

  it('rejects a limit above its own maximum, in a walk as well', async () => {
    const params = { subject: 'user_1', limit: 101 };
    await expect(api.apiKeys.list(params)).rejects.toThrow(
      'limit must be an integer from 1 to 100, not 101.',
    );
    await expect(iteratePages(api.apiKeys.list, params).next()).rejects.toBeInstanceOf(ConfigError);
  });

  it.each([-1, 1.5, 'x'])('rejects offset %s', async (offset) => {
    const params: object = { offset };
    await expect(api.users.getUserList(params)).rejects.toThrow(/offset must be an integer of at least 0/);
  });

  it.each([1, 500, '20'])('sends limit %s', async (limit) => {
    const params: object = { limit, offset: 0 };
    expect((await api.users.getUserList(params)).errors).toBeNull();
  });
});
