import { runInNewContext } from 'node:vm';
import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier, decodeJwt, signJwt, verifyJwt, verifyToken } from './index.ts';
import { CLAIMS, makeToken, NOW, rsaKey } from './test-support/tokens.test-support.ts';

const key = rsaKey();
const { publicPem, privateJwk } = key;
const token = makeToken(key);
const verifier = createTokenVerifier({ jwtKey: publicPem, currentDate: NOW });

/** Each function that takes options, called with the given ones in addition to valid ones. */
const FUNCTIONS: Readonly<Record<string, (given: object) => unknown>> = {
  verifyJwt: (given) => verifyJwt(token, { key: publicPem, currentDate: NOW, ...given }),
  verifyToken: (given) => verifyToken(token, { jwtKey: publicPem, currentDate: NOW, ...given }),
  createTokenVerifier: (given) => createTokenVerifier({ jwtKey: publicPem, ...given }),
  verify: (given) => verifier.verify(token, given),
  'verify of withOverrides': (given) => verifier.withOverrides(given),
  decodeJwt: (given) => decodeJwt(token, given),
  signJwt: (given) => signJwt(CLAIMS, privateJwk, { algorithm: 'RS256', ...given }),
};

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('an unknown option is a ConfigError that names the nearest one', () => {
  it.each<readonly [name: string, given: object, message: string]>([
    [
      'verifyJwt',
      { clockSkewMs: 1 },
      'Unknown option "clockSkewMs" of verifyJwt. Did you mean "clockSkewInMs"?',
    ],
    [
      'verifyToken',
      { authorizedPartys: [] },
      'Unknown option "authorizedPartys" of verifyToken. Did you mean "authorizedParties"?',
    ],
    [
      'createTokenVerifier',
      { jwtKye: publicPem },
      'Unknown option "jwtKye" of createTokenVerifier. Did you mean "jwtKey"?',
    ],
    ['verify', { audiense: 'api' }, 'Unknown option "audiense" of verify. Did you mean "audience"?'],
    ['verify of withOverrides', { isuer: 'x' }, 'Unknown option "isuer" of verify. Did you mean "issuer"?'],
    [
      'decodeJwt',
      { maxLength: 1 },
      'Unknown option "maxLength" of decodeJwt. Did you mean "maxTokenLength"?',
    ],
    ['signJwt', { alg: 'RS256' }, 'Unknown option "alg" of signJwt. Options are algorithm, header.'],
    ['signJwt', { headers: {} }, 'Unknown option "headers" of signJwt. Did you mean "header"?'],
  ])('%s with %o', async (name, given, message) => {
    expect(await errorOf(() => FUNCTIONS[name]?.(given))).toEqual(new ConfigError(message));
  });

  it.each(Object.keys(FUNCTIONS))('%s accepts no other object in place of its options', async (name) => {
    const take = {
      verifyJwt: (given: never) => verifyJwt(token, given),
      verifyToken: (given: never) => verifyToken(token, given),
      createTokenVerifier: (given: never) => createTokenVerifier(given),
      verify: (given: never) => verifier.verify(token, given),
      'verify of withOverrides': (given: never) => verifier.withOverrides(given),
      decodeJwt: (given: never) => decodeJwt(token, given),
      signJwt: (given: never) => signJwt(CLAIMS, privateJwk, given),
    }[name];
    for (const given of [null, 'x', 1, [], () => ({}), Promise.resolve({}), new Map()]) {
      // The test passes what the types reject.
      const error = await errorOf(() => take?.(given as never));
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).toMatch(/takes an object of options, not /);
    }
  });
});

describe('a list option with a hole', () => {
  // biome-ignore lint/suspicious/noSparseArray: the hole is what the test is about
  const HOLE = [, 'https://a.example'];
  const ofOtherRealm: unknown = runInNewContext('[, "https://a.example"]');

  it.each(['issuer', 'audience', 'authorizedParties', 'headerType', 'algorithms'])(
    'does not switch the check of %s off',
    async (name) => {
      for (const list of [HOLE, ofOtherRealm]) {
        for (const work of ['verifyJwt', 'verifyToken', 'createTokenVerifier', 'verify']) {
          const error = await errorOf(() => FUNCTIONS[work]?.({ [name]: list }));
          expect(String(error)).toContain(`Option "${name}" must be one or more`);
        }
      }
    },
  );

  it('is rejected as tokenClasses', () => {
    expect(() => FUNCTIONS['createTokenVerifier']?.({ tokenClasses: new Array(1) })).toThrow(ConfigError);
  });
});

