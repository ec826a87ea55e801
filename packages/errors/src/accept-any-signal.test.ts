import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptAnySignal } from './accept-any-signal.ts';

const OF_ENVIRONMENT = { isGiven: false };
const OF_APPLICATION = { isGiven: true };

/** An `AbortSignal` of another realm: an event target with the same members. */
class ForeignSignal extends EventTarget {
  aborted = false;
  reason: unknown;
  abort() {
    this.aborted = true;
    this.reason = 'stopped';
    this.dispatchEvent(new Event('abort'));
  }
}

/** Rejects signals as Node does, and otherwise resolves to a response. */
const strictFetch = () =>
  vi.fn(async (_url: string, { signal }: { signal: AbortSignal; method?: string }) => {
    if (!(signal instanceof AbortSignal)) {
      throw new TypeError('Invalid argument');
    }
    return new Response('sent');
  });

const foreign = () => {
  const signal = new ForeignSignal();
  // The members that this package uses.
  return { signal: signal as unknown as AbortSignal, abort: () => signal.abort() };
};

function notImplemented(): never {
  throw new TypeError('transferableAbortController is not implemented');
}

it('passes the signal as it is where fetch accepts it', async () => {
  const fetch = strictFetch();
  const init = { signal: new AbortController().signal };
  await acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', init);
  expect(fetch.mock.calls).toEqual([['https://a.example', init]]);
});

it('passes a signal of Node that follows the given one where the platform rejects that', async () => {
  const fetch = strictFetch();
  const { signal, abort } = foreign();
  expect(
    await (
      await acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', { signal, method: 'PUT' })
    ).text(),
  ).toBe('sent');
  const init = fetch.mock.calls[0]?.[1];
  expect(init).toMatchObject({ method: 'PUT' });
  expect(init?.signal.aborted).toBe(false);
  abort();
  expect(init?.signal.aborted).toBe(true);
});

it('passes a signal of Node where the environment has no class Request, as with jsdom in Jest', async () => {
  vi.stubGlobal('Request', undefined);
  const fetch = acceptAnySignal(
    (url: string, init: RequestInit & { signal: AbortSignal }) => globalThis.fetch(url, init),
    OF_APPLICATION,
  );
  const response = await fetch('data:,sent', foreign());
  vi.unstubAllGlobals();
  expect(await response.text()).toBe('sent');
});

it('passes a signal of Node to the fetch of Node where the environment has another Request, as with happy-dom', async () => {
  vi.stubGlobal('Request', class {});
  const sent = vi.fn((url: string, init: RequestInit & { signal: AbortSignal }) =>
    globalThis.fetch(url, init),
  );
  const fetch = acceptAnySignal(sent, OF_APPLICATION);
  for (let calls = 0; calls < 2; calls++) {
    expect(await (await fetch('data:,sent', foreign())).text()).toBe('sent');
  }
  const { signal, abort } = foreign();
  abort();
  await expect(fetch('data:,sent', { signal })).rejects.toBe('stopped');
  vi.unstubAllGlobals();
});

it('passes an aborted signal, with its reason, if the given one has aborted', async () => {
  const fetch = strictFetch();
  const { signal, abort } = foreign();
  abort();
  await acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', { signal });
  expect(fetch.mock.calls[0]?.[1].signal).toMatchObject({ aborted: true, reason: 'stopped' });
});

it('accepts the signal of another realm in the fetch of Node', async () => {
  const fetch = acceptAnySignal(
    (url: string, init: RequestInit & { signal: AbortSignal }) => globalThis.fetch(url, init),
    OF_APPLICATION,
  );
  for (let calls = 0; calls < 3; calls++) {
    expect(await (await fetch('data:,sent', foreign())).text()).toBe('sent');
  }
});

it('accepts signals of two realms in turn', async () => {
  const fetch = strictFetch();
  const accepting = acceptAnySignal(fetch, OF_ENVIRONMENT);
  for (const { signal } of [new AbortController(), foreign(), new AbortController(), foreign()]) {
    expect(await (await accepting('https://a.example', { signal })).text()).toBe('sent');
  }
  expect(fetch).toHaveBeenCalledTimes(4);
});

it.each([
  ['a failure of the network', new TypeError('fetch failed', { cause: new Error('signal') })],
  ['a wrong argument that is not the signal', new TypeError('RequestInit: invalid method')],
  // The request may have been sent, so the words of an error must not repeat it.
  ['an error about a signal', new TypeError('Cannot read the signal of undefined')],
  ['an error that is not a TypeError', new Error('signal')],
  ['a value that is not an error', 'signal'],
])('does not repeat a request after %s', async (_name, error) => {
  for (const { signal } of [foreign(), new AbortController()]) {
    const fetch = vi.fn(() => Promise.reject(error));
    await expect(acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', { signal })).rejects.toBe(error);
    expect(fetch).toHaveBeenCalledOnce();
  }
});

describe('passes the given signal', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    undefined,
    {},
    { getBuiltinModule: () => undefined },
    { getBuiltinModule: () => ({}) },
    { getBuiltinModule: notImplemented },
    // As in workerd with `nodejs_compat`.
    { getBuiltinModule: () => ({ transferableAbortController: notImplemented }) },
  ])('outside of Node: process %o', async (process) => {
    vi.stubGlobal('process', process);
    const { signal } = foreign();
    const fetch = strictFetch();
    await expect(acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', { signal })).rejects.toThrow(
      'Invalid argument',
    );
    expect(fetch.mock.calls).toEqual([['https://a.example', { signal }]]);
  });

  it('where the class Request of the environment accepts it', async () => {
    vi.stubGlobal('Request', class {});
    const { signal } = foreign();
    const fetch = vi.fn(async (_url: string, _init: { signal: AbortSignal }) => new Response());
    await acceptAnySignal(fetch, OF_ENVIRONMENT)('https://a.example', { signal });
    expect(fetch.mock.calls).toEqual([['https://a.example', { signal }]]);
  });
});

it('does not construct a request for each call', async () => {
  const constructed = vi.fn();
  vi.stubGlobal(
    'Request',
    class {
      constructor() {
        constructed();
      }
    },
  );
  const sent = async (_url: string, _init: { signal: AbortSignal }) => new Response();
  const fetch = acceptAnySignal(sent, OF_ENVIRONMENT);
  for (let calls = 0; calls < 3; calls++) {
    await fetch('https://a.example', foreign());
  }
  vi.unstubAllGlobals();
  expect(constructed).toHaveBeenCalledOnce();
});
