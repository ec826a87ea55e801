import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClerkClient, type ClerkClientOptions, createClerkClient } from './index.ts';

/** Two tenants, each with an instance, a publishable key and a user of its own. */
interface Tenant {
  readonly emulator: Emulator;
  readonly publishableKey: string;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function createTenant(name: string): Promise<Tenant> {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: `user_${name}` }] } });
  const { token } = await emulator.signIn(`user_${name}`);
  const publishableKey = `pk_test_${btoa(`${name}.example$`)}`;
  return { emulator, publishableKey, token, headers: { authorization: `Bearer ${token}` } };
}

let acme: Tenant;
let bolt: Tenant;
beforeAll(async () => {
  [acme, bolt] = await Promise.all([createTenant('acme'), createTenant('bolt')]);
});
afterAll(async () => {
  await Promise.all([acme.emulator.close(), bolt.emulator.close()]);
});

const APIS = { acme: 'https://acme.test', bolt: 'https://bolt.test' };

/** Both APIs. Where only `secretKey` differs, both have one API, which finds the tenant by its key. */
const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const isBolt =
    new URL(request.url).host.startsWith('bolt.') ||
    request.headers.get('authorization') === `Bearer ${bolt.emulator.secretKey}`;
  return (isBolt ? bolt : acme).emulator.fetch(request);
};

/** Each way to use a client with other options, and who is signed in by a token then. */
const WAYS: ReadonlyArray<
  readonly [name: string, check: (given: Tenant, clerk: ClerkClient, options: object) => Promise<boolean>]
> = [
  [
    'authenticateRequest()',
    async ({ headers }, clerk, options) => {
      const request = new Request('https://app.example.com/', { headers });
      return (await clerk.authenticateRequest(request, options)).isSignedIn;
    },
  ],
  [
    'authenticateRequest() with one argument',
    async ({ headers }, clerk, options) => {
      const request = new Request('https://app.example.com/', { headers });
      return (await clerk.authenticateRequest({ request, ...options })).isSignedIn;
    },
  ],
  [
    'verifyToken()',
    async ({ token }, clerk, options) => (await clerk.verifyToken(token, options)).error === null,
  ],
  [
    'withOptions()',
    async ({ token }, clerk, options) => (await clerk.withOptions(options).verifyToken(token)).error === null,
  ],
];

/** The keys of acme that a client is bound with. */
const BOUND: ReadonlyArray<readonly [name: string, options: () => ClerkClientOptions]> = [
  ['a jwtKey', () => ({ jwtKey: acme.emulator.jwtKey })],
  ['a secretKey and a jwtKey', () => ({ secretKey: acme.emulator.secretKey, jwtKey: acme.emulator.jwtKey })],
  [
    'a secretKey and a jwksUrl',
    () => ({
      secretKey: acme.emulator.secretKey,
      jwtKey: null,
      jwksUrl: `${APIS.acme}/.well-known/jwks.json`,
    }),
  ],
];

describe.each(WAYS)('%s', (_way, isAccepted) => {
  describe.each(BOUND)('of a client that is bound with %s', (_bound, options) => {
    const clerk = () => createClerkClient({ ...options(), fetch, retry: false });

    it('verifies with the keys of another secretKey, and with no bound key', async () => {
      const given = { secretKey: bolt.emulator.secretKey };
      expect(await isAccepted(acme, clerk(), given)).toBe(false);
      expect(await isAccepted(bolt, clerk(), given)).toBe(true);
    });

    it('verifies with the keys of another API, and with no bound key', async () => {
      const given = { secretKey: bolt.emulator.secretKey, apiUrl: APIS.bolt };
      expect(await isAccepted(acme, clerk(), given)).toBe(false);
      expect(await isAccepted(bolt, clerk(), given)).toBe(true);
    });

    it('keeps the bound key next to options that say nothing about the instance', async () => {
      const { secretKey } = options();
      for (const given of [{}, { secretKey }, { secretKey: null }, { timeoutInMs: 1_000 }]) {
        expect(await isAccepted(acme, clerk(), given)).toBe(true);
        expect(await isAccepted(bolt, clerk(), given)).toBe(false);
      }
    });

    it('uses a jwtKey next to another secretKey', async () => {
      const given = { secretKey: bolt.emulator.secretKey, jwtKey: bolt.emulator.jwtKey };
      expect(await isAccepted(acme, clerk(), given)).toBe(false);
      expect(await isAccepted(bolt, clerk(), given)).toBe(true);
    });
  });

  it('adds a publishableKey to the bound keys, and does not keep them for another one', async () => {
    const { jwtKey } = acme.emulator;
    const { publishableKey } = acme;
    const unnamed = createClerkClient({ jwtKey, fetch });
    expect(await isAccepted(acme, unnamed, { publishableKey })).toBe(true);
    const named = createClerkClient({ jwtKey, publishableKey, fetch });
    expect(await isAccepted(acme, named, { publishableKey })).toBe(true);
    const other = { publishableKey: bolt.publishableKey };
    expect(await isAccepted(acme, named, other)).toBe(false);
  });

  it('does not use the secretKey and the proxy of another publishableKey', async () => {
    const { secretKey } = acme.emulator;
    const other = { publishableKey: bolt.publishableKey };
    const bound = { secretKey, publishableKey: acme.publishableKey };
    expect(await isAccepted(acme, createClerkClient({ ...bound, fetch }), other)).toBe(false);
    const proxied = { publishableKey: acme.publishableKey, proxyUrl: 'https://acme.example/__clerk' };
    const urls: string[] = [];
    const counting: typeof fetch = async (input) => {
      urls.push(String(input));
      return new Response(null, { status: 404 });
    };
    await isAccepted(acme, createClerkClient({ ...proxied, secretKey: null, fetch: counting }), other);
    expect(urls).not.toContain('https://acme.example/__clerk/.well-known/jwks.json');
  });

  it('does not read the keys in the store of another instance', async () => {
    let stored: unknown = null;
    const jwksStore = {
      get: async () => stored as null,
      set: async (value: unknown) => {
        stored = value;
      },
    };
    const { secretKey } = acme.emulator;
    const clerk = createClerkClient({ secretKey, jwksStore, fetch });
    expect(await isAccepted(acme, clerk, {})).toBe(true);
    expect(stored).not.toBe(null);
    expect(await isAccepted(acme, clerk, { secretKey: bolt.emulator.secretKey })).toBe(false);
    expect(await isAccepted(bolt, clerk, { secretKey: bolt.emulator.secretKey })).toBe(true);
  });

  it('verifies with the jwksUrl of a call in place of the bound jwtKey', async () => {
    const clerk = createClerkClient({ jwtKey: acme.emulator.jwtKey, secretKey: null, fetch });
    const { error } = await clerk.verifyToken(acme.token, { jwksUrl: 'https://keys.example/jwks.json' });
    expect(error?.reason).toBe('jwk-remote-failed-to-load');
  });
});
