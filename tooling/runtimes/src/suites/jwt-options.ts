import type { Suite } from '../suite.ts';
import { TEST_KEYS } from './test-keys.ts';
import { TEST_PEMS } from './test-pems.ts';

const NOW_IN_SECONDS = 1_700_000_000;
const currentDate = new Date(NOW_IN_SECONDS * 1000);
const ISSUER = 'https://clerk.example.com';
const CLAIMS = {
  sub: 'user_1',
  iss: ISSUER,
  azp: 'https://app.example.com',
  iat: NOW_IN_SECONDS - 5,
  exp: NOW_IN_SECONDS + 55,
};
const HEADER = { kid: 'ins_1' };
const SECRET_KEY = 'sk_test_1';
const { kty, n, e } = TEST_KEYS.RSA;
const publicJwk = { kty, n, e };

/** Functions and options of `@x/jwt` that the other suites do not use. */
export const jwtOptions: Suite = async ({ jwt, jwtInternal, errors, errorsInternal }) => {
  const sign = async (claims: object = {}, header: object = {}) =>
    errors.unwrap(
      await jwt.signJwt(
        { ...CLAIMS, ...claims },
        { ...TEST_KEYS.RSA },
        { algorithm: 'RS256', header: { ...HEADER, ...header } },
      ),
    );
  const token = await sign();
  const handshake = await sign({ handshake: ['__session=x; Path=/'] });
  const own = { jwtKey: publicJwk, currentDate };
  /** A `fetch` that responds with the key, and records its requests. */
  const createApi = () => {
    const requests: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const authorization = new Headers(init?.headers).get('authorization');
      requests.push(`${String(input)} ${authorization ?? 'without a secret'}`);
      return new Response(JSON.stringify({ keys: [{ ...publicJwk, ...HEADER }] }));
    };
    return { requests, options: { jwtKey: null, currentDate, fetch } };
  };
  const reasonOf = ({ error }: { readonly error: { readonly reason: string } | null }) =>
    error?.reason ?? 'accepted';

  return [
    {
      name: 'parsePublishableKey() reads a key, and throws a ConfigError for an invalid key',
      async run(assert) {
        const key = `pk_live_${btoa('clerk.example.com$')}`;
        assert.equal(errorsInternal.parsePublishableKey(key), {
          instanceType: 'production',
          frontendApi: 'clerk.example.com',
          frontendApiUrl: 'https://clerk.example.com',
        });
        const parse = async (text: string) => errorsInternal.parsePublishableKey(text);
        await assert.rejects(parse('pk_live_x'), 'ConfigError');
        await assert.rejects(parse(`pk_live_${btoa('evil.example/$')}`), 'ConfigError');
      },
    },
    {
      name: 'the JWKS is requested from the configured URL, with or without a secret',
      async run(assert) {
        const { requests, options } = createApi();
        for (const more of [
          { secretKey: SECRET_KEY },
          { secretKey: SECRET_KEY, apiUrl: 'https://api.example.com/', apiVersion: 'v2' },
          { publishableKey: `pk_test_${btoa('clerk.example.com$')}` },
          { publishableKey: `pk_test_${btoa('[::1]:4010$')}` },
          {
            publishableKey: `pk_test_${btoa('clerk.example.com$')}`,
            proxyUrl: 'https://app.example.com/__clerk',
          },
          { jwksUrl: 'https://keys.example.com/jwks', secretKey: SECRET_KEY },
        ]) {
          assert.equal(reasonOf(await jwt.verifyToken(token, { ...options, ...more })), 'accepted');
        }
        assert.equal(requests, [
          'https://api.clerk.com/v1/jwks Bearer sk_test_1',
          'https://api.example.com/v2/jwks Bearer sk_test_1',
          'https://clerk.example.com/.well-known/jwks.json without a secret',
          'http://[::1]:4010/.well-known/jwks.json without a secret',
          'https://app.example.com/__clerk/.well-known/jwks.json without a secret',
          'https://keys.example.com/jwks without a secret',
        ]);
      },
    },
    {
      name: 'keys are kept, unless the options say for how long or not at all',
      async run(assert) {
        for (const [more, loads] of [
          [{}, 1],
          [{ jwksCacheTtlInMs: 0 }, 3],
          [{ skipJwksCache: true }, 3],
        ] as const) {
          const { requests, options } = createApi();
          const verifier = jwt.createTokenVerifier({ ...options, secretKey: SECRET_KEY, ...more });
          for (let count = 0; count < 3; count++) {
            assert.equal(reasonOf(await verifier.verify(token)), 'accepted');
          }
          assert.equal(requests.length, loads);
        }
      },
    },
    {
      name: 'tokenClasses accepts the listed classes only',
      async run(assert) {
        const template = await sign({}, { cat: 'cl_B7d4PD222AAA' });
        const machine = await sign({ sub: 'mch_1' });
        const access = await sign({}, { typ: 'at+jwt' });
        const verify = async (text: string, more: object) =>
          reasonOf(await jwt.verifyToken(text, { ...own, ...more }));
        assert.equal(
          [
            await verify(template, { tokenClasses: ['session', 'template'] }),
            await verify(template, { tokenClasses: ['session'] }),
            await verify(machine, { tokenClasses: ['machine'] }),
            await verify(token, { tokenClasses: ['machine'] }),
            await verify(access, { tokenClasses: ['access-token'], headerType: 'at+jwt' }),
            await verify(access, { headerType: 'at+jwt' }),
          ],
          ['accepted', 'token-invalid', 'accepted', 'token-invalid', 'accepted', 'token-invalid'],
        );
      },
    },
    {
      name: 'verifyHandshakeToken() returns the directives of a handshake, and rejects a session token',
      async run(assert) {
        const verifier = jwt.createTokenVerifier(own);
        for (const verify of [
          (text: string) => jwtInternal.verifyHandshakeToken(text, own),
          (text: string) => verifier.verifyHandshakeToken(text),
        ]) {
          assert.equal((await verify(handshake)).result?.handshake, ['__session=x; Path=/']);
          assert.equal(reasonOf(await verify(token)), 'token-invalid');
        }
      },
    },
    {
      name: 'a verifier accepts a token that it decoded itself, and rejects a copy of it',
      async run(assert) {
        const verifier = jwt.createTokenVerifier(own);
        const { result: decoded } = verifier.decode(token);
        assert.ok(decoded !== null, 'the token is decoded');
        if (decoded !== null) {
          assert.equal(jwtInternal.tokenClass(decoded), 'session');
          assert.equal((await verifier.verify(decoded)).result?.sub, 'user_1');
          const forged = { ...decoded, payload: { ...decoded.payload, sub: 'user_2' } };
          assert.equal(reasonOf(await verifier.verify(forged)), 'token-invalid');
        }
      },
    },
    {
      name: 'an issuer function accepts an issuer by returning true, and by nothing else',
      async run(assert) {
        const verify = async (issuer: unknown) =>
          // The results are wrong on purpose.
          reasonOf(await jwt.verifyToken(token, { ...own, issuer: issuer as () => boolean }));
        assert.equal(
          [await verify((iss: string) => iss === ISSUER), await verify(() => false)],
          ['accepted', 'token-invalid-issuer'],
        );
        await assert.rejects(
          verify(async () => true),
          'ConfigError',
        );
        await assert.rejects(
          verify(() => 'yes'),
          'ConfigError',
        );
      },
    },
    {
      name: 'signJwt() accepts PKCS#8, and does not change its arguments',
      async run(assert) {
        for (const [algorithm, key, pem] of [
          ['RS256', TEST_KEYS.RSA, TEST_PEMS.RSA],
          ['PS512', TEST_KEYS.RSA, TEST_PEMS.RSA],
          ['ES256', TEST_KEYS.ES256, TEST_PEMS.ES256],
          ['EdDSA', TEST_KEYS.EdDSA, TEST_PEMS.EdDSA],
        ] as const) {
          const [claims, header] = [Object.freeze({ ...CLAIMS }), Object.freeze({ ...HEADER, alg: 'none' })];
          const text = errors.unwrap(await jwt.signJwt(claims, pem, { algorithm, header }));
          const { result } = await jwt.verifyJwt(text, { key: { ...key }, currentDate });
          assert.equal(result, CLAIMS);
          assert.equal([claims, header], [CLAIMS, { ...HEADER, alg: 'none' }]);
        }
      },
    },
    {
      name: 'the error of an expired or not yet valid token says by how much, and what to do',
      async run(assert) {
        const messageOf = async (claims: object) => {
          const { error } = await jwt.verifyToken(await sign(claims), own);
          return `${error?.message} ${error?.action}`;
        };
        assert.equal(
          [
            await messageOf({ exp: NOW_IN_SECONDS - 90 }),
            await messageOf({ nbf: NOW_IN_SECONDS + 90 }),
            await messageOf({ iat: NOW_IN_SECONDS + 90 }),
          ],
          [
            'The exp of the token is not accepted: it is 90 seconds ago. Get a fresh token, or sign in again.',
            'The nbf of the token is not accepted: it is 90 seconds from now. Synchronise the clock, or raise clockSkewInMs.',
            'The iat of the token is not accepted: it is 90 seconds from now. Synchronise the clock, or raise clockSkewInMs.',
          ],
        );
      },
    },
  ];
};
