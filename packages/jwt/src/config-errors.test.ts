import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier, signJwt, verifyJwt, verifyToken } from './index.ts';
import { verifyTokenWith } from './internal.ts';
import type { AlgorithmName } from './model/algorithms.ts';
import type { JsonWebKey } from './model/types.ts';
import { CLAIMS, rsaKey } from './test-support/tokens.test-support.ts';

const STRINGS = 'non-empty strings';
const ALGORITHMS = 'of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA';
const listError = (option: string, expected: string, found: string) =>
  `Option "${option}" must be one or more ${expected}, not ${found}. Leave it out to skip the check.`;
const skewError = (found: string) =>
  `Option "clockSkewInMs" must be at most 86400000, a day in milliseconds, not ${found}. It would accept expired tokens.`;
const numberError = (option: string, found: string) =>
  `Option "${option}" must be a number of at least 0, not ${found}.`;
const dateError = (found: string) => `Option "currentDate" must be a valid Date, not ${found}.`;
const classesError = (found: string) =>
  `Option "tokenClasses" must be a list of "session", "template" and "access-token", or ["machine"], not ${found}.`;
const URL_ERROR =
  'Option "jwksUrl" must be an absolute http or https URL without credentials, not "ftp://a.example".';

/** Options that would switch a check off in silence or never end, and the message for each. */
const ROWS: ReadonlyArray<readonly [option: string, value: unknown, message: string]> = [
  ['issuer', [], listError('issuer', STRINGS, '[]')],
  ['issuer', ['https://a.example', ''], listError('issuer', STRINGS, '["https://a.example", ""]')],
  ['issuer', [() => true], listError('issuer', STRINGS, '[a function]')],
  ['audience', '', listError('audience', STRINGS, '""')],
  ['audience', ['api', ''], listError('audience', STRINGS, '["api", ""]')],
  ['audience', ['api', undefined], listError('audience', STRINGS, '["api", undefined]')],
  ['audience', Array(99).fill(1), listError('audience', STRINGS, '[1, 1, 1, 1, 1, 1, 1, 1, 1, ...]')],
  ['audience', () => true, listError('audience', STRINGS, 'a function')],
  [
    'authorizedParties',
    ['https://a.example', 1],
    listError('authorizedParties', STRINGS, '["https://a.example", 1]'),
  ],
  ['authorizedParties', () => true, listError('authorizedParties', STRINGS, 'a function')],
  ['headerType', ['JWT', ''], listError('headerType', STRINGS, '["JWT", ""]')],
  ['algorithms', ['RS256', 'none'], listError('algorithms', ALGORITHMS, '["RS256", "none"]')],
  ['algorithms', () => true, listError('algorithms', ALGORITHMS, 'a function')],
  ['clockSkewInMs', Number.POSITIVE_INFINITY, numberError('clockSkewInMs', 'Infinity')],
  ['clockSkewInMs', '5000', numberError('clockSkewInMs', '"5000"')],
  ['clockSkewInMs', 86_400_001, skewError('86400001')],
  ['clockSkewInMs', 1e15, skewError('1000000000000000')],
  ['clockSkewInMs', Number.MAX_VALUE, skewError('1.7976931348623157e+308')],
  ['maxTokenLength', -1, numberError('maxTokenLength', '-1')],
  ['maxTokenLength', Number.NaN, numberError('maxTokenLength', 'NaN')],
  ['currentDate', new Date('never'), dateError('one that is invalid or before 1970')],
  ['currentDate', 'today', dateError('"today"')],
  ['tokenCacheSize', -1, numberError('tokenCacheSize', '-1')],
  ['tokenCacheSize', Number.POSITIVE_INFINITY, numberError('tokenCacheSize', 'Infinity')],
  ['jwksCacheTtlInMs', -1, numberError('jwksCacheTtlInMs', '-1')],
  ['timeoutInMs', Number.POSITIVE_INFINITY, numberError('timeoutInMs', 'Infinity')],
  ['tokenClasses', ['session', 'other'], classesError('["session", "other"]')],
  ['tokenClasses', 'session', classesError('"session"')],
  ['jwksUrl', 'ftp://a.example', URL_ERROR],
];

