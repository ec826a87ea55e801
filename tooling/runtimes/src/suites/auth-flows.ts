import type { AuthenticateRequestOptions } from '@x/auth-state';
import type { Case, Suite } from '../suite.ts';
import { requestWith } from './request-with.ts';
import { TEST_KEYS } from './test-keys.ts';

const FRONTEND_API = 'clerk.example.com';
const URL_OF_APP = 'https://app.example.com/orgs/acme?x=1';
const UAT = '1000';

/** Authentication beyond a single token: handshakes, refresh, satellites, other cookies, machines. */
export const authFlows: Suite = async ({ authState, jwt }) => {
  const publishableKey = `pk_live_${btoa(`${FRONTEND_API}$`)}`;
  const { kty, n, e } = TEST_KEYS.RSA;
  const nowInSeconds = Math.floor(Date.now() / 1000);
  const sign = async (claims: Record<string, unknown>, header: object = {}) =>
    (await jwt.signJwt(claims, TEST_KEYS.RSA, { algorithm: 'RS256', header: { typ: 'JWT', ...header } }))
      .result ?? '';
  const session = {
    sub: 'user_1',
    sid: 'sess_1',
    iss: `https://${FRONTEND_API}`,
    iat: nowInSeconds,
    exp: nowInSeconds + 60,
  };
  const good = await sign(session);
  const expired = await sign({ ...session, exp: nowInSeconds - 60 });
  const handshake = await sign({ handshake: [`__session=${good}; Path=/; Secure`] });
  const m2m = await sign({ ...session, sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' });
  // The suffix is the first eight characters of the key's SHA-1, computed by an independent implementation.
  const suffix = 'naoXFJnI';

  const cookies = (values: Readonly<Record<string, string>>) => ({
    cookie: Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
  });
  const navigation = { 'sec-fetch-dest': 'document' };
  const signedIn = { __session: good, __client_uat: UAT };
  const toRefresh = {
    [`__session_${suffix}`]: expired,
    [`__client_uat_${suffix}`]: UAT,
    [`__refresh_${suffix}`]: 'r',
  };

  const { authenticateRequest } = authState.createAuthenticateRequest({
    options: { jwtKey: { kty, n, e }, publishableKey },
    ports: {
      exchangeHandshakeNonce: async (nonce) =>
        nonce === 'known'
          ? { result: [`__session=${good}; Path=/`], error: null }
          : { result: null, error: { code: 'outage', message: '', status: 503 } },
      refreshSession: async ({ suffixedCookies }) => ({
        result: [`__session${suffixedCookies ? `_${suffix}` : ''}=${good}; Path=/`],
        error: null,
      }),
      verifyMachineToken: async () => ({
        result: null,
        error: { code: 'not_found', message: 'No such key', status: 404 },
      }),
    },
  });

  const flows: ReadonlyArray<
    readonly [
      name: string,
      headers: Record<string, string>,
      options: AuthenticateRequestOptions,
      decision: string,
    ]
  > = [
    ['a handshake by token', cookies({ __clerk_handshake: handshake }), {}, 'K2 signed-in null'],
    ['a handshake by nonce', cookies({ __clerk_handshake_nonce: 'known' }), {}, 'K2 signed-in null'],
    [
      'a nonce during an outage',
      cookies({ __clerk_handshake_nonce: 'other' }),
      {},
      'K4 signed-out api-unavailable',
    ],
    ['a broken handshake', cookies({ ...signedIn, __clerk_handshake: 'x' }), {}, 'C10 signed-in null'],
    ['a refresh, with suffixed cookies', cookies(toRefresh), {}, 'V3 signed-in null'],
    [
      'a redirect to a handshake',
      { ...navigation, ...cookies({ __client_uat: UAT }) },
      {},
      'C3 handshake client-uat-but-no-session-token',
    ],
    [
      'a handshake that another tab has started as well',
      { ...navigation, ...cookies({ __client_uat: UAT, __clerk_redirect_count: '3' }) },
      {},
      'C3 handshake client-uat-but-no-session-token',
    ],
    [
      'a satellite',
      navigation,
      { isSatellite: true, domain: 'satellite.example', satelliteAutoSync: true },
      'S4 handshake satellite-needs-syncing',
    ],
    [
      'the path of another organization',
      { ...navigation, ...cookies(signedIn) },
      { organizationSyncOptions: { organizationPatterns: '/orgs/:slug' } },
      'C9 handshake active-organization-mismatch',
    ],
    ['an M2M token', { authorization: `Bearer ${m2m}` }, { acceptsToken: 'any' }, 'M5 signed-in null'],
    [
      'an unknown API key',
      { authorization: 'Bearer ak_x' },
      { acceptsToken: 'any' },
      'M7 signed-out token-invalid',
    ],
  ];

  const cases: Case[] = flows.map(([name, headers, options, decision]) => ({
    name: `authenticateRequest() decides ${name}`,
    async run(assert) {
      const state = await authenticateRequest(requestWith(URL_OF_APP, headers), options);
      assert.equal(`${state.rule} ${state.status} ${state.reason}`, decision);
      assert.equal(state.headers.has('location'), state.status === 'handshake');
      assert.ok(!JSON.stringify(state).includes('eyJ'), 'the JSON of a state holds no token');
    },
  }));
  return [
    ...cases,
    {
      name: 'authenticateRequest() decides the end of a loop',
      async run(assert) {
        const headers = { ...navigation, ...cookies({ __client_uat: UAT, __clerk_redirect_count: '1' }) };
        const url = `${URL_OF_APP}&__clerk_redirect_count=2`;
        const state = await authenticateRequest(requestWith(url, headers));
        assert.equal(`${state.rule} ${state.status}`, 'C3 signed-out');
        assert.equal(state.headers.has('location'), false);
      },
    },
    {
      name: 'a handshake leads to the Frontend API and back, and is counted',
      async run(assert) {
        const request = requestWith(URL_OF_APP, { ...navigation, ...cookies({ __client_uat: UAT }) });
        const { headers } = await authenticateRequest(request);
        const { origin, pathname, searchParams } = new URL(headers.get('location') ?? '');
        assert.equal([origin, pathname], [`https://${FRONTEND_API}`, '/v1/client/handshake']);
        assert.equal(searchParams.get('redirect_url'), URL_OF_APP);
        assert.equal(headers.get('set-cookie')?.split(';')[0], '__clerk_redirect_count=1');
      },
    },
  ];
};
