import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { createFrontendApiProxy, type FrontendApiProxyOptions } from './index.ts';

const SECRET_KEY = 'sk_live_secret123';
const OPTIONS: FrontendApiProxyOptions = {
  publishableKey: `pk_live_${btoa('clerk.example.com$')}`,
  secretKey: SECRET_KEY,
  proxyUrl: 'https://app.example.com/__clerk',
};
const URL_OF_CLIENT = 'https://app.example.com/__clerk/v1/client';

type Fetch = typeof globalThis.fetch;

function create(fetch: Fetch, options: Partial<FrontendApiProxyOptions> = {}) {
  return createFrontendApiProxy({ ...OPTIONS, fetch, ...options });
}

async function outcome(response: Response): Promise<unknown> {
  const text = await response.text();
  expect(text).not.toContain(SECRET_KEY);
  return [response.status, JSON.parse(text).errors[0].code];
}

const never = () => new Promise<never>(() => undefined);

describe('createFrontendApiProxy()', () => {
  it('calls fetch with the method, the headers and a stream, and follows no redirect', async () => {
    const fetch = vi.fn<Fetch>(async () => Response.json({}));
    const proxy = create(fetch);
    await proxy(new Request(URL_OF_CLIENT, { method: 'PATCH', body: 'a' }));
    await proxy(new Request(URL_OF_CLIENT));
    const [[url, init] = [], [, initWithoutBody] = []] = fetch.mock.calls;
    expect(url).toBe('https://frontend-api.clerk.dev/v1/client');
    expect(init).toMatchObject({ method: 'PATCH', redirect: 'manual', duplex: 'half' });
    expect(init?.body).toBeInstanceOf(ReadableStream);
    expect(initWithoutBody).toMatchObject({ method: 'GET', redirect: 'manual' });
    expect(initWithoutBody).not.toHaveProperty('body');
    expect(initWithoutBody).not.toHaveProperty('duplex');
  });

  it('uses the global fetch of the moment', async () => {
    const proxy = createFrontendApiProxy(OPTIONS);
    vi.stubGlobal('fetch', async () => new Response('replaced'));
    try {
      expect(await (await proxy(new Request(URL_OF_CLIENT))).text()).toBe('replaced');
      vi.stubGlobal('fetch', undefined);
      await expect(proxy(new Request(URL_OF_CLIENT))).rejects.toThrow('no global "fetch"');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each([undefined, null, 'https://app.example.com/__clerk', {}, { url: URL_OF_CLIENT }])(
    'rejects %j, which is not a Request, with a ConfigError',
    async (request) => {
      // The test passes what the types do not allow.
      const pending = create(never)(request as Request);
      await expect(pending).rejects.toThrow(ConfigError);
      await expect(pending).rejects.toThrow('The proxy takes a Request, not ');
    },
  );

  it('does not call fetch for a request that it rejects', async () => {
    const fetch = vi.fn<Fetch>();
    const proxy = create(fetch, { maxBodyLength: 5 });
    const rejected = [
      new Request('https://app.example.com/other'),
      new Request(`${URL_OF_CLIENT}/%2f`),
      new Request(URL_OF_CLIENT, { method: 'PROPFIND' }),
      new Request(URL_OF_CLIENT, { method: 'POST', body: 'long body', headers: { 'content-length': '9' } }),
    ];
    const outcomes = await Promise.all(rejected.map((request) => proxy(request).then(outcome)));
    expect(outcomes).toEqual([
      [404, 'proxy-path-mismatch'],
      [400, 'path-invalid'],
      [405, 'method-not-allowed'],
      [413, 'body-too-large'],
    ]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('reports a body that a parser has read', async () => {
    const request = new Request(URL_OF_CLIENT, { method: 'POST', body: 'a' });
    await request.text();
    expect(await outcome(await create(never)(request))).toEqual([500, 'body-unreadable']);
  });

  it.each<readonly [name: string, fetch: () => unknown]>([
    ['rejects', () => Promise.reject(new Error(`cannot send ${SECRET_KEY}`))],
    [
      'throws',
      () => {
        throw new TypeError(`invalid header ${SECRET_KEY}`);
      },
    ],
    ['resolves to nothing', async () => undefined],
    [
      'rejects with an object that throws',
      () =>
        Promise.reject({
          get code(): never {
            throw new TypeError('raw');
          },
        }),
    ],
  ])('reports a fetch that %s', async (_name, fetch) => {
    // As above.
    expect(await outcome(await create(fetch as Fetch)(new Request(URL_OF_CLIENT)))).toEqual([
      502,
      'upstream-unreachable',
    ]);
  });

  it('shows the code of the system', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const response = await create(() => Promise.reject(new TypeError('fetch failed', { cause })))(
      new Request(URL_OF_CLIENT),
    );
    expect((await response.json()).errors[0].message).toBe(
      'The Frontend API cannot be reached. (ECONNREFUSED)',
    );
  });

  it.each([
    [
      'a redirect that the platform hides',
      { status: 0, type: 'opaqueredirect', headers: new Headers(), body: null },
    ],
    ['a status that does not exist', { status: 600, headers: new Headers(), body: null }],
    ['a status of an informational response', { status: 101, headers: new Headers(), body: null }],
    ['no headers', { status: 200, body: null }],
    [
      'a status that throws',
      {
        get status(): never {
          throw new TypeError('raw');
        },
      },
    ],
    [
      'a status text with a line break',
      { status: 200, statusText: 'a\nb', headers: new Headers(), body: null },
    ],
  ])('reports a response with %s', async (_name, response) => {
    // As above.
    const fetch = async () => response as unknown as Response;
    expect(await outcome(await create(fetch)(new Request(URL_OF_CLIENT)))).toEqual([
      502,
      'upstream-response-invalid',
    ]);
  });

  it('cancels the body of a response that it does not pass on', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    const fetch = async () => new Response(body, { headers: { 'content-encoding': 'zstd' } });
    expect(await outcome(await create(fetch)(new Request(URL_OF_CLIENT)))).toEqual([
      502,
      'upstream-response-invalid',
    ]);
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('ends in time although fetch ignores its signal, and cancels a response that comes too late', async () => {
    const cancel = vi.fn();
    let respond: (response: Response) => void = () => undefined;
    let signal: AbortSignal | null | undefined;
    const proxy = create(
      (_url, init) => {
        signal = init?.signal;
        return new Promise((resolve) => {
          respond = resolve;
        });
      },
      { timeoutInMs: 10 },
    );
    expect(await outcome(await proxy(new Request(URL_OF_CLIENT)))).toEqual([504, 'upstream-timeout']);
    expect(signal?.aborted).toBe(true);
    expect(signal?.reason).toEqual(new Error('The Frontend API did not respond in time.'));
    respond(new Response(new ReadableStream({ cancel })));
    await expect.poll(() => cancel).toHaveBeenCalledTimes(1);
  });

  it('ends when the client leaves', async () => {
    const aborter = new AbortController();
    let signal: AbortSignal | null | undefined;
    const proxy = create((_url, init) => {
      signal = init?.signal;
      return never();
    });
    const pending = proxy(new Request(URL_OF_CLIENT, { signal: aborter.signal }));
    aborter.abort();
    expect(await outcome(await pending)).toEqual([400, 'request-aborted']);
    expect(signal?.aborted).toBe(true);
    const late = proxy(new Request(URL_OF_CLIENT, { signal: AbortSignal.abort() }));
    expect(await outcome(await late)).toEqual([400, 'request-aborted']);
  });

  it('ends a response when the client leaves, although fetch ignores its signal', async () => {
    const aborter = new AbortController();
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    const proxy = create(async () => new Response(body));
    const response = await proxy(new Request(URL_OF_CLIENT, { signal: aborter.signal }));
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).toEqual(new Uint8Array(1));
    const pending = reader?.read();
    aborter.abort();
    await expect(pending).rejects.toThrow('The client ended the request early.');
  });

  it('lets the client leave although fetch fails its stream when it aborts', async () => {
    let signal: AbortSignal | null | undefined;
    const proxy = create(async (_url, init) => {
      signal = init?.signal;
      return new Response(
        new ReadableStream({
          start: (controller) => {
            signal?.addEventListener('abort', () => controller.error(signal?.reason));
            controller.enqueue(new Uint8Array(1));
          },
        }),
      );
    });
    const reader = (await proxy(new Request(URL_OF_CLIENT))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(signal?.aborted).toBe(true);
  });

  it('keeps the encoding of a response in Deno, whose fetch has not decoded it', async () => {
    vi.stubGlobal('Deno', {});
    try {
      const headers = { 'content-encoding': 'gzip' };
      const response = await create(async () => new Response('encoded', { headers }))(
        new Request(URL_OF_CLIENT),
      );
      expect(response.headers.get('content-encoding')).toBe('gzip');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('leaves no listener at the signal of the client', async () => {
    const aborter = new AbortController();
    const [add, remove] = [
      vi.spyOn(aborter.signal, 'addEventListener'),
      vi.spyOn(aborter.signal, 'removeEventListener'),
    ];
    // A request of the platform has a signal of its own.
    const request = Object.defineProperty(new Request(URL_OF_CLIENT), 'signal', { value: aborter.signal });
    for (const respond of [
      async () => new Response('text'),
      async () => new Response(null),
      () => Promise.reject(new Error()),
    ]) {
      await (await create(respond)(request)).text();
    }
    expect(add).toHaveBeenCalledTimes(3);
    expect(remove).toHaveBeenCalledTimes(3);
  });

  it('works for a request without a signal', async () => {
    const request = Object.defineProperty(new Request(URL_OF_CLIENT), 'signal', { value: undefined });
    expect((await create(async () => new Response())(request)).status).toBe(200);
  });

  it('reports a body that fails while it is sent', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('connection lost')),
    });
    const request = new Request(URL_OF_CLIENT, { method: 'POST', body, duplex: 'half' } as RequestInit);
    const proxy = create(async (_url, init) => new Response(await new Response(init?.body).text()));
    expect(await outcome(await proxy(request))).toEqual([400, 'request-aborted']);
  });

  it('leaves no timer when the response has ended', async () => {
    vi.useFakeTimers();
    try {
      const proxy = create(async () => new Response('text'));
      await (await proxy(new Request(URL_OF_CLIENT))).text();
      expect(vi.getTimerCount()).toBe(0);
      await create(() => Promise.reject(new Error()))(new Request(URL_OF_CLIENT));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
