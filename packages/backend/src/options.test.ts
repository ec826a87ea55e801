import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

const retry = { maxRetries: 0 };
const headers = { 'x-app': 'demo', 'x-team': 'one' };
const options = {
  secretKey: 'sk_test_1',
  jwtKey: null,
  authorizedParties: ['https://app.example.com'],
  satelliteOrigins: ['https://satellite.example'],
  onRequest: () => undefined,
  userAgent: 'demo',
  retry,
  headers,
};
const clerk = createClerkClient(options);
const request = new Request('https://app.example.com/');

/** The tests pass options that the types reject. */
const withWrong = (wrong: object): never => wrong as never;

describe('an unknown option is a ConfigError that names the nearest one', () => {
  it.each<readonly [call: (wrong: never) => unknown, wrong: object, message: string]>([
    [
      (wrong) => createClerkClient(wrong),
      { authorizedPartys: [] },
      'Unknown option "authorizedPartys" of createClerkClient. Did you mean "authorizedParties"?',
    ],
    [
      (wrong) => createClerkClient(wrong),
      { tokenClasses: ['session'] },
      'Option "tokenClasses" has no effect here. Requests are authenticated by sessions',
    ],
    [
      (wrong) => clerk.withOptions(wrong),
      { tokenClasses: ['session'] },
      'Option "tokenClasses" has no effect here. Requests are authenticated by sessions',
    ],
    [
      (wrong) => clerk.authenticateRequest(request, wrong),
      { tokenClasses: ['session'], retry },
      'Option "tokenClasses" has no effect here. Requests are authenticated by sessions',
    ],
    [
      (wrong) => clerk.verifyToken('a.b.c', wrong),
      { acceptsToken: 'any' },
      'Option "acceptsToken" has no effect here. Pass the classes of tokens as "tokenClasses".',
    ],
    [
      (wrong) => clerk.withOptions(wrong),
      { jwtkey: null },
      'Unknown option "jwtkey" of withOptions. Did you mean "jwtKey"?',
    ],
    [
      (wrong) => clerk.authenticateRequest(request, wrong),
      { acceptToken: 'any' },
      'Unknown option "acceptToken" of authenticateRequest. Did you mean "acceptsToken"?',
    ],
    [
      (wrong) => clerk.authenticateRequest(request, wrong),
      { acceptToken: 'any', retry },
      'Unknown option "acceptToken" of authenticateRequest. Did you mean "acceptsToken"?',
    ],
    [
      (wrong) => clerk.authenticateRequest(Object.assign({ request }, withWrong(wrong))),
      { isSatelite: true },
      'Unknown option "isSatelite" of authenticateRequest. Did you mean "isSatellite"?',
    ],
    [
      (wrong) => clerk.verifyToken('a.b.c', wrong),
      { audiense: 'api' },
      'Unknown option "audiense" of verifyToken. Did you mean "audience"?',
    ],
    [
      (wrong) => clerk.verifyToken('a.b.c', wrong),
      { key: 'x' },
      'Option "key" has no effect here. Pass the key as "jwtKey".',
    ],
  ])('case %#', async (call, wrong, message) => {
    const work = async () => call(withWrong(wrong));
    await expect(work()).rejects.toThrow(ConfigError);
    await expect(work()).rejects.toThrow(message);
  });

  it.each([undefined, null, 'sk_test_1', ['sk_test_1'], Promise.resolve(options)])(
    'and so is %o in place of the options',
    (wrong) => {
      expect(() => createClerkClient(withWrong(wrong as object))).toThrow(
        /createClerkClient takes an object of options, not /,
      );
    },
  );
});

