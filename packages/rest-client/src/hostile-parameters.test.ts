import { runInNewContext } from 'node:vm';
import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createBackendApiClient, iterateItems, iteratePages } from './index.ts';

const urls: string[] = [];
const api = createBackendApiClient({
  secretKey: 'sk_test_1',
  fetch: async (input) => {
    urls.push(String(input instanceof Request ? input.url : input));
    return Response.json({ data: [], total_count: 0 });
  },
});

/** The values are wrong, so they have no type. */
const wrong = (value: unknown) => value as never;

const getUsers = (params: unknown) => api.users.getUserList(wrong(params));
const createUser = (params: unknown) => api.users.createUser(wrong(params));
const getRaw = (query: unknown) => api.request({ method: 'GET', path: '/users', query: wrong(query) });
const walk = (params: unknown) => iteratePages(api.users.getUserList, wrong(params)).next();

/** Longer than any list of the API. Reading it entry by entry takes seconds. */
const HUGE = new Array(2e8);

async function expectRejection(call: () => unknown, message: string | RegExp) {
  urls.length = 0;
  const startedAt = performance.now();
  const error = await Promise.resolve()
    .then(call)
    .catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toMatch(message);
  expect(urls).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
}

describe('a list that is too long or has a hole', () => {
  it.each<[string, () => unknown]>([
    ['a filter', () => getUsers({ emailAddress: HUGE })],
    ['a filter of a walk', () => walk({ emailAddress: HUGE })],
    ['a body', () => createUser({ emailAddress: HUGE })],
    ['user content', () => createUser({ publicMetadata: HUGE })],
    ['a nested list of user content', () => createUser({ publicMetadata: { list: HUGE } })],
    ['a nested list', () => createUser({ other: { list: HUGE } })],
    ['a list of parameters', () => api.invitations.createInvitationBulk(HUGE)],
    ['a list argument', () => api.users.banUsers({ userIds: HUGE })],
    ['the query of a raw request', () => getRaw({ list: HUGE })],
    [
      'the body of a raw request',
      () => api.request({ method: 'POST', path: '/users', body: { list: HUGE } }),
    ],
  ])('is rejected at once if it is too long: %s', async (_name, call) => {
    await expectRejection(call, /100000/);
  });

  it.each<[string, () => unknown]>([
    // biome-ignore lint/suspicious/noSparseArray: this test is about holes
    ['a filter', () => getUsers({ emailAddress: [, 'a'] })],
    ['a body', () => createUser({ emailAddress: new Array(1) })],
    ['user content', () => createUser({ publicMetadata: { list: new Array(1) } })],
    ['a list argument', () => api.users.banUsers({ userIds: new Array(1) })],
    ['the query of a raw request', () => getRaw({ list: new Array(1) })],
  ])('is rejected if it has a hole: %s', async (_name, call) => {
    await expectRejection(call, /hole/);
  });

  it('has at most 100,000 entries', async () => {
    await createUser({ emailAddress: new Array(100_000).fill('a@example.com') });
    await expectRejection(() => createUser({ emailAddress: new Array(100_001).fill('') }), /100001 entries/);
  });
});

describe('a parameter in another form', () => {
  it.each(['Limit', 'LIMIT', 'EmailAddress', 'email_Address', 'userID', 'UserId'])(
    'is unknown: %s',
    async (name) => {
      await expectRejection(() => getUsers({ [name]: 501 }), `Unknown parameter "${name}"`);
    },
  );

  it.each<[string, () => unknown]>([
    ['two forms of a limit', () => getUsers({ Limit: 1, limit: 2 })],
    ['two forms of a filter', () => getUsers({ userId: ['a'], user_id: ['b'] })],
    ['two forms in a walk', () => walk({ userId: ['a'], user_id: ['b'] })],
    ['a limit of a walk', () => walk({ Limit: 501 })],
    ['two forms in a body', () => createUser({ firstName: 'a', first_name: 'b' })],
    ['two forms in a list', () => api.invitations.createInvitationBulk(wrong([{ a_b: 1, aB: 2 }]))],
    ['two forms of the total', () => getUsers({ includeTotalCount: true, include_total_count: false })],
  ])('is rejected if it is given twice: %s', async (_name, call) => {
    await expectRejection(call, 'are the same parameter. Pass it once');
  });

  it('does not replace an argument', async () => {
    await expectRejection(
      () => api.users.updateUser('user_1', wrong({ user_id: 'user_2' })),
      'the parameters must not contain userId, which is an argument',
    );
  });

  it('can be the name of the API', async () => {
    urls.length = 0;
    await getUsers({ user_id: ['a'], userId: undefined });
    expect(urls[0]).toContain('user_id=a');
  });
});

