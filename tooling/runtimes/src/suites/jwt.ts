import type { Case, Suite } from '../suite.ts';
import { TEST_KEYS } from './test-keys.ts';

const NOW_IN_SECONDS = 1_700_000_000;
const currentDate = new Date(NOW_IN_SECONDS * 1000);
const CLAIMS = { sub: 'user_1', sid: 'sess_1', iat: NOW_IN_SECONDS - 5, exp: NOW_IN_SECONDS + 55 };

export const jwt: Suite = async ({ jwt, errors, emulator: { createEmulator } }) => {
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const foreign = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const [publicJwk] = emulator.jwks.keys;
  const session = await emulator.signIn('user_1');
  const forged = await foreign.signIn('user_1');
  const expired = await emulator.signIn('user_1', { expiresInSeconds: -60 });
  const [header = '', payload = '', signature = ''] = session.token.split('.');
  const { jwtKey, secretKey, url: apiUrl } = emulator;

  const rejections: ReadonlyArray<readonly [name: string, token: unknown, reason: string]> = [
    ['another key', forged.token, 'token-invalid-signature'],
    ['another payload', `${header}.${forged.token.split('.')[1]}.${signature}`, 'token-invalid-signature'],
    ['no signature', `${header}.${payload}.`, 'token-invalid-signature'],
    ['an expired token', expired.token, 'token-expired'],
    ['alg none', `${btoa('{"alg":"none"}').replace(/=/g, '')}.${payload}.`, 'token-invalid-algorithm'],
    ['two segments', `${header}.${payload}`, 'token-invalid'],
    ['padding', `${header}=.${payload}.${signature}`, 'token-invalid'],
    ['a payload that is null', `${header}.bnVsbA.${signature}`, 'token-invalid'],
    ['invalid UTF-8', `${header}.e_99.${signature}`, 'token-invalid'],
    ['undefined', undefined, 'token-invalid'],
    ['ten megabytes', '.'.repeat(10_000_000), 'token-too-large'],
  ];
  const rejected: Case[] = rejections.map(([name, token, reason]) => ({
    name: `verifyToken() rejects ${name}`,
    async run(assert) {
      // The table contains values of wrong types.
      const { result, error } = await jwt.verifyToken(token as string, { jwtKey });
      assert.equal([result, error?.reason], [null, reason]);
    },
  }));

  const keys: ReadonlyArray<readonly [name: string, key: string | NonNullable<typeof publicJwk>]> = [
    ['a PEM', jwtKey],
    ['a PEM with literal line breaks', jwtKey.replaceAll('\n', '\\n')],
    ['bare base64', jwtKey.replace(/-----[^-]+-----|\n/g, '')],
    ...(publicJwk === undefined ? [] : [['a JWK', publicJwk] as const]),
  ];
  const accepted: Case[] = keys.map(([name, key]) => ({
    name: `verifyJwt() accepts a genuine token by ${name}`,
    async run(assert) {
      const { result, error } = await jwt.verifyJwt(session.token, {
        key: typeof key === 'string' ? key : { ...key },
      });
      assert.equal([result?.sub, error], ['user_1', null]);
    },
  }));

  const { RSA, ES256, ES384, ES512, EdDSA } = TEST_KEYS;
  const signingKeys = {
    ...{ RS256: RSA, RS384: RSA, RS512: RSA, PS256: RSA, PS384: RSA, PS512: RSA },
    ...{ ES256, ES384, ES512, EdDSA },
  };
  const signed: Case[] = (Object.keys(signingKeys) as Array<keyof typeof signingKeys>).map((algorithm) => ({
    name: `verifyJwt() accepts what signJwt() signs with ${algorithm}`,
    async run(assert) {
      const key = { ...signingKeys[algorithm] };
      const token = errors.unwrap(await jwt.signJwt(CLAIMS, key, { algorithm }));
      assert.equal(await jwt.verifyJwt(token, { key, currentDate }), { result: CLAIMS, error: null });
      assert.equal(await jwt.hasValidSignature(token, key), { result: true, error: null });
      const forged = token.replace(/[^.](?=[^.]{9}$)/, (character) => (character === 'A' ? 'B' : 'A'));
      assert.equal(await jwt.hasValidSignature(forged, key), { result: false, error: null });
    },
  }));

  return [
    ...accepted,
    ...rejected,
    ...signed,
    {
      name: 'decodeJwt() reads a token without a key',
      run(assert) {
        const { result, error } = jwt.decodeJwt(session.token);
        assert.equal([result?.header['alg'], result?.payload['sub'], error], ['RS256', 'user_1', null]);
      },
    },
    {
      name: 'verifyToken() finds the key in the JWKS, with one load for 20 concurrent calls',
      async run(assert) {
        let loads = 0;
        const fetch: typeof globalThis.fetch = (input, init) => {
          loads += 1;
          return emulator.fetch(input, init);
        };
        const options = { jwtKey: null, secretKey, apiUrl, fetch };
        const results = await Promise.all(
          Array.from({ length: 20 }, () => jwt.verifyToken(session.token, options)),
        );
        assert.equal([results.every(({ error }) => error === null), loads], [true, 1]);
      },
    },
    {
      name: 'createTokenVerifier() returns an error when the keys cannot be loaded',
      async run(assert) {
        const fetch = () => Promise.reject(new TypeError('offline'));
        const { error } = await jwt
          .createTokenVerifier({ jwtKey: null, secretKey, fetch })
          .verify(session.token);
        assert.equal(error?.reason, 'jwk-remote-failed-to-load');
      },
    },
    {
      name: 'createTokenVerifier() ends a fetch that hangs',
      async run(assert) {
        const fetch: typeof globalThis.fetch = (_input, init) =>
          new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          });
        const verifier = jwt.createTokenVerifier({ jwtKey: null, secretKey, fetch, timeoutInMs: 20 });
        assert.equal((await verifier.verify(session.token)).error?.reason, 'jwk-remote-failed-to-load');
      },
    },
    {
      name: 'verifyToken() reads the environment without throwing, and reports a missing key',
      async run(assert) {
        assert.equal((await jwt.verifyToken(session.token, {})).error?.reason, 'jwk-failed-to-resolve');
      },
    },
    {
      name: 'verifyToken() rejects its promise for invalid options only',
      run: (assert) =>
        assert.rejects(jwt.verifyToken(session.token, { jwtKey, audience: [] }), 'ConfigError'),
    },
  ];
};