describe('options are read once', () => {
  /** Says one thing when it is checked and another one later. */
  const changing = (first: unknown, later: unknown) => {
    let reads = 0;
    return () => {
      reads += 1;
      return reads === 1 ? first : later;
    };
  };

  it.each([
    [
      'a getter',
      (read: () => unknown) => Object.defineProperty({}, 'audience', { get: read, enumerable: true }),
    ],
    [
      'a getter that is not enumerable',
      (read: () => unknown) => Object.defineProperty({}, 'audience', { get: read }),
    ],
    [
      'a proxy',
      (read: () => unknown) =>
        new Proxy(
          { audience: 'api' },
          { get: (target, name) => (name === 'audience' ? read() : Reflect.get(target, name)) },
        ),
    ],
  ])('from %s', async (_name, make) => {
    const given = Object.assign(make(changing('api', undefined)));
    expect((await verifier.verify(token, given)).error?.message).toContain('expected "api"');
  });

  it('from a frozen object and from one without a prototype', async () => {
    const bare = Object.assign(Object.create(null), { jwtKey: publicPem, currentDate: NOW, audience: 'api' });
    expect((await verifyToken(token, bare)).error?.message).toContain('expected "api"');
    const frozen = Object.freeze({ jwtKey: publicPem, currentDate: NOW, audience: Object.freeze(['api']) });
    expect((await verifyToken(token, frozen)).error?.message).toContain('expected ["api"]');
  });

  it('from an object and a list of another realm', async () => {
    const given: object = runInNewContext('({ audience: ["api"] })');
    expect((await verifier.verify(token, given)).error?.message).toContain('expected ["api"]');
  });
});

describe('a value of the wrong kind is a ConfigError that quotes it', () => {
  it.each<readonly [option: string, value: unknown, message: string]>([
    ['fetch', 'fetch', 'Option "fetch" must be a function, not "fetch".'],
    ['onJwksLoad', {}, 'Option "onJwksLoad" must be a function, not an object.'],
    ['now', 5, 'Option "now" must be a function that returns milliseconds, not 5.'],
    [
      'jwksStore',
      { get() {} },
      'Option "jwksStore" must be an object with the methods get and set, not an object.',
    ],
    ['skipJwksCache', 'false', 'Option "skipJwksCache" must be true or false, not "false".'],
    ['jwksUrl', '', 'Option "jwksUrl" must be a non-empty string, not "".'],
    [
      'apiUrl',
      new URL('https://a.example'),
      'Option "apiUrl" must be a non-empty string, not an object of the class URL.',
    ],
    ['apiVersion', 1, 'Option "apiVersion" must be a non-empty string, not 1.'],
    [
      'secretKey',
      'sk_test_a\n',
      'Option "secretKey" begins or ends with white space, such as a line break. Trim it.',
    ],
    ['secretKey', '"sk_test_a"', 'Option "secretKey" is in quotation marks. Remove them.'],
    [
      'secretKey',
      'pk_test_a',
      'Option "secretKey" is not a secret key but a publishable key ("pk_"). Pass a key that begins with "sk_".',
    ],
    [
      'publishableKey',
      ' pk_test_a',
      'Option "publishableKey" begins or ends with white space, such as a line break. Trim it.',
    ],
    ['jwtKey', `"${publicPem}"`, 'Option "jwtKey" is in quotation marks. Remove them.'],
  ])('%s: %o', async (option, value, message) => {
    const given = { jwtKey: null, [option]: value };
    expect(() => createTokenVerifier(given)).toThrow(new ConfigError(message));
    await expect(verifyToken(token, given)).rejects.toThrow(new ConfigError(message));
  });

  it.each([
    () => Number.NaN,
    () => 'noon',
    () => Symbol('noon'),
    () => {
      throw new TypeError('mine');
    },
  ])('a clock that returns no time: %o', async (now: () => unknown) => {
    // The test passes a clock of a wrong type.
    const given = { jwtKey: publicPem, now: now as () => number };
    await expect(verifyToken(token, given)).rejects.toThrow(ConfigError);
  });

  it('an issuer that throws', async () => {
    const issuer = () => {
      throw new TypeError('mine');
    };
    await expect(verifyJwt(token, { key: publicPem, currentDate: NOW, issuer })).rejects.toThrow(
      'The function in the option "issuer" threw an error',
    );
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
  ])('an issuer that returns %s', async (_name, issuer: () => unknown, quoted) => {
    // The test passes a function of a wrong type.
    const options = { key: publicPem, currentDate: NOW, issuer: issuer as () => boolean };
    await expect(verifyJwt(token, options)).rejects.toThrow(
      new ConfigError(`Option "issuer" must return true or false, not ${quoted}.`),
    );
  });

  it('an async clock that rejects', async () => {
    const now = async () => Promise.reject(new Error('mine'));
    // The test passes a clock of a wrong type.
    const given = { jwtKey: publicPem, now: now as unknown as () => number };
    await expect(verifyToken(token, given)).rejects.toThrow('Option "now" must return milliseconds');
  });
});
