import type { Case, Suite } from '../suite.ts';

const SECRET_KEY = 'sk_test_secret123';
const OPTIONS = {
  publishableKey: `pk_test_${btoa('127.0.0.1:4010$')}`,
  secretKey: SECRET_KEY,
  proxyUrl: 'https://app.example.com/__clerk',
};
const URL_OF_CLIENT = 'https://app.example.com/__clerk/v1/client';

/** What a `fetch` received. */
interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Each of these is answered without a request to the Frontend API. Only paths that `Request` keeps are here. */
const REJECTED: ReadonlyArray<readonly [code: string, status: number, request: Request]> = [
  ['proxy-path-mismatch', 404, new Request('https://app.example.com/__clerk-admin')],
  ['path-invalid', 400, new Request(`${URL_OF_CLIENT}/..%2f..%2fadmin`)],
  ['path-invalid', 400, new Request(`${URL_OF_CLIENT}/%252e%252e`)],
  ['path-invalid', 400, new Request('https://app.example.com/__clerk//evil.example')],
  ['path-invalid', 400, new Request(`${URL_OF_CLIENT}/%00`)],
  ['method-not-allowed', 405, new Request(URL_OF_CLIENT, { method: 'PROPFIND' })],
  ['url-too-long', 414, new Request(`${URL_OF_CLIENT}?${'a'.repeat(20_000)}`)],
];

/** Runs with a `fetch` of its own: some runtimes have no network here, and browsers send no streams over HTTP/1.1. */
export const proxy: Suite = ({ proxy: { createFrontendApiProxy, matchProxyPath, DEFAULT_PROXY_PATH } }) => {
  const create = (respond: (received: Received) => Response, options: object = {}) => {
    const received: Received[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const body = init?.body instanceof ReadableStream ? await new Response(init.body).text() : '';
      received.push({ url: String(input), headers: new Headers(init?.headers), body });
      return respond({ url: String(input), headers: new Headers(init?.headers), body });
    };
    return { received, handle: createFrontendApiProxy({ ...OPTIONS, fetch, ...options }) };
  };
  return [
    {
      name: 'a request is passed on with its body and the headers of the proxy',
      async run(assert) {
        const { received, handle } = create(() => new Response('{}', { status: 201 }));
        const response = await handle(
          new Request(`${URL_OF_CLIENT}?a=1`, {
            method: 'POST',
            body: 'strategy=ticket',
            headers: { 'x-forwarded-for': '203.0.113.9', 'x-app': 'notes' },
          }),
        );
        assert.equal([response.status, await response.text()], [201, '{}']);
        const [{ url, headers, body } = { url: '', headers: new Headers(), body: '' }] = received;
        assert.equal([url, body], ['http://127.0.0.1:4010/v1/client?a=1', 'strategy=ticket']);
        const names = ['clerk-proxy-url', 'clerk-secret-key', 'x-forwarded-host', 'x-forwarded-for', 'x-app'];
        assert.equal(
          names.map((name) => headers.get(name)),
          ['https://app.example.com/__clerk', SECRET_KEY, 'app.example.com', null, 'notes'],
        );
      },
    },
    {
      name: 'a redirect to the Frontend API leads to the proxy',
      async run(assert) {
        const location = 'http://127.0.0.1:4010/v1/oauth_callback?code=1';
        const { handle } = create(() => new Response(null, { status: 302, headers: { location } }));
        const response = await handle(new Request(URL_OF_CLIENT));
        assert.equal(
          [response.status, response.headers.get('location')],
          [302, 'https://app.example.com/__clerk/v1/oauth_callback?code=1'],
        );
      },
    },
    {
      name: 'a response is a stream, and leaving it cancels the stream of the Frontend API',
      async run(assert) {
        let isCancelled = false;
        const body = () =>
          new ReadableStream({
            pull: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
            cancel: () => {
              isCancelled = true;
            },
          });
        const { handle } = create(() => new Response(body()));
        const response = await handle(new Request(URL_OF_CLIENT));
        const reader = response.body?.getReader();
        assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'data: 1\n\n');
        await reader?.cancel();
        assert.ok(isCancelled, 'is cancelled');
      },
    },
    {
      name: 'a long body is rejected',
      async run(assert) {
        const { handle } = create(() => new Response(), { maxBodyLength: 10 });
        const response = await handle(new Request(URL_OF_CLIENT, { method: 'POST', body: 'a'.repeat(11) }));
        assert.equal([response.status, await codeOf(response)], [413, 'body-too-large']);
      },
    },
    {
      name: 'failures of the Frontend API are errors of their own',
      async run(assert) {
        const failing = create(() => {
          throw new Error(`no route for ${SECRET_KEY}`);
        });
        const response = await failing.handle(new Request(URL_OF_CLIENT));
        const text = await response.text();
        assert.equal([response.status, text.includes(SECRET_KEY)], [502, false]);
        const silent = createFrontendApiProxy({
          ...OPTIONS,
          timeoutInMs: 20,
          fetch: () => new Promise(() => undefined),
        });
        const late = await silent(new Request(URL_OF_CLIENT));
        assert.equal([late.status, await codeOf(late)], [504, 'upstream-timeout']);
      },
    },
    ...REJECTED.map(
      ([code, status, request], index): Case => ({
        name: `a request is rejected: ${code}, ${index}`,
        async run(assert) {
          const { received, handle } = create(() => new Response());
          const response = await handle(request);
          assert.equal([response.status, await codeOf(response), received.length], [status, code, 0]);
        },
      }),
    ),
    {
      name: 'matchProxyPath() accepts the path and what is below it',
      run(assert) {
        const at = (path: string) =>
          matchProxyPath(new Request(`https://app.example.com${path}`), DEFAULT_PROXY_PATH);
        assert.equal(['/__clerk', '/__clerk/v1', '/__clerk2', '/'].map(at), [true, true, false, false]);
      },
    },
  ];
};

async function codeOf(response: Response): Promise<unknown> {
  return (await response.json()).errors?.[0]?.code;
}
