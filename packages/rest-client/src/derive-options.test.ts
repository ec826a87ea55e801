import { ConfigError } from '@x/errors';
import { describe, expect, it, vi } from 'vitest';
import { createBackendApiClient, createTransport } from './index.ts';

const secretKey = 'sk_test_one';

function recorder() {
  const sent: Headers[] = [];
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    sent.push(new Headers(init?.headers));
    return Response.json({ object: 'user', id: 'user_1' });
  };
  return { sent, fetch, header: (name: string) => sent.map((headers) => headers.get(name)) };
}

describe('withOptions()', () => {
  it('merges the headers, whatever their case, and keeps the other options', async () => {
    const { fetch, header } = recorder();
    const first = createBackendApiClient({ secretKey, fetch, headers: { 'X-App': '1', 'x-kept': '1' } });
    const second = first.withOptions({ headers: { 'x-app': '2' }, userAgent: 'mine/1' });
    await second.users.getUser('user_1');
    await second.withOptions({ headers: { 'X-APP': undefined } }).users.getUser('user_1');
    expect([header('x-app'), header('x-kept'), header('user-agent')]).toEqual([
      ['2', null],
      ['1', '1'],
      ['mine/1', 'mine/1'],
    ]);
    expect(header('authorization')).toEqual(['Bearer sk_test_one', 'Bearer sk_test_one']);
  });

  it('does not see later changes of the first options', async () => {
    const { fetch, header } = recorder();
    const options = { secretKey, fetch, userAgent: 'one' };
    const first = createBackendApiClient(options);
    options.userAgent = 'two';
    await first.withOptions({}).users.getUser('user_1');
    expect(header('user-agent')).toEqual(['one']);
  });

  it('does not send the keys of the first client for another instance', async () => {
    const { fetch, header } = recorder();
    const first = createBackendApiClient({ secretKey, machineSecretKey: 'ak_one', fetch });
    await first.withOptions({ secretKey: 'sk_test_two' }).m2m.verify({ token: 'mt_1' });
    await first.withOptions({ retry: false }).m2m.verify({ token: 'mt_1' });
    await first.withOptions({ secretKey: null }).users.getUser('user_1', { secretKey: 'sk_test_three' });
    expect(header('authorization')).toEqual(['Bearer sk_test_two', 'Bearer ak_one', 'Bearer sk_test_three']);
    expect(() => first.withOptions({ apiUrl: 'https://api.example' })).toThrow(ConfigError);
  });

  it('is not enumerable, because it sends nothing', () => {
    expect(Object.keys(createBackendApiClient({ secretKey }))).not.toContain('withOptions');
  });

  it.each([undefined, null, 'x', { headers: 'x' }, { retry: 5 }, { timeout: 1 }])(
    'throws a ConfigError for %j',
    (options) => {
      // This test is about wrong arguments.
      expect(() => createBackendApiClient({ secretKey }).withOptions(options as never)).toThrow(ConfigError);
    },
  );
});

describe('an option of a client', () => {
  it.each([
    [{ secretkey: 'x' }, 'Unknown option "secretkey" of createBackendApiClient. Did you mean "secretKey"?'],
    [{ timeout: 1 }, 'Did you mean "timeoutInMs"?'],
    [{ apiURL: 'x' }, 'Did you mean "apiUrl"?'],
    [{ onResponse: 1 }, 'Option "onResponse" must be a function, not 1.'],
    [{ apiUrl: 5 }, 'Option "apiUrl" must be a non-empty string, not 5.'],
    [{ machineSecretKey: '' }, 'Option "machineSecretKey" is empty.'],
    [{ secretKey: '' }, 'Option "secretKey" is empty.'],
    [{ secretKey: undefined }, 'Option "secretKey" is missing.'],
    [
      { secretKey: 'sk_test_secret\n' },
      'Option "secretKey" begins or ends with white space, such as a line break. Trim it.',
    ],
    [{ secretKey: '"sk_test_secret"' }, 'Option "secretKey" is in quotation marks.'],
    [{ secretKey: 'pk_test_secret' }, 'Option "secretKey" is not a secret key but a publishable key'],
    [{ secretKey: 5 }, 'Option "secretKey" must be a string, not a value of type number.'],
    [{ secretKey: 'sk_test_secret x' }, 'Option "secretKey" has a space or a character outside of ASCII'],
    [
      { secretKey: Promise.resolve('sk_test_1') },
      'Option "secretKey" must be a string, not a promise. Await it',
    ],
    [{ secretKey: 'sk_test_secret "x"' }, 'Option "secretKey" is in quotation marks.'],
  ])('that is wrong throws a fitting message: %o', (options: object, message) => {
    const create = () => createBackendApiClient({ secretKey, ...options });
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(message);
    expect(create).not.toThrow('test_secret');
  });

  it('that single calls do not have is unknown to createTransport', () => {
    expect(() => createTransport({ secretKey, userAgent: 'x' } as object)).toThrow(
      'Unknown option "userAgent" of createTransport.',
    );
    expect(() => createTransport(undefined as never)).toThrow(ConfigError);
  });

  it('accepts null for no machine key', async () => {
    const { fetch, header } = recorder();
    const api = createBackendApiClient({ secretKey, machineSecretKey: null, fetch });
    await api.m2m.verify({ token: 'mt_1' });
    expect(header('authorization')).toEqual(['Bearer sk_test_one']);
  });

  it('is not passed on as a leak of listeners when many calls share a signal', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return Response.json({ object: 'user', id: 'user_1' });
    };
    const api = createBackendApiClient({ secretKey, fetch });
    await Promise.all(Array.from({ length: 200 }, () => api.users.getUser('user_1', { signal })));
    expect(add).toHaveBeenCalledTimes(1);
  });
});