describe('options of the client that an adapter passes on with a call', () => {
  it('are accepted', async () => {
    expect((await clerk.authenticateRequest(request, { ...options })).status).toBe('signed-out');
    expect((await clerk.authenticateRequest({ request, ...options })).status).toBe('signed-out');
    const { error } = await clerk.verifyToken('a.b.c', { ...options });
    expect(error?.reason).toBe('token-invalid');
  });

  it.each([[['https://other.example']], [['https://satellite.example', 'https://other.example']], ['any']])(
    'throw a ConfigError if verifyToken would ignore the satellite origins %j',
    async (satelliteOrigins) => {
      await expect(clerk.verifyToken('a.b.c', withWrong({ satelliteOrigins }))).rejects.toThrow(
        'Option "satelliteOrigins" has no effect here. Pass it to createClerkClient.',
      );
    },
  );

  it('are accepted together with options that only the call knows', async () => {
    const state = await clerk.authenticateRequest(request, withWrong({ tokenCacheSize: 0, retry }));
    expect(state.status).toBe('signed-out');
    for (const own of [{ tokenClasses: ['template'] }, { tokenCacheSize: 5 }]) {
      expect((await clerk.verifyToken('a.b.c', withWrong({ ...own, retry }))).error?.reason).toBe(
        'token-invalid',
      );
    }
  });

  it.each([
    ['retry', { retry: false }],
    ['retry', { retry: null }],
    ['retry', { retry: { maxRetries: 0, baseDelayInMs: 1 } }],
    ['headers', { headers: { 'x-app': 'other' } }],
    ['headers', { headers: {} }],
    ['headers', { headers: { ...headers, 'x-team': 'two' } }],
    ['headers', { headers: { 'x-app': 'demo', 'x-other': undefined } }],
    ['userAgent', { userAgent: 'other' }],
  ])('throw a ConfigError if they would change %s, which the call cannot', async (name, changed) => {
    const message = `Option "${name}" has no effect here. Pass it to createClerkClient.`;
    await expect(clerk.authenticateRequest(request, withWrong(changed))).rejects.toThrow(message);
    await expect(clerk.verifyToken('a.b.c', withWrong(changed))).rejects.toThrow(message);
  });
});

/** An object of options with a getter that throws. */
const throwing = (name: string): object =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get() {
      throw new Error('no');
    },
  });

/** An object that throws when it is looked at in this way. */
const trapped = (trap: keyof ProxyHandler<object>): object =>
  new Proxy(
    {},
    {
      [trap]() {
        throw new Error('no');
      },
    },
  );

describe('an argument that cannot be read is a ConfigError that says so', () => {
  it.each<readonly [name: string, call: () => unknown, message: string]>([
    [
      'options',
      () => createClerkClient(throwing('jwtKey')),
      'The options of createClerkClient cannot be read',
    ],
    [
      'retry',
      () => createClerkClient({ retry: throwing('maxRetries') }),
      'The option "retry" cannot be read: a getter or a proxy throws.',
    ],
    [
      'headers',
      () => createClerkClient({ headers: throwing('x-app') as Record<string, string> }),
      'The option "headers" cannot be read: a getter or a proxy throws.',
    ],
    [
      'a proxy',
      () => createClerkClient({ retry: trapped('getPrototypeOf') }),
      'An option cannot be read: a getter or a proxy throws.',
    ],
    [
      'the options of a request',
      () => clerk.authenticateRequest(request, trapped('has')),
      'The options cannot be read: a getter or a proxy throws.',
    ],
    [
      'headers of a verification',
      () =>
        clerk.verifyToken(
          'a.b.c',
          withWrong({ headers: Object.assign(throwing('x-app'), { 'x-team': 'one' }) }),
        ),
      'The options cannot be read: a getter or a proxy throws.',
    ],
  ])('%s', async (_name, call, message) => {
    const work = async () => call();
    await expect(work()).rejects.toThrow(ConfigError);
    await expect(work()).rejects.toThrow(message);
  });
});

describe('a wrong value of an option that is an object', () => {
  it.each([
    [{ retry: null }, 'Option "retry" must be an object or false, not null.'],
    [{ retry: [] }, 'Option "retry" must be an object or false, not [].'],
    [{ retry: 'no' }, 'Option "retry" must be an object or false, not "no".'],
    [
      { headers: null },
      'Option "headers" must be a plain object, such as { "x-request-id": "7" }, not null.',
    ],
    [
      { headers: ['x'] },
      'Option "headers" must be a plain object, such as { "x-request-id": "7" }, not ["x"].',
    ],
  ])('is reported: %j', (wrong, message) => {
    expect(() => createClerkClient(withWrong({ ...options, ...wrong }))).toThrow(message);
  });

  it.each([null, 'text', 5])('is reported for the options of a request: %j', async (wrong) => {
    await expect(clerk.authenticateRequest(request, withWrong(wrong as never))).rejects.toThrow(
      /^authenticateRequest takes an object of options, not /,
    );
  });
});

describe('an option that switches a check off must not be inherited', () => {
  const inherited: object = Object.create({ authorizedParties: ['https://evil.example'] });
  const message = 'Option "authorizedParties" must be a property of the options object itself';
  it.each<readonly [name: string, call: () => unknown]>([
    ['createClerkClient', () => createClerkClient(inherited)],
    ['withOptions', () => clerk.withOptions(inherited)],
    ['verifyToken', () => clerk.verifyToken('a.b.c', inherited)],
    [
      'authenticateRequest',
      () => clerk.authenticateRequest(request, withWrong(Object.assign(inherited, { retry }))),
    ],
  ])('%s', async (_name, call) => {
    await expect((async () => call())()).rejects.toThrow(message);
  });
});
