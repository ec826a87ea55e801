import type { JwksStore } from '@x/jwt';
import type { Suite } from '../suite.ts';

type ResponseCache = Pick<Cache, 'match' | 'put'>;

const URL_OF_KEYS = 'https://jwks.internal/ins_1';

/** As the README of `@x/jwt` has it. */
const storeIn = (cache: ResponseCache): JwksStore => ({
  get: async () => (await cache.match(URL_OF_KEYS))?.json(),
  set: (jwks) =>
    cache.put(
      URL_OF_KEYS,
      new Response(JSON.stringify(jwks), { headers: { 'cache-control': 'max-age=86400' } }),
    ),
});

/** The default cache of Workers where there is one, else one of the platform, else a stand-in. */
async function openCache(): Promise<ResponseCache> {
  // Types of the platform don't know of Workers, nor that there may be no caches at all.
  const { caches } = globalThis as { caches?: CacheStorage & { default?: ResponseCache } };
  try {
    const cache = caches?.default ?? (await caches?.open('jwks'));
    if (cache !== undefined) {
      return cache;
    }
  } catch {} // where the platform has them and allows nobody to open one
  const responses = new Map<unknown, Response>();
  return {
    match: async (url) => responses.get(url)?.clone(),
    put: async (url, response) => void responses.set(url, response),
  };
}

/** A set of keys that a fleet shares through a cache of responses. */
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
