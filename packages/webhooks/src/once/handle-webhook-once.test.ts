import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HandleWebhookOnceOptions, handleWebhookOnce, type WebhookStore } from '../index.ts';
import { headersFor, requestOf } from '../test-support/delivery.test-support.ts';

const HANDLED = { outcome: 'handled', status: 200 };
const REPEATED = { outcome: 'repeated', status: 200 };
const PENDING = { outcome: 'pending', status: 409 };

/** The store that the README describes. */
function createMemoryStore(): WebhookStore {
  const entries = new Map<string, { token: string; endsAt: number }>();
  return {
    async claim(id, { token, leaseInSeconds }) {
      const { token: known, endsAt = 0 } = entries.get(id) ?? {};
      if (endsAt > Date.now()) {
        return known === 'done' ? 'done' : 'pending';
      }
      entries.set(id, { token, endsAt: Date.now() + leaseInSeconds * 1_000 });
      return 'claimed';
    },
    async settle(id, { token, outcome }) {
      if (outcome === 'done') {
        entries.set(id, { token: 'done', endsAt: Number.POSITIVE_INFINITY });
      } else if (entries.get(id)?.token === token) {
        entries.delete(id);
      }
    },
  };
}

/** A handler that ends when the test says so. */
function createSlowHandler() {
  let end = (_error?: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { handle: vi.fn(() => ended), end };
}

const delivery = (id = 'msg_1') => ({ headers: headersFor({ id }) });

let store: WebhookStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = createMemoryStore();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('handleWebhookOnce()', () => {
  it('handles a delivery once, and each id on its own', async () => {
    const handle = vi.fn();
    expect(await handleWebhookOnce(requestOf(), { store, handle })).toEqual(HANDLED);
    expect(await handleWebhookOnce(requestOf(), { store, handle })).toEqual(REPEATED);
    expect(await handleWebhookOnce(delivery(), { store, handle })).toEqual(REPEATED);
    expect(handle).toHaveBeenCalledTimes(1);
    expect(await handleWebhookOnce(delivery('msg_2'), { store, handle })).toEqual(HANDLED);
    expect(handle).toHaveBeenCalledTimes(2);
  });

  it('takes the id from the headers that are verified', async () => {
    const claim = vi.spyOn(store, 'claim');
    const both = {
      ...headersFor({ id: 'msg_webhook', family: 'webhook' }),
      ...headersFor({ id: 'msg_svix' }),
    };
    await handleWebhookOnce({ headers: both }, { store, handle: () => {} });
    await handleWebhookOnce(
      { headers: headersFor({ id: 'msg_3', family: 'webhook' }) },
      { store, handle: () => {} },
    );
    expect(claim.mock.calls.map(([id]) => id)).toEqual(['msg_svix', 'msg_3']);
  });

  it('handles only one of many deliveries at the same time', async () => {
    const { handle, end } = createSlowHandler();
    const all = Array.from({ length: 20 }, () => handleWebhookOnce(delivery(), { store, handle }));
    await expect.poll(() => handle).toHaveBeenCalled();
    expect(await Promise.all(all.slice(1))).toEqual(Array(19).fill(PENDING));
    end();
    expect(await all[0]).toEqual(HANDLED);
    expect(await handleWebhookOnce(delivery(), { store, handle })).toEqual(REPEATED);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it('handles a delivery again after its handler has failed, and rejects with its error', async () => {
    const error = new Error('the database is down');
    for (const handle of [
      () => Promise.reject(error),
      () => {
        throw error;
      },
    ]) {
      await expect(handleWebhookOnce(delivery(), { store, handle })).rejects.toBe(error);
    }
    expect(await handleWebhookOnce(delivery(), { store, handle: () => {} })).toEqual(HANDLED);
  });

  it('handles a delivery again when the lease has ended, as after a crash', async () => {
    const crashed = createSlowHandler();
    void handleWebhookOnce(delivery(), { store, handle: crashed.handle });
    await expect.poll(() => crashed.handle).toHaveBeenCalled();
    const handle = vi.fn();
    vi.setSystemTime(Date.now() + 59_000);
    expect(await handleWebhookOnce(delivery(), { store, handle })).toEqual(PENDING);
    vi.setSystemTime(Date.now() + 1_000);
    expect(await handleWebhookOnce(delivery(), { store, handle })).toEqual(HANDLED);
  });

  it('keeps the claim of the next machine if a handler fails after its lease', async () => {
    const [slow, next] = [createSlowHandler(), createSlowHandler()];
    const first = handleWebhookOnce(delivery(), { store, handle: slow.handle, leaseInSeconds: 1 });
    await expect.poll(() => slow.handle).toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 1_001);
    const second = handleWebhookOnce(delivery(), { store, handle: next.handle });
    await expect.poll(() => next.handle).toHaveBeenCalled();
    slow.end(new Error('too late'));
    await expect(first).rejects.toThrow('too late');
    expect(await handleWebhookOnce(delivery(), { store, handle: vi.fn() })).toEqual(PENDING);
    next.end();
    expect(await second).toEqual(HANDLED);
  });

  it('passes a random token and the lease to the store', async () => {
    const calls: unknown[] = [];
    const recording: WebhookStore = {
      claim: async (...args) => {
        calls.push(args);
        return 'claimed';
      },
      settle: async (...args) => void calls.push(args),
    };
    await handleWebhookOnce(delivery(), { store: recording, handle: () => {}, leaseInSeconds: 0.5 });
    const fail = () => Promise.reject(new Error('mine'));
    await expect(handleWebhookOnce(delivery(), { store: recording, handle: fail })).rejects.toThrow('mine');
    const token = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(calls).toEqual([
      ['msg_1', { token, leaseInSeconds: 0.5 }],
      ['msg_1', { token, outcome: 'done' }],
      ['msg_1', { token, leaseInSeconds: 60 }],
      ['msg_1', { token, outcome: 'failed' }],
    ]);
    expect(new Set(calls.map((call) => JSON.stringify(call).match(/[0-9a-f]{32}/)?.[0])).size).toBe(2);
  });

  it('works with a store that is an instance of a class', async () => {
    class Store implements WebhookStore {
      readonly #inner = createMemoryStore();
      claim(...args: Parameters<WebhookStore['claim']>) {
        return this.#inner.claim(...args);
      }
      settle(...args: Parameters<WebhookStore['settle']>) {
        return this.#inner.settle(...args);
      }
    }
    expect(await handleWebhookOnce(delivery(), { store: new Store(), handle: () => {} })).toEqual(HANDLED);
  });
});

describe('a store that fails', () => {
  const down = new Error('connection lost');
  const fail = () => Promise.reject(down);

  it('rejects before the delivery is handled', async () => {
    const handle = vi.fn();
    await expect(handleWebhookOnce(delivery(), { store: { ...store, claim: fail }, handle })).rejects.toBe(
      down,
    );
    expect(handle).not.toHaveBeenCalled();
  });

  it('rejects after the delivery was handled, so that Clerk sends it again', async () => {
    await expect(
      handleWebhookOnce(delivery(), { store: { ...store, settle: fail }, handle: () => {} }),
    ).rejects.toBe(down);
  });

  it('does not hide the error of the handler', async () => {
    const error = new Error('mine');
    const handle = () => Promise.reject(error);
    await expect(handleWebhookOnce(delivery(), { store: { ...store, settle: fail }, handle })).rejects.toBe(
      error,
    );
  });

  it.each([true, undefined, null, 'OK', 1])(
    'because a claim is %o rejects with a ConfigError',
    async (outcome) => {
      const handle = vi.fn();
      // A store in JavaScript can resolve to anything.
      const wrong = { ...store, claim: async () => outcome } as unknown as WebhookStore;
      await expect(handleWebhookOnce(delivery(), { store: wrong, handle })).rejects.toMatchObject({
        name: 'ConfigError',
        message: expect.stringContaining('store.claim must resolve to "claimed", "pending" or "done", not '),
      });
      expect(handle).not.toHaveBeenCalled();
    },
  );
});

describe('handleWebhookOnce() rejects with a ConfigError', () => {
  const valid = { store: createMemoryStore(), handle: () => {} };
  it.each<readonly [name: string, options: unknown, message: string]>([
    ['without options', undefined, 'handleWebhookOnce takes an object of options, not undefined.'],
    [
      'without a store',
      { ...valid, store: undefined },
      'Option "store" must be an object with the functions',
    ],
    ['for a store of null', { ...valid, store: null }, 'Option "store" must be an object with the functions'],
    ['for a store without settle', { ...valid, store: { claim() {} } }, 'Option "store" must be an object'],
    ['for a store without claim', { ...valid, store: { settle() {} } }, 'Option "store" must be an object'],
    ['without a handler', { store: valid.store }, 'Option "handle" must be a function, not undefined.'],
    [
      'for a lease of 0',
      { ...valid, leaseInSeconds: 0 },
      '"leaseInSeconds" must be a number above 0, not 0.',
    ],
    [
      'for a lease that is not a number',
      { ...valid, leaseInSeconds: '60' },
      'must be a number above 0, not "60".',
    ],
    ['for a lease without an end', { ...valid, leaseInSeconds: Number.POSITIVE_INFINITY }, 'not Infinity.'],
    ['for an unknown option', { ...valid, lease: 1 }, 'Unknown option "lease" of handleWebhookOnce.'],
  ])('%s', async (_name, options, message) => {
    await expect(handleWebhookOnce(delivery(), options as HandleWebhookOnceOptions)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['no request', undefined, 'The first argument has no headers.'],
    [
      'a request without the headers of a webhook',
      new Request('https://a.example'),
      'Call verifyWebhook first.',
    ],
  ])('for %s', async (_name, request, message) => {
    await expect(handleWebhookOnce(request as Request, valid)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    });
  });
});
