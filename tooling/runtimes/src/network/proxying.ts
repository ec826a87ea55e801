import type { Assert, Case, Suite } from '../suite.ts';
import { type Network, SECRET_KEY } from './scene.ts';
import type { ScriptName } from './scripts.ts';

const URL_OF_CLIENT = 'https://app.example.com/__clerk/v1/jwks';

/** A browser limits what scripts send to another origin, so any response is right there. */
const isBrowser = 'document' in globalThis;

/** A request through a proxy in front of a script, and what its response must be. */
interface ProxyRow {
  readonly name: string;
  readonly script: ScriptName | 'down';
  readonly timeoutInMs?: number;
  readonly check: (assert: Assert, response: Response) => Promise<void> | void;
}

const failure = (
  script: ScriptName | 'down',
  code: string,
  status: number,
  timeoutInMs = 5_000,
): ProxyRow => ({
  name: `${script}: ${code}`,
  script,
  timeoutInMs,
  check: async (assert, response) => {
    assert.equal([response.status, (await response.json()).errors[0].code], [status, code]);
  },
});

const rows = (): readonly ProxyRow[] => [
  {
    name: 'a response that is encoded nevertheless can be read',
    script: 'packed',
    check: async (assert, { headers, body }) => {
      const isEncoded = headers.get('content-encoding') === 'gzip';
      const decoded = isEncoded ? body?.pipeThrough(new DecompressionStream('gzip')) : body;
      assert.equal((await new Response(decoded ?? null).text()).length, 1_000);
    },
  },
  {
    name: 'a redirect is not followed',
    script: 'redirected',
    check: (assert, { status, headers }) =>
      assert.equal([status, headers.get('location')], [302, '/keys/elsewhere/v1/jwks']),
  },
  {
    name: 'a client that leaves during the response is let go',
    script: 'silenceInBody',
    check: async (assert, { body }) => {
      const reader = body?.getReader();
      await reader?.read();
      await reader?.cancel();
      assert.equal((await reader?.read())?.done, true);
    },
  },
  failure('reset', 'upstream-unreachable', 502),
  failure('down', 'upstream-unreachable', 502),
  failure('silence', 'upstream-timeout', 504, 300),
];

/** A proxy in front of a real, failing server, with the `fetch` of the platform. */
export const proxying: Suite<Network> = ({ proxy, url, closedUrl }) =>
  rows().map(
    ({ name, script, timeoutInMs = 5_000, check }, index): Case => ({
      name,
      async run(assert) {
        const handle = proxy.createFrontendApiProxy({
          publishableKey: `pk_test_${btoa('clerk.example.com$')}`,
          secretKey: SECRET_KEY,
          proxyUrl: 'https://app.example.com/__clerk',
          frontendApiUrl: script === 'down' ? closedUrl : `${url}/${script}/p${index}`,
          timeoutInMs,
        });
        const response = await handle(new Request(URL_OF_CLIENT));
        if (!isBrowser) {
          await check(assert, response);
        }
      },
    }),
  );
