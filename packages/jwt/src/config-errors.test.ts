import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier, signJwt, verifyJwt, verifyToken } from './index.ts';
import { parsePublishableKey, verifyTokenWith } from './internal.ts';
import { CLAIMS, rsaKey } from './tokens.test-support.ts';

const LIST = 'in a plain object, as one or more texts, none empty.';
const KNOWN =
  'in a plain object, as one or more of RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512,EdDSA.';
const NUMBER = 'as a number of at least 0.';
const CLASSES = 'Pass tokenClasses as a list of "session", "template" and "access-token", or as ["machine"].';

/** Options that would switch a check off in silence or never end, and what the programmer is told. */
const ROWS: ReadonlyArray<readonly [option: string, value: unknown, message: string]> = [
  ['issuer', ['https://a.example', ''], `Pass issuer ${LIST}`],
  ['issuer', [() => true], `Pass issuer ${LIST}`],
  ['audience', ['api', ''], `Pass audience ${LIST}`],
  ['audience', ['api', undefined], `Pass audience ${LIST}`],
  ['audience', () => true, `Pass audience ${LIST}`],
  ['authorizedParties', ['https://a.example', 1], `Pass authorizedParties ${LIST}`],
  ['authorizedParties', () => true, `Pass authorizedParties ${LIST}`],
  ['headerType', ['JWT', ''], `Pass headerType ${LIST}`],
  ['algorithms', ['RS256', 'none'], `Pass algorithms ${KNOWN}`],
  ['algorithms', () => true, `Pass algorithms ${KNOWN}`],
  ['clockSkewInMs', Number.POSITIVE_INFINITY, `Pass clockSkewInMs ${NUMBER}`],
  ['clockSkewInMs', '5000', `Pass clockSkewInMs ${NUMBER}`],
  ['maxTokenLength', -1, `Pass maxTokenLength ${NUMBER}`],
  ['maxTokenLength', Number.NaN, `Pass maxTokenLength ${NUMBER}`],
  ['currentDate', new Date('never'), 'Pass currentDate as a valid Date.'],
  ['currentDate', 'today', 'Pass currentDate as a valid Date.'],
  ['tokenCacheSize', -1, `Pass tokenCacheSize ${NUMBER}`],
  ['tokenCacheSize', Number.POSITIVE_INFINITY, `Pass tokenCacheSize ${NUMBER}`],
  ['jwksCacheTtlInMs', -1, `Pass jwksCacheTtlInMs ${NUMBER}`],
  ['timeoutInMs', Number.POSITIVE_INFINITY, `Pass timeoutInMs ${NUMBER}`],
  ['tokenClasses', ['session', 'other'], CLASSES],
  ['jwksUrl', 'ftp://a.example', 'Pass jwksUrl as an absolute http(s) URL without credentials.'],
];

describe('a ConfigError names the option and what it has to be', () => {
  it.each(ROWS)('%s: %o', (option, value, message) => {
    const make = () => createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', [option]: value });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(new ConfigError(message));
  });

  it('a publishable key', () => {
    const message = 'Pass the publishableKey of your instance as it is: "pk_test_…" or "pk_live_…".';
    expect(() => parsePublishableKey('pk_test_')).toThrow(new ConfigError(message));
    expect(() => parsePublishableKey('pk_test_A')).toThrow(new ConfigError(message));
  });

  it('the algorithm to sign with', async () => {
    // A wrong type is the point.
    const signing = signJwt(CLAIMS, rsaKey().privateJwk, { algorithm: 'none' as 'RS256' });
    await expect(signing).rejects.toThrow(
      'Pass the algorithm to sign with: one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA.',
    );
  });

  it('but 0 is a number like others', () => {
    const none = { clockSkewInMs: 0, tokenCacheSize: 0, jwksCacheTtlInMs: 0, timeoutInMs: 0 };
    expect(() => createTokenVerifier({ jwtKey: null, secretKey: 'sk_test_1', ...none })).not.toThrow();
  });
});

describe('a check that only a class or a prototype holds is not switched off in silence', () => {
  class Mine {
    readonly jwtKey = rsaKey().publicPem;
    readonly key = this.jwtKey;
    get authorizedParties() {
      return ['https://app.example'];
    }
  }

  it.each([new Mine(), Object.create(new Mine()), Object.create({ ...new Mine(), audience: 'api' })])(
    'but refused: %o',
    async (options) => {
      const said = /^Pass (audience|authorizedParties) in a plain object/;
      expect(() => createTokenVerifier(options)).toThrow(said);
      expect(() => verifyTokenWith(options)).toThrow(said);
      const verifier = createTokenVerifier({ jwtKey: null });
      expect(() => verifier.withOverrides(options)).toThrow(said);
      await expect(verifier.verify('a.b.c', options)).rejects.toThrow(said);
      await expect(verifyToken('a.b.c', options)).rejects.toThrow(said);
      await expect(verifyJwt('a.b.c', options)).rejects.toThrow(said);
    },
  );

  it('and fields of a class are as good as any', () => {
    class Fields {
      readonly jwtKey = null;
      readonly audience = 'api';
    }
    expect(() => createTokenVerifier(new Fields())).not.toThrow();
    expect(() => createTokenVerifier({}).withOverrides(new Fields())).not.toThrow();
  });
});
