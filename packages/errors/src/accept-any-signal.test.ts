import { expect, it, vi } from 'vitest';
import { acceptAnySignal } from './accept-any-signal.ts';

/** An `AbortSignal` of another realm: an event target with the same members. */
class ForeignSignal extends EventTarget {
  aborted = false;
  abort() {
    this.aborted = true;
    this.dispatchEvent(new Event('abort'));
  }
}

/** Rejects signals as Node does, and otherwise resolves to a response. */
const strictFetch = () =>
  vi.fn(async (_url: string, { signal }: { signal: AbortSignal; method?: string }) => {
    if (!(signal instanceof AbortSignal)) {
      throw new TypeError(
        'RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.',
      );
    }
    return new Response('sent');
  });

const foreign = () => {
  const signal = new ForeignSignal();
  // The members that this package uses.
  return { signal: signal as unknown as AbortSignal, abort: () => signal.abort() };
};

it('passes the signal as it is where fetch accepts it', async () => {
  const fetch = strictFetch();
  const init = { signal: new AbortController().signal };
  await acceptAnySignal(fetch)('https://a.example', init);
  expect(fetch.mock.calls).toEqual([['https://a.example', init]]);
});

it('passes a signal of Node that follows the given one where fetch rejects it', async () => {
  const fetch = strictFetch();
  const { signal, abort } = foreign();
  expect(await (await acceptAnySignal(fetch)('https://a.example', { signal, method: 'PUT' })).text()).toBe(
    'sent',
  );
  const init = fetch.mock.calls[1]?.[1];
  expect(init).toMatchObject({ method: 'PUT' });
  expect(init?.signal.aborted).toBe(false);
  abort();
  expect(init?.signal.aborted).toBe(true);
});

it('passes an aborted signal if the given one has aborted', async () => {
  const fetch = strictFetch();
  const { signal, abort } = foreign();
  abort();
  await acceptAnySignal(fetch)('https://a.example', { signal });
  expect(fetch.mock.calls[1]?.[1].signal.aborted).toBe(true);
});

it('accepts the signal of another realm in the fetch of Node', async () => {
  const fetch = acceptAnySignal((url: string, init: RequestInit & { signal: AbortSignal }) =>
    globalThis.fetch(url, init),
  );
  expect(await (await fetch('data:,sent', foreign())).text()).toBe('sent');
});

it.each([
  ['a failure of the network', new TypeError('fetch failed', { cause: new Error('signal') })],
  ['another wrong argument', new TypeError('RequestInit: invalid method')],
  ['an error that is not a TypeError', new Error('signal')],
  ['a value that is not an error', 'signal'],
])('does not repeat a request after %s', async (_name, error) => {
  const fetch = vi.fn(() => Promise.reject(error));
  await expect(acceptAnySignal(fetch)('https://a.example', foreign())).rejects.toBe(error);
  expect(fetch).toHaveBeenCalledOnce();
});

it.each([undefined, {}, { getBuiltinModule: () => undefined }, { getBuiltinModule: () => ({}) }])(
  'does not repeat a request outside of Node: process %j',
  async (process) => {
    vi.stubGlobal('process', process);
    const fetch = strictFetch();
    const answer = acceptAnySignal(fetch)('https://a.example', foreign());
    await expect(answer).rejects.toThrow(TypeError);
    expect(fetch).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  },
);

it('does not repeat a request whose signal is of Node', async () => {
  const fetch = vi.fn(() => Promise.reject(new TypeError('signal')));
  const init = { signal: new AbortController().signal };
  await expect(acceptAnySignal(fetch)('https://a.example', init)).rejects.toThrow('signal');
  expect(fetch).toHaveBeenCalledOnce();
});
