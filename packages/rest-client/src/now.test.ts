import { describe, expect, it } from 'vitest';
import { createBackendApiClient } from './index.ts';

const NOW_IN_MS = Date.UTC(2030, 0, 1);

describe('now', () => {
  it('is the clock for dates in Retry-After', async () => {
    const retryAfter = new Date(NOW_IN_MS + 120_000).toUTCString();
    const fetch = async () =>
      Response.json({ errors: [] }, { status: 429, headers: { 'retry-after': retryAfter } });
    const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch, now: () => NOW_IN_MS });
    expect((await api.users.getUser('user_1')).meta.retryAfter).toBe(120);
  });

  it('that stands still does not repeat requests for ever', async () => {
    let requests = 0;
    const fetch = async () => {
      requests += 1;
      return Response.json({ errors: [] }, { status: 503 });
    };
    const retry = { baseDelayInMs: 1 };
    const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch, retry, now: () => NOW_IN_MS });
    expect((await api.users.getUser('user_1')).meta.status).toBe(503);
    expect(requests).toBe(3);
  });

  it.each<readonly [string, () => unknown, string]>([
    ['throws', () => JSON.parse('{'), 'The function in the option "now" threw an error'],
    ['returns NaN', () => Number.NaN, 'Option "now" must return milliseconds since 1970, not NaN.'],
    [
      'returns seconds',
      () => 1_790_000_000,
      'Option "now" must return milliseconds since 1970, not 1790000000. It looks like seconds',
    ],
    ['returns a string', () => 'noon', 'Option "now" must return milliseconds since 1970, not "noon".'],
    ['returns a promise', async () => 5, 'Option "now" must return milliseconds since 1970, not an object'],
    [
      'rejects',
      async () => JSON.parse('{'),
      'Option "now" must return milliseconds since 1970, not an object',
    ],
  ])('that %s is a ConfigError that names the option', async (_how, now, message) => {
    const fetch = async () => Response.json({ object: 'user', id: 'user_1' });
    // The test passes a clock of a wrong type.
    const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch, now: now as () => number });
    await expect(api.users.getUser('user_1')).rejects.toThrow(message);
    await expect(api.request({ method: 'GET', path: '/users' })).rejects.toThrow(message);
  });

  it('must be a function', () => {
    // JavaScript callers may pass anything.
    expect(() => createBackendApiClient({ secretKey: 'sk_test_1', now: 5 as never })).toThrow(
      'Option "now" must be',
    );
  });
});
