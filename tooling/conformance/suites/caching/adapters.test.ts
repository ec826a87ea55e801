import { createServer } from 'node:http';
import { APPS, type App, createClient } from '@tooling/adapter-apps';
import { listen } from '@tooling/adapter-apps/listen';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCachingProxy } from './caching-proxy.ts';
import { createCarelessCache, createCounter, createStandardCache } from './shared-caches.ts';
import { type Visitor, visitorsOf } from './visitors.ts';

const CACHES = { 'RFC 9111': createStandardCache, careless: createCarelessCache };

/** Every kind of answer of an adapter: of a route, with a Cache-Control or cookies of its own, and of the guard. */
const PATHS = ['/who', '/cacheable', '/cookies', '/protected', '/page', '/admin', '/machine'];

const TIMEOUT_IN_MS = 120_000;

let emulator: Emulator;
let visitors: readonly Visitor[];

beforeAll(async () => {
  emulator = await createEmulator({
    seed: { users: [{ id: 'user_ada' }, { id: 'user_bob' }, { id: 'user_eve' }] },
  });
  visitors = await visitorsOf(emulator);
});
afterAll(() => emulator.close());

/** Resolves to a summary that differs between the answers of visitors. Handshakes have a URL of their own each time. */
async function summaryOf(origin: string, path: string, { headers }: Visitor): Promise<string> {
  const response = await fetch(origin + path, { headers, redirect: 'manual' });
  const location = response.headers.get('location')?.split('?')[0];
  return JSON.stringify([response.status, location, await response.text()]);
}

/** Starts an application that shows visitors their credentials, and says nothing about caches. */
const startUnprotected = (): Promise<App> =>
  listen(
    createServer(({ headers }, response) => {
      response.end(`${headers.cookie} ${headers.authorization}`);
    }),
  );

/** Resolves to the visits whose answer through a cache is not the direct one, and to counts of the requests. */
async function visitAll(origin: string, createCache: (typeof CACHES)[keyof typeof CACHES]) {
  const counter = createCounter();
  const counted = await startCachingProxy(origin, counter);
  const cached = await startCachingProxy(counted.url, createCache());
  const visits = PATHS.flatMap((path) =>
    [...visitors, ...[...visitors].reverse()].map((visitor) => ({ path, visitor })),
  );
  const foreign: string[] = [];
  for (const { path, visitor } of visits) {
    const answer = await summaryOf(cached.url, path, visitor);
    const own = await summaryOf(origin, path, visitor);
    if (answer !== own) {
      foreign.push(`${path} for ${visitor.name}: ${answer}, not ${own}`);
    }
  }
  await cached.close();
  await counted.close();
  return { foreign, visited: visits.length, reached: counter.count };
}

describe.each(Object.entries(CACHES))('behind a cache: %s', (_cache, createCache) => {
  it(
    'an application without an adapter shows visitors the answers of others',
    async () => {
      // This shows that the cache does store, and that the test below would notice.
      const app = await startUnprotected();
      const { foreign, visited, reached } = await visitAll(app.url, createCache);
      await app.close();
      expect(foreign.length).toBeGreaterThan(20);
      expect(reached).toBeLessThan(visited);
    },
    TIMEOUT_IN_MS,
  );

  it.each(Object.entries(APPS))(
    'an application with the adapter of %s answers each visitor itself',
    async (_framework, start) => {
      const { secretKey, publishableKey, url: apiUrl } = emulator;
      const app = await start(createClient({ secretKey, publishableKey, apiUrl }));
      const { foreign, visited, reached } = await visitAll(app.url, createCache);
      await app.close();
      expect(foreign).toEqual([]);
      expect(reached).toBe(visited);
    },
    TIMEOUT_IN_MS,
  );
});
