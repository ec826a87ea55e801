import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { createBackendApiClient, type RetryAttempt } from './index.ts';

const ok = () => Response.json({ object: 'user', id: 'user_1' });
const failed =
  (status: number, code = 'later') =>
  () =>
    Response.json({ errors: [{ code, message: 'm' }] }, { status });
const unreachable = (code: string) => () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
};

function client(answers: Array<() => Response>) {
  const fetch = vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0])?.() ?? ok());
  const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch, retry: { baseDelayInMs: 1 } });
  return { api, fetch };
}

describe('retry.when', () => {
  it('receives the facts of each failed request', async () => {
    const attempts: RetryAttempt[] = [];
    const when = (attempt: RetryAttempt) => attempts.push(attempt) > 0;
    const { api } = client([failed(409, 'conflict'), unreachable('ECONNREFUSED'), failed(503)]);
    const { meta } = await api.users.getUser('user_1', { retry: { when } });
    const common = { operation: 'users.getUser', method: 'GET', retryAfter: null };
    expect(attempts).toEqual([
      { ...common, attempts: 1, status: 409, code: 'conflict', isUnsent: false, isRetryable: false },
      { ...common, attempts: 2, status: null, code: 'network-error', isUnsent: true, isRetryable: true },
    ]);
    expect(meta.attempts).toBe(3);
  });

  it('narrows what is repeated', async () => {
    const { api, fetch } = client([failed(503), ok]);
    const retry = { when: ({ isRetryable, code }: RetryAttempt) => isRetryable && code !== 'later' };
    expect((await api.users.getUser('user_1', { retry })).errors?.[0].code).toBe('later');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('widens what is repeated, within maxRetries', async () => {
    const { api, fetch } = client([failed(404)]);
    const retry = { when: ({ status }: RetryAttempt) => status === 404 };
    expect((await api.users.getUser('user_1', { retry })).meta.attempts).toBe(3);
    expect(fetch).toHaveBeenCalledTimes(3);
    expect((await api.users.getUser('user_1', { retry: { ...retry, maxRetries: 0 } })).meta.attempts).toBe(1);
  });

  it.each([500, 503, 409, 422])('does not repeat a write after %d', async (status) => {
    const when = vi.fn(() => true);
    const { api } = client([failed(status), ok]);
    expect((await api.users.createUser({}, { retry: { when } })).meta.attempts).toBe(1);
    expect(when).not.toHaveBeenCalled();
  });

  it('does not repeat a write after a reset, which may have taken effect', async () => {
    const { api } = client([unreachable('ECONNRESET'), ok]);
    expect((await api.users.createUser({}, { retry: { when: () => true } })).meta.attempts).toBe(1);
  });

  it('repeats a write that was not sent, one after 429, and any if writes is set', async () => {
    const when = () => true;
    for (const [answer, retry] of [
      [unreachable('ECONNREFUSED'), { when }],
      [failed(429), { when }],
      [failed(503), { when, writes: true }],
      [failed(409), { when, writes: true }],
    ] as const) {
      const { api } = client([answer, ok]);
      expect((await api.users.createUser({}, { retry })).meta.attempts).toBe(2);
    }
  });

  it('repeats nothing if it throws', async () => {
    const { api } = client([failed(503), ok]);
    const { errors, meta } = await api.users.getUser('user_1', { retry: { when: () => JSON.parse('{') } });
    expect([errors?.[0].code, meta.attempts]).toEqual(['later', 1]);
  });

  it.each([
    ['a promise', async () => true, 'an object of the class Promise'],
    [
      'a promise that rejects',
      async () => Promise.reject(new Error('mine')),
      'an object of the class Promise',
    ],
    ['a string', () => 'yes', '"yes"'],
    ['nothing', () => undefined, 'undefined'],
  ])('is reported if it returns %s', async (_what, when: () => unknown, quoted) => {
    const { api, fetch } = client([failed(503), ok]);
    // This test is about functions with another result.
    const call = api.users.getUser('user_1', { retry: { when: when as () => boolean } });
    await expect(call).rejects.toThrow(
      new ConfigError(`Option "retry.when" must return true or false, not ${quoted}.`),
    );
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is an option of the client as well, which the one of a call replaces', async () => {
    const fetch = async () => failed(503)();
    const retry = { baseDelayInMs: 1, when: () => false };
    const { users } = createBackendApiClient({ secretKey: 'sk_test_1', fetch, retry });
    expect((await users.getUser('user_1')).meta.attempts).toBe(1);
    expect((await users.getUser('user_1', { retry: { when: () => true } })).meta.attempts).toBe(3);
  });

  it('is not called for a success, or after its signal has aborted', async () => {
    const when = vi.fn(() => true);
    await client([ok]).api.users.getUser('user_1', { retry: { when } });
    const controller = new AbortController();
    const abort = () => {
      controller.abort();
      return failed(503)();
    };
    await client([abort]).api.users.getUser('user_1', { retry: { when }, signal: controller.signal });
    expect(when).not.toHaveBeenCalled();
  });
});
