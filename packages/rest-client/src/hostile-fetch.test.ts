import { describe, expect, it } from 'vitest';
import { createBackendApiClient } from './index.ts';

const fail = (): never => {
  throw new TypeError('raw');
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const headers = { get: () => null };

/** Returns a client whose `fetch` resolves to something else than a response. */
const clientOf = (answer: () => unknown, options: object = {}) =>
  createBackendApiClient({
    secretKey: 'sk_test_1',
    // The tests are about functions of a wrong type.
    fetch: async () => answer() as Response,
    retry: { baseDelayInMs: 1 },
    ...options,
  });

describe.each([
  ['without hooks', {}],
  ['with hooks', { onRequest: () => undefined, onResponse: () => undefined }],
])('a client %s', (_name, options) => {
  it.each<readonly [name: string, answer: () => unknown]>([
    ['headers of a wrong type', () => ({ status: 429, headers: { get: () => 5 }, text: async () => '{}' })],
    ['headers that throw', () => ({ status: 200, headers: { get: fail } })],
    ['headers that are a revoked proxy', () => ({ status: 200, headers: revoked() })],
    ['a status that throws', () => Object.defineProperty({ headers }, 'status', { get: fail })],
    ['a status that is a symbol', () => ({ status: Symbol('200'), headers })],
    ['a status that is a string', () => ({ status: '200', headers })],
    ['a status text that throws', () => Object.defineProperty({ status: 200 }, 'statusText', { get: fail })],
    ['a body that throws', () => Object.defineProperty({ status: 200, headers }, 'body', { get: fail })],
    ['a proxy whose traps throw', () => ({ status: 200, headers: new Proxy({}, { get: fail }) })],
  ])('reports a response with %s', async (_what, answer) => {
    const api = clientOf(answer, options);
    const { data, errors } = await api.users.getUser('user_1');
    expect([data, errors?.[0].code]).toEqual([null, 'response-invalid']);
    const raw = await api.request({ method: 'POST', path: '/users' });
    expect([raw.data, raw.errors?.[0].code]).toEqual([null, 'response-invalid']);
  });

  it('reports a response whose content type throws', async () => {
    const get = (name: string) => (name === 'content-type' ? fail() : null);
    const { errors } = await clientOf(() => ({ status: 200, headers: { get } }), options).users.getUser(
      'user_1',
    );
    expect(errors?.[0].code).toBe('response-invalid');
  });

  it.each<readonly [name: string, reason: unknown]>([
    ['an error whose message throws', Object.defineProperty({}, 'message', { get: fail })],
    ['an error whose code throws', Object.defineProperty({}, 'code', { get: fail })],
    ['an error whose cause throws', Object.defineProperty({}, 'cause', { get: fail })],
    ['a proxy whose traps throw', new Proxy({}, { get: fail })],
    ['a revoked proxy', revoked()],
    ['nothing', undefined],
  ])('reports a fetch that rejects with %s', async (_what, reason) => {
    const { errors } = await clientOf(() => Promise.reject(reason), options).users.getUser('user_1');
    expect(errors?.[0].code).toBe('network-error');
  });
});

it('redacts the keys of the details of an error', async () => {
  const meta = { sk_test_abcdefghijkl: 1, param_name: 'x', inner: { sk_live_mnopqrstuvwx: { a_b: 1 } } };
  const answer = () => Response.json({ errors: [{ code: 'c', message: 'm', meta }] }, { status: 422 });
  const { errors } = await clientOf(answer).users.getUser('user_1');
  expect(errors?.[0].meta).toEqual({ '[redacted]': 1, paramName: 'x', inner: { '[redacted]': { aB: 1 } } });
  expect(JSON.stringify(errors)).not.toMatch(/abcdef|mnopqr/i);
});
