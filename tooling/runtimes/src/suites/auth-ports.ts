import type { Ports } from '@x/auth-state';
import type { Case, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';
import { TEST_KEYS } from './test-keys.ts';

const URL_OF_APP = 'https://app.example.com/notes';

const PORTS: ReadonlyArray<keyof Ports> = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
  'verifyMachineToken',
  'exchangeHandshakeNonce',
  'refreshSession',
  'createSessionToken',
];

/** Values that a port can return in violation of its type. */
const INVALID_RESULTS: readonly unknown[] = [
  ...[undefined, null, 5, 'text', [], {}],
  ...[null, 5, 'text', [], [5], {}, { sub: 5 }, { id: 5 }, { handshake: 5 }, { code: 5, message: 5 }].flatMap(
    (value) => [
      { result: value, error: null },
      { result: null, error: value },
    ],
  ),
];

const THROWING: ReadonlyArray<() => unknown> = [
  () => {
    throw new Error('boom');
  },
  () => {
    throw null;
  },
];

/** A state reports every failure of a port. */
export const authPorts: Suite = async ({ authState, jwt }) => {
  const { kty, n, e } = TEST_KEYS.RSA;
  const nowInSeconds = Math.floor(Date.now() / 1000);
  const sign = async (claims: Record<string, unknown>, header: Record<string, unknown> = {}) => {
    const payload = { sub: 'user_1', sid: 'sess_1', iat: nowInSeconds, exp: nowInSeconds + 60, ...claims };
    const signed = await jwt.signJwt(payload, TEST_KEYS.RSA, { algorithm: 'RS256', header });
    return signed.result ?? '';
  };
  const good = await sign({});
  const expired = await sign({ exp: nowInSeconds - 60 });
  const m2m = await sign({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' });
  const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;
  // The suffix is the first eight characters of the key's SHA-1, computed by an independent implementation.
  const refresh = `__session_naoXFJnI=${expired}; __client_uat_naoXFJnI=1; __refresh_naoXFJnI=r`;
  const visits: ReadonlyArray<Readonly<Record<string, string>>> = [
    { authorization: good },
    { authorization: m2m },
    { authorization: 'ak_1' },
    ...['', '; __clerk_handshake=a.b.c', '; __clerk_handshake_nonce=n'].map((handshake) => ({
      cookie: `__session=${good}; __client_uat=1${handshake}`,
    })),
    { cookie: refresh },
  ];

  return PORTS.map((name): Case => {
    // This port is synchronous: nothing awaits a promise that it returns.
    const isAsync = name !== 'decodeToken';
    const failures = [
      ...THROWING,
      ...INVALID_RESULTS.map((value) => () => (isAsync ? Promise.resolve(value) : value)),
      ...(isAsync ? [() => Promise.reject(new Error('boom'))] : []),
    ];
    return {
      name: `authenticateRequest() returns a state when the port ${name} misbehaves`,
      async run(assert) {
        for (const port of failures) {
          const { authenticateRequest } = authState.createAuthenticateRequest({
            options: { jwtKey: { kty, n, e }, publishableKey, acceptsToken: 'any' },
            ports: { createSessionToken: async () => null, [name]: port },
          });
          for (const headers of visits) {
            const state = await authenticateRequest(requestWith(URL_OF_APP, headers));
            const auth = state.toAuth();
            const options = { template: 'x' };
            const token = auth?.tokenType === 'session_token' ? await auth.getToken(options) : null;
            assert.ok(token === null || typeof token === 'string', 'getToken() resolves to a token or null');
            assert.ok(
              !JSON.stringify([state, auth]).includes('boom'),
              'no thrown error appears in the state',
            );
          }
        }
      },
    };
  });
};
