import {
  createMisbehavingServer,
  type MisbehavingServer,
  ok,
  reset,
  status,
} from '@tooling/misbehaving-server';
import { iterateItems, iteratePages } from '@x/rest-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impatient } from './clients.ts';

const USERS = Array.from({ length: 25 }, (_, index) => ({ object: 'user', id: `user_${index}` }));

let server: MisbehavingServer;
beforeEach(async () => {
  server = await createMisbehavingServer(({ path }) => ok(pageOf(path)));
});
afterEach(() => server.close());

/** The responses of the API: users are an array, organizations have a total. */
function pageOf(path: string): unknown {
  const { pathname, searchParams } = new URL(path, 'http://api.example');
  const offset = Number(searchParams.get('offset'));
  const data = USERS.slice(offset, offset + Number(searchParams.get('limit')));
  return pathname === '/v1/users' ? data : { data, total_count: USERS.length };
}

const api = () => impatient(server.url);

describe('iteratePages()', () => {
  it.each([
    [10, [10, 10, 5]],
    [25, [25]],
    [24, [24, 1]],
    [100, [25]],
  ])('walks an uncounted list by %d', async (limit, counts) => {
    const seen: number[] = [];
    for await (const { data } of iteratePages(api().users.getUserList, { limit, orderBy: 'created_at' })) {
      seen.push(data?.length ?? -1);
    }
    expect(seen).toEqual(counts);
    expect(server.requests.every(({ path }) => path.includes('order_by=created_at'))).toBe(true);
  });

  it.each([
    [10, 3],
    [25, 1],
    [5, 5],
  ])('walks a counted list by %d in %d requests', async (limit, requestCount) => {
    let count = 0;
    for await (const { data, totalCount } of iteratePages(api().organizations.getOrganizationList, {
      limit,
    })) {
      count += data?.length ?? 0;
      expect(totalCount).toBe(25);
    }
    expect([count, server.requests.length]).toEqual([25, requestCount]);
  });

  it('continues if a server returns fewer items than requested', async () => {
    server.behave(({ path }) => ok(pageOf(path.replace(/limit=\d+/, 'limit=10'))));
    const ids: string[] = [];
    for await (const { data } of iteratePages(api().organizations.getOrganizationList, { limit: 20 })) {
      ids.push(...(data ?? []).map(({ id }) => id));
    }
    expect(ids).toEqual(USERS.map(({ id }) => id));
  });

  it('ends if a server returns the same page again, with any total', async () => {
    server.behave(ok({ data: USERS.slice(0, 10), total_count: 1_000_000 }));
    let count = 0;
    for await (const { data } of iteratePages(api().organizations.getOrganizationList, { limit: 10 })) {
      count += data?.length ?? 0;
    }
    expect([count, server.requests.length]).toEqual([10, 2]);
  });

  it('returns an empty list as a single empty page', async () => {
    server.behave(ok([]));
    const pages = [];
    for await (const page of iteratePages(api().users.getUserList)) {
      pages.push(page.data);
    }
    expect(pages).toEqual([[]]);
  });
});

describe('iterateItems()', () => {
  it('requests no page in advance, and no page after the loop ends', async () => {
    const seen: string[] = [];
    for await (const { data } of iterateItems(api().users.getUserList, { limit: 10 })) {
      seen.push(`${data?.id} after ${server.requests.length}`);
      if (seen.length === 11) {
        break;
      }
    }
    expect([seen[9], seen[10]]).toEqual(['user_9 after 1', 'user_10 after 2']);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [0, []],
    [1, ['limit=1&offset=3']],
    [12, ['limit=10&offset=3', 'limit=2&offset=13']],
  ])('returns at most %d items, and requests no more', async (maxItems, queries) => {
    let count = 0;
    for await (const { errors } of iterateItems(
      api().users.getUserList,
      { limit: 10, offset: 3 },
      { maxItems },
    )) {
      expect(errors).toBeNull();
      count += 1;
    }
    expect(count).toBe(maxItems);
    expect(server.requests.map(({ path }) => path.split('?')[1])).toEqual(queries);
  });

  it('survives transient failures without losing an item', async () => {
    let requestCount = 0;
    server.behave(({ path }) => {
      requestCount += 1;
      if (requestCount % 2 === 0) {
        return ok(pageOf(path));
      }
      return requestCount % 3 === 0 ? reset() : status(503);
    });
    const ids: unknown[] = [];
    for await (const { data } of iterateItems(api().users.getUserList, { limit: 4 })) {
      ids.push(data?.id);
    }
    expect(ids).toEqual(USERS.map(({ id }) => id));
  });

  it('ends with the error of a page that can not be had', async () => {
    server.behave(({ path }) => (path.includes('offset=10') ? status(403) : ok(pageOf(path))));
    const steps: unknown[] = [];
    for await (const { data, errors } of iterateItems(api().users.getUserList, { limit: 10 })) {
      steps.push(errors?.[0].code ?? data?.id);
    }
    expect(steps).toEqual([...USERS.slice(0, 10).map(({ id }) => id), 'http-error']);
  });

  it('ends when its signal is aborted', async () => {
    const controller = new AbortController();
    const steps: unknown[] = [];
    const options = { signal: controller.signal };
    for await (const { data, errors } of iterateItems(api().users.getUserList, { limit: 5 }, options)) {
      steps.push(errors?.[0].code ?? data?.id);
      controller.abort();
    }
    expect(steps).toEqual(['user_0', 'user_1', 'user_2', 'user_3', 'user_4', 'request-aborted']);
    expect(server.requests).toHaveLength(1);
  });

  it.each([{ limit: 0 }, { limit: 501 }, { limit: 1.5 }, { offset: -1 }])(
    'throws a ConfigError for %j',
    (params) => {
      expect(() => iterateItems(api().users.getUserList, params)).toThrow(/must be/);
    },
  );
});
