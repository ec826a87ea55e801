import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUARDED_PATHS, HANDLER_HEADERS, startApplication } from './application.ts';
import { startCachingProxy } from './caching-proxy.ts';
import { createCarelessCache, createStandardCache } from './shared-caches.ts';
import { type Visitor, visitorsOf } from './visitors.ts';

const CACHES = [
  ['a cache that follows RFC 9111', createStandardCache],
  ['a cache that ignores Vary and keeps what says nothing', createCarelessCache],
] as const;

const HANDLERS = Object.keys(HANDLER_HEADERS);

/** A busy machine takes long for a few thousand requests. */
const TIMEOUT_IN_MS = 300_000;

let application: Awaited<ReturnType<typeof startApplication>>;
let visitors: readonly Visitor[];

beforeAll(async () => {
  application = await startApplication();
  visitors = await visitorsOf(application.emulator);
});

afterAll(() => application.close());

/** Resolves to a summary that differs between the answers of visitors. Tokens and times differ with each request. */
async function summaryOf(origin: string, path: string, { headers }: Visitor): Promise<string> {
  const response = await fetch(origin + path, { headers, redirect: 'manual' });
  const location = response.headers.get('location')?.split('?')[0]?.replace(origin, '');
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  return JSON.stringify([response.status, location, cookies, await response.text()]);
}

/** The direct answers of the application, by path and visitor. */
const direct = new Map<string, Promise<string>>();

function directAnswer(path: string, visitor: Visitor): Promise<string> {
  const key = `${path} for ${visitor.name}`;
  const answer = direct.get(key) ?? summaryOf(application.url, path, visitor);
  direct.set(key, answer);
  return answer;
}

/** Each visitor comes once before and once after each other visitor. */
const visits = (): readonly Visitor[] => [...visitors, ...[...visitors].reverse()];

/** Resolves to the visits whose answer through a cache is not the direct one. Paths are visited at the same time. */
async function foreignAnswers(paths: readonly string[], createCache: (typeof CACHES)[number][1]) {
  await Promise.all(paths.flatMap((path) => visitors.map((visitor) => directAnswer(path, visitor))));
  const proxy = await startCachingProxy(application.url, createCache());
  application.requests.length = 0;
  const foreign: string[] = [];
  async function visitAll(path: string): Promise<void> {
    for (const visitor of visits()) {
      const [answer, own] = [await summaryOf(proxy.url, path, visitor), await directAnswer(path, visitor)];
      if (answer !== own) {
        foreign.push(`${path} for ${visitor.name}: ${answer}, not ${own}`);
      }
    }
  }
  await Promise.all(paths.map(visitAll));
  await proxy.close();
  return { foreign, visited: paths.length * visits().length, reached: application.requests.length };
}

describe.each(CACHES)('%s', (_name, createCache) => {
  it.each(GUARDED_PATHS)(
    'returns no visitor the answer of another one: the guard %s',
    async (guard) => {
      const { foreign, visited, reached } = await foreignAnswers(
        HANDLERS.map((handler) => `/${guard}/${handler}`),
        createCache,
      );
      expect(foreign).toEqual([]);
      expect(reached).toBe(visited);
    },
    TIMEOUT_IN_MS,
  );

  it(
    'returns the answers of other visitors without the headers of the guard',
    async () => {
      const { foreign } = await foreignAnswers(
        HANDLERS.map((handler) => `/none/${handler}`),
        createCache,
      );
      // This shows that the caches do store, and that the test above would notice.
      expect(foreign.length).toBeGreaterThan(20);
    },
    TIMEOUT_IN_MS,
  );

  it(
    'stores no redirect and no response with cookies, but a page that the handler may share',
    async () => {
      const { reached, visited } = await foreignAnswers(['/keep/public'], createCache);
      expect(reached).toBeLessThan(visited);
      const browser = visitors.filter(({ name }) => /handshake|refreshed/.test(name));
      const proxy = await startCachingProxy(application.url, createCache());
      application.requests.length = 0;
      for (const visitor of [...browser, ...browser]) {
        await summaryOf(proxy.url, '/keep/public', visitor);
      }
      await proxy.close();
      expect(application.requests).toHaveLength(2 * browser.length);
    },
    TIMEOUT_IN_MS,
  );
});
