import type { JwksStore } from '@x/jwt';
import type { Suite } from '../suite.ts';

type ResponseCache = Pick<Cache, 'match' | 'put'>;

const URL_OF_KEYS = 'https://jwks.internal/ins_1';

/** The example of `packages/jwt/docs/keys.md`. */
const storeIn = (cache: ResponseCache): JwksStore => ({
  get: async () => (await cache.match(URL_OF_KEYS))?.json(),
  set: (jwks) =>
    cache.put(
      URL_OF_KEYS,
      new Response(JSON.stringify(jwks), { headers: { 'cache-control': 'max-age=86400' } }),
    ),
});

/** Returns the default cache of Workers, or a named cache of the platform, or a stand-in. */
async function openCache(): Promise<ResponseCache> {
  // The types of the platform declare `caches` without the default cache of Workers, and as always present.
  const { caches } = globalThis as { caches?: CacheStorage & { default?: ResponseCache } };
  try {
    const cache = caches?.default ?? (await caches?.open('jwks'));
    if (cache !== undefined) {
      return cache;
    }
  } catch {
    // The platform declares caches, but does not allow a program to open them.
  }
  const responses = new Map<unknown, Response>();
  return {
    match: async (url) => responses.get(url)?.clone(),
    put: async (url, response) => void responses.set(url, response),
  };
}

/** A key set that several processes share through a cache of responses. */
export const jwksStore: Suite = async ({ jwt, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { token } = await emulator.signIn('user_1');
  const { secretKey, url: apiUrl } = emulator;

  return [
    {
      name: 'three verifiers load the keys once, through the cache of the platform',
      async run(assert) {
        const store = storeIn(await openCache());
        const loads: string[] = [];
        for (let machine = 0; machine < 3; machine++) {
          const verifier = jwt.createTokenVerifier({
            ...{ jwtKey: null, secretKey, apiUrl, fetch: emulator.fetch, jwksStore: store },
            onJwksLoad: ({ error }) => loads.push(error?.reason ?? 'loaded'),
          });
          const { result, error } = await verifier.verify(token);
          assert.equal([result?.sub, error], ['user_1', null]);
        }
        assert.equal(loads, ['loaded']);
      },
    },
  ];
};
