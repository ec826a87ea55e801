import * as proxies from '@x/proxy';
import { PUBLISHABLE_KEY } from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';

const options = () => ({
  publishableKey: PUBLISHABLE_KEY,
  secretKey: 'sk_test_1',
  proxyUrl: '/__clerk',
  frontendApiUrl: 'https://frontend-api.example.com',
  clientAddress: 'x-real-ip',
  fetch: async () => Response.json({}),
  timeoutInMs: 50,
  idleTimeoutInMs: 50,
  maxBodyLength: 1_000,
});
const request = () => new Request('https://app.example.com/__clerk/v1/client', { method: 'POST', body: 'a' });

const FUNCTIONS: ArgumentsOf<typeof proxies> = {
  createFrontendApiProxy: () => [options()],
  matchProxyPath: () => [request(), '/__clerk'],
};

const METHODS: MethodRows = {
  'the proxy': { call: proxies.createFrontendApiProxy(options()), args: () => [request()] },
  'the proxy with a hostile fetch': {
    call: (result: unknown) =>
      proxies.createFrontendApiProxy({ ...options(), fetch: (async () => result) as never })(request()),
    args: () => [Response.json({})],
  },
  'the proxy with a hostile client address': {
    call: (result: unknown) =>
      proxies.createFrontendApiProxy({ ...options(), clientAddress: () => result as string })(request()),
    args: () => ['192.0.2.1'],
  },
};

export const PROXY: Rows = { modules: [['@x/proxy', proxies, FUNCTIONS]], methods: METHODS };
