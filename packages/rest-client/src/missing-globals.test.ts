import { afterEach, expect, it, vi } from 'vitest';
import { createBackendApiClient } from './index.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each(['AbortController', 'Headers', 'TextDecoder', 'URL', 'fetch'])(
  'names the global %s that is missing, and sends nothing',
  async (name) => {
    const api = createBackendApiClient({ secretKey: 'sk_test_1' });
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    vi.stubGlobal(name, undefined);
    const { data, errors, meta } = await api.users.getUser('user_1');
    expect([data, errors?.[0].code, meta.attempts]).toEqual([null, 'network-error', 0]);
    expect(errors?.[0].message).toContain(`no global "${name}"`);
    expect(fetch).not.toHaveBeenCalled();
  },
);

it('does not need the global fetch if the options have one', async () => {
  const fetch = async () => Response.json({ id: 'user_1' });
  const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
  vi.stubGlobal('fetch', undefined);
  expect((await api.users.getUser('user_1')).data?.id).toBe('user_1');
});

it('rejects with a ConfigError that names the global FormData', async () => {
  const api = createBackendApiClient({ secretKey: 'sk_test_1' });
  const file = new Blob(['png']);
  vi.stubGlobal('FormData', undefined);
  await expect(api.users.updateUserProfileImage('user_1', { file })).rejects.toThrow('no global "FormData"');
});
