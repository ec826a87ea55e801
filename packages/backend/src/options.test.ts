import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createClerkClient } from './create-clerk-client.ts';

const retry = { maxRetries: 0 };
const headers = { 'x-app': 'demo' };
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
      'Option "tokenClasses" has no effect here.',
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
    [(wrong) => clerk.verifyToken('a.b.c', wrong), { key: 'x' }, 'Option "key" has no effect here.'],
  ])('case %#', async (call, wrong, message) => {
    const work = async () => call(withWrong(wrong));
    await expect(work()).rejects.toThrow(ConfigError);
    await expect(work()).rejects.toThrow(message);
  });

  it.each([undefined, null, 'sk_test_1', ['sk_test_1'], Promise.resolve(options)])(
    'and so is %o in place of the options',
    (wrong) => {
      expect(() => createClerkClient(withWrong(wrong as object))).toThrow(
        /createClerkClient takes an object of options\. Got /,
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

  it.each([
    ['retry', { retry: false }],
    ['headers', { headers: { 'x-app': 'other' } }],
    ['userAgent', { userAgent: 'other' }],
  ])('throw a ConfigError if they would change %s, which the call cannot', async (name, changed) => {
    const message = `Option "${name}" has no effect here. Pass it to createClerkClient.`;
    await expect(clerk.authenticateRequest(request, withWrong(changed))).rejects.toThrow(message);
    await expect(clerk.verifyToken('a.b.c', withWrong(changed))).rejects.toThrow(message);
  });
});
