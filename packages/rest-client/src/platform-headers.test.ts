import { describe, expect, it, vi } from 'vitest';
import { createBackendApiClient, createTransport } from './index.ts';

const NAMES = [
  'Connection',
  'content-length',
  'Expect',
  'host',
  'keep-alive',
  'Transfer-Encoding',
  'upgrade',
];

describe('headers', () => {
  it.each(NAMES)('cannot have %s, neither for a client nor for a call', async (name) => {
    const message = `Option "headers" cannot have the header "${name}", which the platform sets. Leave it out.`;
    const headers = { [name]: '5' };
    const fetch = vi.fn(async () => Response.json({ object: 'user', id: 'user_1' }));
    const api = createBackendApiClient({ secretKey: 'sk_test_1', fetch });
    expect(() => createBackendApiClient({ secretKey: 'sk_test_1', headers })).toThrow(message);
    expect(() => createTransport({ headers })).toThrow(message);
    expect(() => api.withOptions({ headers })).toThrow(message);
    await expect(api.users.getUser('user_1', { headers })).rejects.toThrow(message);
    await expect(api.request({ method: 'GET', path: '/users' }, { headers })).rejects.toThrow(message);
    expect(fetch).not.toHaveBeenCalled();
    expect((await api.users.getUser('user_1', { headers: { [name]: undefined } })).errors).toBeNull();
  });

  it('of a client cannot have a content type, which depends on the call', () => {
    expect(() =>
      createBackendApiClient({ secretKey: 'sk_test_1', headers: { 'Content-Type': 'text/plain' } }),
    ).toThrow(
      'Option "headers" of a client cannot have the header "Content-Type". It depends on the body of a call. Pass it in the headers of that call.',
    );
  });
});
