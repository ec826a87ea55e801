import { APPS, type App, createClient } from '@tooling/adapter-apps';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCachingProxy } from './caching-proxy.ts';
import { createCarelessCache, createStandardCache } from './shared-caches.ts';
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

describe.each(Object.entries(APPS))('the adapter of %s', (_framework, start) => {
  let app: App;
  beforeAll(async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    app = await start(createClient({ secretKey, publishableKey, apiUrl }));
  });
  afterAll(() => app.close());

  it.each(Object.entries(CACHES))(
    'shows no visitor the answer of another one behind a cache: %s',
    async (_cache, createCache) => {
      const proxy = await startCachingProxy(app.url, createCache());
      const foreign: string[] = [];
      for (const path of PATHS) {
        for (const visitor of [...visitors, ...[...visitors].reverse()]) {
          const [answer, own] = [
            await summaryOf(proxy.url, path, visitor),
            await summaryOf(app.url, path, visitor),
          ];
          if (answer !== own) {
            foreign.push(`${path} for ${visitor.name}: ${answer}, not ${own}`);
          }
        }
      }
      await proxy.close();
      expect(foreign).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});
