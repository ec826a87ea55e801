import { createContext, runInContext } from 'node:vm';
import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { call, createBackendApiClient, createTransport, request } from './index.ts';
import { getUser } from './operations/index.ts';

const secretKey = 'sk_test_secret123';
const answer = async () => Response.json({ object: 'user', id: 'user_1' });

/** Three ways to make a call, which all read the same options. */
const WAYS: ReadonlyArray<
  readonly [way: string, send: (fetch: typeof globalThis.fetch, options: unknown) => Promise<unknown>]
> = [
  [
    'a method of the client',
    async (fetch, options) =>
      createBackendApiClient({ secretKey, fetch }).users.getUser('user_1', options as object),
  ],
  [
    'call()',
    async (fetch, options) =>
      call(createTransport({ secretKey, fetch }), getUser, ['user_1'], options as object),
  ],
  [
    'request()',
    async (fetch, options) =>
      request(createTransport({ secretKey, fetch }), { method: 'GET', path: '/users' }, options as object),
  ],
];

const WRONG: ReadonlyArray<readonly [options: unknown, message: string]> = [
  [
    { signal: new AbortController() },
    'Option "signal" must be an AbortSignal, not an AbortController. Pass controller.signal.',
  ],
  [{ signal: 'stop' }, 'Option "signal" must be an AbortSignal, not "stop".'],
  [{ signal: 5 }, 'Option "signal" must be an AbortSignal, not 5.'],
  [{ signal: null }, 'Option "signal" must be an AbortSignal, not null.'],
  [{ signal: {} }, 'Option "signal" must be an AbortSignal, not an object.'],
  [{ signal: { aborted: false } }, 'Option "signal" must be an AbortSignal, not an object.'],
  [
    { signal: { aborted: false, addEventListener() {} } },
    'Option "signal" must be an AbortSignal, not an object.',
  ],
  [
    { signal: { aborted: false, removeEventListener() {} } },
    'Option "signal" must be an AbortSignal, not an object.',
  ],
  [
    { signal: new EventTarget() },
    'Option "signal" must be an AbortSignal, not an object of the class EventTarget.',
  ],
  [{ signal: AbortSignal }, 'Option "signal" must be an AbortSignal, not a function.'],
  [
    { headers: 'x: 1' },
    'Option "headers" must be a plain object, such as { "x-request-id": "7" }, not "x: 1".',
  ],
  [
    { headers: [['x', '1']] },
    'Option "headers" must be a plain object, such as { "x-request-id": "7" }, not [a list].',
  ],
  [{ headers: new Headers({ x: '1' }) }, 'Option "headers" must be a plain object'],
  [{ headers: { 'a b': '1' } }, 'Option "headers" has the name "a b", which is not the name of a header.'],
  [
    { headers: { 'x-key': 'sk_test_abcdefgh\n' } },
    'The header "x-key" must be a string without line breaks.',
  ],
  [{ headers: { 'x-count': 1 } }, 'The header "x-count" must be a string without line breaks.'],
  [{ headers: { 'x-name': 'snowman \u2603' } }, 'The header "x-name" must be a string without line breaks.'],
  [{ timeout: 5 }, 'Did you mean "timeoutInMs"?'],
  [{ abortSignal: AbortSignal.abort() }, 'Unknown option "abortSignal"'],
  [{ retry: { maxRetry: 1 } }, 'Unknown option "retry.maxRetry". Did you mean "maxRetries"?'],
  [{ retry: null }, 'Option "retry" must be an object or false, not null.'],
  [{ timeoutInMs: '5' }, 'Option "timeoutInMs" must be a number of at least 0, not "5".'],
  [{ secretKey: '' }, 'Option "secretKey" is empty'],
  ['user_2', 'takes an object of options, not "user_2".'],
  [null, 'takes an object of options, not null.'],
];

describe.each(WAYS)('%s', (_way, send) => {
  it.each(WRONG)('rejects the options %o at once, and sends nothing', async (options, message) => {
    const fetch = vi.fn(answer);
    const setTimeout = vi.spyOn(globalThis, 'setTimeout');
    const error = await send(fetch, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain('abcdefgh');
    expect(fetch).not.toHaveBeenCalled();
    expect(setTimeout).not.toHaveBeenCalled();
  });

  it('leaves out headers that are undefined', async () => {
    let seen: Headers | undefined;
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      seen = new Headers(init?.headers);
      return answer();
    };
    await send(fetch, { headers: { 'x-one': '1', 'x-two': undefined } });
    expect([seen?.get('x-one'), seen?.has('x-two')]).toEqual(['1', false]);
  });

  it('accepts a signal of another realm', async () => {
    const context = createContext({ EventTarget, Event });
    const signal: unknown = runInContext(
      `class AbortSignal extends EventTarget {
         aborted = false;
         abort() { this.aborted = true; this.reason = 'enough'; this.dispatchEvent(new Event('abort')); }
       }
       new AbortSignal()`,
      context,
    );
    expect(await send(answer, { signal })).toMatchObject({ errors: null });
    const hanging = async () => {
      queueMicrotask(() => (signal as { abort(): void }).abort());
      return new Promise<Response>(() => {});
    };
    expect(await send(hanging, { signal })).toMatchObject({ errors: [{ code: 'request-aborted' }] });
  });

  it('does not repeat a request that failed before it was sent', async () => {
    const fetch = vi.fn(answer);
    const broken = {
      aborted: false,
      addEventListener() {
        throw new Error('no listeners here');
      },
      removeEventListener() {},
    };
    expect(await send(fetch, { signal: broken })).toMatchObject({
      errors: [{ code: 'network-error' }],
      meta: { attempts: 0 },
    });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('request()', () => {
  const api = createBackendApiClient({ secretKey, fetch: answer });
  it.each([
    [undefined, 'request takes an object with method and path, not undefined.'],
    ['/users', 'request takes an object with method and path, not "/users".'],
    [{ method: 'post', path: '/users' }, 'method must be one of GET, POST, PUT, PATCH, DELETE, not "post".'],
    [
      { method: 'TRACE', path: '/users' },
      'method must be one of GET, POST, PUT, PATCH, DELETE, not "TRACE".',
    ],
    [{ path: '/users' }, 'method must be one of GET, POST, PUT, PATCH, DELETE, not undefined.'],
    [{ method: 'GET' }, 'path must start with one slash'],
    [{ method: 'GET', path: '/users', params: {} }, 'Unknown option "params" of request.'],
    [{ method: 'GET', path: '/users', query: 'a=1' }, 'query must be an object, not "a=1".'],
  ])('rejects %o', async (raw, message) => {
    // This test is about wrong arguments.
    const error = await api.request(raw as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(message);
  });
});
