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

  it('must be a function', () => {
    // JavaScript callers may pass anything.
    expect(() => createBackendApiClient({ secretKey: 'sk_test_1', now: 5 as never })).toThrow(
      'Option "now" must be',
    );
  });
});