describe('the message of a ConfigError names the option and what it must be', () => {
  it.each(ROWS)('%s: %o', (option, value, message) => {
    const make = () => createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', [option]: value });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(new ConfigError(message));
  });

  it.each(['pk_test_', 'pk_test_A'])('names the form of a publishable key: %s', (publishableKey) => {
    const message =
      'Option "publishableKey" is not a publishable key. Copy it whole: it begins with "pk_test_" or "pk_live_".';
    expect(() => createTokenVerifier({ jwtKey: null, publishableKey })).toThrow(new ConfigError(message));
  });

  it('lists the algorithms to sign with', async () => {
    // The test passes an unknown algorithm.
    const signing = signJwt(CLAIMS, rsaKey().privateJwk, { algorithm: 'none' as 'RS256' });
    await expect(signing).rejects.toThrow(`Option "algorithm" must be one ${ALGORITHMS}, not "none".`);
  });

  it('accepts 0 where a number is expected', () => {
    const none = { clockSkewInMs: 0, tokenCacheSize: 0, jwksCacheTtlInMs: 0, timeoutInMs: 0 };
    expect(() => createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', ...none })).not.toThrow();
  });
});

describe('a check that the options inherit is not switched off in silence', () => {
  class Mine {
    get authorizedParties() {
      return ['https://app.example'];
    }
  }

  it.each([new Mine(), Object.create(new Mine()), Object.create({ audience: 'api' })])(
    'throws a ConfigError: %o',
    async (options) => {
      const message =
        /^Option "(audience|authorizedParties)" must be a property of the options object itself/;
      expect(() => createTokenVerifier(options)).toThrow(message);
      expect(() => verifyTokenWith(options)).toThrow(message);
      const verifier = createTokenVerifier({ jwtKey: null });
      expect(() => verifier.withOverrides(options)).toThrow(message);
      await expect(verifier.verify('a.b.c', options)).rejects.toThrow(message);
      await expect(verifyToken('a.b.c', options)).rejects.toThrow(message);
      await expect(verifyJwt('a.b.c', options)).rejects.toThrow(message);
    },
  );

  it('accepts fields of a class', () => {
    class Fields {
      readonly jwtKey = null;
      readonly audience = 'api';
    }
    expect(() => createTokenVerifier(new Fields())).not.toThrow();
    expect(() => createTokenVerifier({}).withOverrides(new Fields())).not.toThrow();
  });
});

describe('a verifier whose algorithms do not fit its jwtKey would reject every token', () => {
  const { publicPem, publicJwk } = rsaKey();
  it.each<readonly [jwtKey: JsonWebKey | string, algorithms: readonly AlgorithmName[], isUsable: boolean]>([
    [publicPem, ['ES256'], false],
    [publicPem, ['EdDSA', 'ES512'], false],
    [publicPem, ['RS512'], true],
    [publicPem, ['ES256', 'PS256'], true],
    [publicJwk, ['ES384'], false],
    [publicJwk, ['RS256'], true],
    [{ ...publicJwk, alg: 'RS256' }, ['RS512'], false],
    [{ ...publicJwk, alg: 'RS256' }, ['RS512', 'RS256'], true],
  ])('%j with %j: usable %j', async (jwtKey, algorithms, isUsable) => {
    const options = { jwtKey, algorithms };
    const calls = [async () => createTokenVerifier(options), async () => verifyTokenWith(options)];
    for (const call of calls) {
      const outcome = await call().then(
        () => 'usable',
        (error: unknown) => error,
      );
      if (isUsable) {
        expect(outcome).toBe('usable');
      } else {
        expect(outcome).toBeInstanceOf(ConfigError);
        expect(String(outcome)).toContain('Option "algorithms" has no algorithm of the "jwtKey"');
      }
    }
  });

  it('a single call is answered', async () => {
    const { publicPem: jwtKey, privateJwk } = rsaKey();
    const { result: token } = await signJwt(CLAIMS, privateJwk, { algorithm: 'RS256' });
    const results = [
      await verifyToken(token ?? '', { jwtKey, algorithms: ['ES256'] }),
      await createTokenVerifier({ jwtKey }).verify(token ?? '', { algorithms: ['ES256'] }),
    ];
    expect(results.map(({ error }) => error?.reason)).toEqual([
      'token-invalid-algorithm',
      'token-invalid-algorithm',
    ]);
  });
});