describe('parameters of a class', () => {
  class Filter {
    get emailAddress() {
      return ['a@example.com'];
    }
  }
  const objects: [string, unknown][] = [
    ['a class', new Filter()],
    ['a prototype', Object.create({ emailAddress: ['a@example.com'] })],
    ['a prototype without a root', Object.create(Object.assign(Object.create(null), { limit: 1 }))],
  ];

  it.each(objects)('are rejected: %s', async (_name, params) => {
    await expectRejection(() => getUsers(params), 'pass a plain object');
    await expectRejection(() => api.users.getCount(wrong(params)), 'pass a plain object');
    await expectRejection(() => createUser(params), 'pass a plain object');
    await expectRejection(() => api.users.updateUser('user_1', wrong(params)), 'pass a plain object');
    await expectRejection(() => api.invitations.createInvitationBulk(wrong([params])), 'pass a plain object');
    await expectRejection(() => walk(params), 'pass a plain object');
    await expectRejection(() => getRaw(params), 'pass a plain object');
  });

  it.each([
    ['another realm', runInNewContext('({ limit: 7 })')],
    ['no prototype', Object.assign(Object.create(null), { limit: 7 })],
  ])('are accepted from %s', async (_name, params) => {
    urls.length = 0;
    await getUsers(params);
    await walk(params);
    await getRaw(params);
    expect(urls.filter((url) => url.includes('limit=7'))).toHaveLength(3);
  });
});

describe('an empty or infinite filter', () => {
  it.each<[string, () => unknown]>([
    ['a filter', () => getUsers({ emailAddress: '' })],
    ['an entry of a filter', () => getUsers({ emailAddress: ['a', ''] })],
    ['an id', () => api.sessions.getSessionList(wrong({ userId: '' }))],
    ['an entry of ids', () => getUsers({ userId: [''] })],
    ['an id in snake case', () => getUsers({ user_id: '' })],
    ['a count', () => api.users.getCount(wrong({ emailAddress: [''] }))],
  ])('is rejected if it is empty: %s', async (_name, call) => {
    await expectRejection(call, 'must not be an empty string, which would select everything');
  });

  it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])(
    'is rejected if it is %s',
    async (value) => {
      await expectRejection(() => getUsers({ lastActiveAtSince: value }), 'a finite number');
    },
  );

  it('can be an empty text to search for', async () => {
    urls.length = 0;
    await getUsers({ query: '' });
    expect(urls[0]).toContain('query=');
  });
});

describe('a walk over a list of the caller', () => {
  /** Walks the pages of a function, at most 20, and returns the number of its calls. */
  async function countCalls(page: (call: number) => unknown[]): Promise<number> {
    let calls = 0;
    const list = async () => {
      const data = calls < 20 ? page(calls) : [];
      calls++;
      return { data, totalCount: null, errors: null, meta: {} };
    };
    for await (const { errors } of iterateItems<object, unknown>(wrong(list), { limit: 2 })) {
      expect(errors).toBeNull();
    }
    return calls;
  }

  it('ends when the same ids come again, whatever else changes', async () => {
    expect(
      await countCalls((call) => [
        { id: 'a', at: call },
        { id: 'b', at: call },
      ]),
    ).toBe(2);
    expect(
      await countCalls((call) => [
        { id: 1, at: call },
        { id: 2, at: call },
      ]),
    ).toBe(2);
  });

  it('compares items without an id as JSON', async () => {
    expect(await countCalls(() => [{ name: 'a' }, { name: 'b' }])).toBe(2);
    expect(await countCalls((call) => [{ name: call }, { name: 'b' }])).toBe(21);
  });

  it('accepts items that are not JSON', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const throwing = Object.defineProperty({}, 'id', {
      get() {
        throw new Error('Unreadable');
      },
    });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(await countCalls(() => [cyclic, 1n, Symbol('a'), throwing, proxy, undefined])).toBe(2);
    expect(await countCalls((call) => [{ n: BigInt(call) }, 1n])).toBe(21);
    expect(await countCalls(() => [{ list: HUGE }, { list: HUGE }])).toBe(21);
  });

  it('rejects a page that is too long', async () => {
    await expectRejection(() => countCalls(() => HUGE), 'A page must have at most 100000 items');
  });
});
