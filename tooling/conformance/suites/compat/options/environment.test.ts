import { createClerkClient as createCompat } from '@x/compat';
import { clerkFrontendApiProxy as proxyOfCompat } from '@x/compat/proxy';
import { verifyWebhook as verifyByCompat } from '@x/compat/webhooks';
import { signWebhook } from '@x/webhooks';
import { createClerkClient as createLatest } from 'clerk-latest';
import { clerkFrontendApiProxy as proxyOfLatest } from 'clerk-latest/proxy';
import { verifyWebhook as verifyByLatest } from 'clerk-latest/webhooks';
import { afterEach, describe, expect, it, vi } from 'vitest';

const SIGNING_SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHM=';
const LIVE_KEY = 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k';

/** Where a variable can be: of the process, or a global one, which the bindings of a service worker are. */
const PLACES = {
  process: (name: string, value: string) => vi.stubEnv(name, value),
  globalThis: (name: string, value: string) => vi.stubGlobal(name, value),
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

type Sdk = 'reference' | 'compat';

interface EnvironmentCase {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly options?: object;
}

const verifiers = { reference: verifyByLatest, compat: verifyByCompat };
const proxies = { reference: proxyOfLatest, compat: proxyOfCompat };
const clients = { reference: createLatest, compat: createCompat as unknown as typeof createLatest };

async function verify(sdk: Sdk, options?: object): Promise<string> {
  const event = { type: 'user.created', object: 'event', data: { id: 'user_1' } } as const;
  const { headers, body } = await signWebhook(event as never, { signingSecret: SIGNING_SECRET, id: 'msg_1' });
  const request = new Request('https://app.example.com/', { method: 'POST', headers, body });
  return verifiers[sdk](request, options).then(
    () => 'verified',
    () => 'rejected',
  );
}

/** Resolves to the server that a request goes to, or to the status of an error. */
async function proxied(sdk: Sdk, options?: object): Promise<string> {
  let target = '';
  vi.stubGlobal('fetch', (input: string | Request) => {
    target = new URL(input instanceof Request ? input.url : input).origin;
    return Promise.resolve(new Response('{}'));
  });
  const response = await proxies[sdk](new Request('https://app.example.com/__clerk/v1/client'), options);
  return target || String(response.status);
}

async function proxyUrlOf(sdk: Sdk, options: object = {}): Promise<string> {
  const client = clients[sdk]({ secretKey: 'sk_live_1', publishableKey: LIVE_KEY, ...options });
  const { proxyUrl } = await client.authenticateRequest(new Request('https://app.example.com/'));
  return proxyUrl ?? '';
}

describe.each(Object.entries(PLACES))('a signing secret in the environment (%s)', (_place, set) => {
  it.each([SIGNING_SECRET, '', 'whsec_b3RoZXI='])('"%s" has the same effect', async (value) => {
    set('CLERK_WEBHOOK_SIGNING_SECRET', value);
    const result = await verify('reference');
    expect(result).toBe(value === SIGNING_SECRET ? 'verified' : 'rejected');
    expect(await verify('compat')).toBe(result);
  });

  it.each([undefined, '', 'whsec_b3RoZXI='])(
    'counts unless an option has another value: "%s"',
    async (value) => {
      set('CLERK_WEBHOOK_SIGNING_SECRET', SIGNING_SECRET);
      const result = await verify('reference', { signingSecret: value });
      expect(await verify('compat', { signingSecret: value })).toBe(result);
    },
  );
});

const KEYS = { CLERK_PUBLISHABLE_KEY: LIVE_KEY, CLERK_SECRET_KEY: 'sk_live_1' };

describe.each<EnvironmentCase>([
  { name: 'both keys', environment: KEYS },
  { name: 'no publishable key', environment: { CLERK_SECRET_KEY: 'sk_live_1' } },
  { name: 'an empty secret key', environment: { ...KEYS, CLERK_SECRET_KEY: '' } },
  { name: 'another Frontend API', environment: { ...KEYS, CLERK_FAPI_URL: 'https://fapi.example.com' } },
  { name: 'an empty Frontend API', environment: { ...KEYS, CLERK_FAPI_URL: '' } },
  {
    name: 'an option next to a variable',
    environment: KEYS,
    options: { fapiUrl: 'https://other.example.com' },
  },
  {
    name: 'empty options next to variables',
    environment: KEYS,
    options: { publishableKey: '', secretKey: '', fapiUrl: '' },
  },
])('the proxy, with $name', ({ environment, options }) => {
  it('calls the same server', async () => {
    for (const [name, value] of Object.entries(environment)) {
      vi.stubEnv(name, value);
    }
    expect(await proxied('compat', options)).toBe(await proxied('reference', options));
  });
});

const VERCEL = { VERCEL_TARGET_ENV: 'production', VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app' };

describe.each<EnvironmentCase>([
  { name: 'on Vercel in production', environment: VERCEL },
  { name: 'on Vercel in a preview', environment: { ...VERCEL, VERCEL_TARGET_ENV: 'preview' } },
  { name: 'on Vercel without a target', environment: { ...VERCEL, VERCEL_TARGET_ENV: '' } },
  {
    name: 'on Vercel with a domain of its own',
    environment: { ...VERCEL, VERCEL_PROJECT_PRODUCTION_URL: 'app.example.com' },
  },
  {
    name: 'on Vercel with a host that only looks alike',
    environment: { ...VERCEL, VERCEL_PROJECT_PRODUCTION_URL: 'vercel.app.example.com' },
  },
  { name: 'on Vercel, turned off', environment: { ...VERCEL, CLERK_DISABLE_AUTO_PROXY: 'true' } },
  { name: 'on Vercel, turned off by a number', environment: { ...VERCEL, CLERK_DISABLE_AUTO_PROXY: '1' } },
  { name: 'on Vercel, not turned off', environment: { ...VERCEL, CLERK_DISABLE_AUTO_PROXY: 'false' } },
  { name: 'on Vercel, with an empty switch', environment: { ...VERCEL, CLERK_DISABLE_AUTO_PROXY: '' } },
  { name: 'on Vercel, with a domain', environment: VERCEL, options: { domain: 'example.com' } },
  { name: 'on Vercel, with empty options', environment: VERCEL, options: { domain: '', proxyUrl: '' } },
  { name: 'elsewhere', environment: {} },
])('the automatic proxy, $name', ({ environment, options }) => {
  it('is the same', async () => {
    for (const [name, value] of Object.entries(environment)) {
      vi.stubEnv(name, value);
    }
    expect(await proxyUrlOf('compat', options)).toBe(await proxyUrlOf('reference', options));
  });
});

it.each([
  ...['CLERK_SECRET_KEY', 'CLERK_PUBLISHABLE_KEY', 'CLERK_JWT_KEY', 'CLERK_API_URL', 'CLERK_API_VERSION'],
  ...['CLERK_MACHINE_SECRET_KEY', 'CLERK_PROXY_URL', 'CLERK_DOMAIN', 'CLERK_IS_SATELLITE'],
])('no client reads %s, which an SDK does', async (name) => {
  vi.stubEnv(name, 'nonsense');
  const outcome = async (sdk: Sdk) => {
    const calls: string[] = [];
    vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) => {
      const { url, headers } = new Request(input, init);
      calls.push(`${url} ${headers.get('authorization')}`);
      return Promise.resolve(Response.json({ id: 'user_1', object: 'user' }));
    });
    const client = clients[sdk]({ secretKey: 'sk_live_1', publishableKey: LIVE_KEY });
    await client.users.getUser('user_1');
    const { status, proxyUrl, domain, isSatellite } = await client.authenticateRequest(
      new Request('https://app.example.com/'),
    );
    return [status, proxyUrl, domain, isSatellite, calls];
  };
  expect(await outcome('compat')).toEqual(await outcome('reference'));
});
