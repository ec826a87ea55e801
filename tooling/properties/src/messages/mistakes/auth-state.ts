import * as authState from '@x/auth-state';
import { emulator, request, SECRET_KEY } from '../../arguments/fixtures.ts';
import { KEY_PAIRS } from '../../jwt/keys.ts';
import { callWithout, type Mistakes, mistakesWith } from '../mistakes.ts';

const state = await authState.authenticateRequest(request(), { jwtKey: emulator.jwtKey });
const guard = authState.createGuard({ authenticateRequest: async () => state } as never);
const authenticate = (options: object) =>
  authState.authenticateRequest(request(), { jwtKey: emulator.jwtKey, ...options } as never);
const SATELLITE = {
  isSatellite: true,
  publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
  domain: undefined,
};

/** The error of a state, whose message is in `state.message`. */
const authenticateMachine = async (ports: object) => {
  const bound = authState.createAuthenticateRequest({ options: {}, ports: ports as never });
  const answer = await bound.authenticateRequest(
    new Request('https://app.example.com', { headers: { authorization: 'Bearer ak_1' } }),
    { acceptsToken: 'api_key' },
  );
  return { error: answer.error };
};
const answered = (status: number | null, code: string) => async () => ({
  result: null,
  error: { code, message: 'message', status },
});

const finishWith = async (response: unknown) => {
  const { finish } = await guard(request());
  return finish?.(response as never);
};

export const AUTH_STATE: Mistakes = {
  ...mistakesWith({
    'clerk.authenticateRequest': [
      ['0', 'https://app.example.com'],
      ['0', { method: 'GET', url: '/', headers: {} }, 'a request of Node'],
      ['1.signInUrl', 5],
      ['1.isSatellite', 'false'],
      ['1.domain', 'https://satellite.example.com'],
      ['1.forwardedHosts', 'app.example.com'],
      ['1.forwardedHosts', ['https://app.example.com']],
      ['1.forwardedHosts', ['*.com']],
      ['1.satelliteOrigins', ['satellite.example.com']],
      ['1.proxyUrl', 'https://app.example.com/?a'],
      ['1.acceptsToken', 'jwt'],
      ['1.organizationSyncOptions', { organizationPatterns: '/orgs' }],
      ['1.organizationSyncOptions', { organizationPatterns: '/orgs/:id(' }],
      ['1.organizationSyncOptions', { organizationPatterns: 5 }],
      ['1.now', () => 'now'],
      ['1.now', () => 1_716_883_200],
      ['1.now', 5],
      ['1.apiUrl', 'https://api.example.com'],
      ['1.onRequest', () => undefined],
    ],
    authenticateRequest: [['1.tokenCacheSize', 5]],
    'authenticateRequest with one argument': [['0.request', 'https://app.example.com']],
    createAuthenticateRequest: [
      ['0.ports', 5],
      ['0.ports', { verifySessionTokn: () => undefined }],
      ['0.ports', { verifySessionToken: 5 }],
      ['0.option', {}],
    ],
    createPorts: [['0', {}]],
    createClerkRequest: [
      ['0', 'app.example.com'],
      ['2.forwardedHosts', 'app.example.com'],
    ],
    createGuard: [
      ['0', {}],
      ['1.signedOut', 'redirect'],
      ['1.cacheControl', 'public'],
      ['1.requires', {}],
      ['1.requires', { role: '' }],
      ['1.requires', { roles: 'admin' }],
      ['1.requires', { reverification: 'high' }],
    ],
    createRedirect: [
      ['0.redirectAdapter', undefined],
      ['0.devBrowserToken', 5],
      ['0.sessionStatus', 'away'],
      ['0.baseUrl', '/app'],
    ],
    signOutHeaders: [
      ['0.domain', 'https://app.example.com'],
      ['0.url', '/app'],
    ],
    cookieNames: [['0', 'pk_test_1']],
    decorateObjectWithResources: [
      ['0', 5],
      ['1', undefined],
      ['0', Promise.resolve({}), 'a promise'],
      ['0', Object.freeze({}), 'a frozen object'],
      ['2.client', {}],
    ],
    authenticatedMachineObject: [
      ['0', 'jwt'],
      ['2', {}],
    ],
    unauthenticatedMachineObject: [['0', 'session_token']],
    getAuthObjectForAcceptedToken: [['0.authObject', {}]],
    stripPrivateDataFromObject: [['0', 'user']],
    reverificationError: [['0', 'high']],
    sessionAuthObject: [
      ['0', 'token'],
      ['2.treatPendingAsSignedOut', 'no'],
    ],
    signedInAuthObject: [['0', undefined]],
    'auth.getToken': [
      ['0.template', 5],
      ['0.template', ''],
      ['0.expiresInSeconds', 0],
    ],
    sealState: [
      ['0', {}],
      ['1', ''],
      ['2.maxAgeInSeconds', 0],
      ['2.now', 5],
    ],
    openState: [['1', undefined]],
    stripSealedState: [['0', { 'a b': '1' }]],
    debugRequestState: [['0', undefined]],
  }),
  'authenticateRequest: a satellite without a domain': () => authenticate(SATELLITE),
  'authenticateRequest: a satellite without a signInUrl': () =>
    authenticate({ ...SATELLITE, domain: 'a.example.com' }),
  'authenticateRequest: another apiUrl, without its secretKey': () =>
    authState
      .createAuthenticateRequest({ options: { secretKey: SECRET_KEY } })
      .authenticateRequest(request(), { apiUrl: 'https://api.example.com' } as never),
  'authenticateRequest: options twice': () =>
    authState.authenticateRequest({ request: request() } as never, { jwtKey: emulator.jwtKey }),
  'authenticateRequest: the key of another instance': () =>
    authenticate({ jwtKey: KEY_PAIRS.RS256.publicForms[0] }),
  'authenticateRequest: an inherited check': () =>
    authState.authenticateRequest(request(), Object.create({ audience: 'api' })),
  'authenticateRequest: a list that is too long': () => authenticate({ audience: Array(200_000).fill('a') }),
  'createRedirect: nowhere to redirect to': () =>
    authState
      .createRedirect({ redirectAdapter: (url: string) => url, baseUrl: 'https://app.example.com' } as never)
      .redirectToSignIn(),
  'createRedirect: another scheme': () =>
    authState
      .createRedirect({
        redirectAdapter: (url: string) => url,
        baseUrl: 'https://app.example.com',
        signInUrl: 'javascript:alert(1)',
      })
      .redirectToSignIn(),
  'createRedirect: no absolute URL': () =>
    authState
      .createRedirect({ redirectAdapter: (url: string) => url, signInUrl: '/in', signUpUrl: '/up' } as never)
      .redirectToSignIn(),
  'guard: finish without a response': () => finishWith(undefined),
  'getToken: no port': () =>
    authState.signedInAuthObject({ sub: 'user_1', sid: 'sess_1' } as never).getToken({ template: 'a' }),
  'sealState: a handshake': () =>
    authState.sealState({ ...state, status: 'handshake' } as never, 'secret'.repeat(8)),
  'createGuard: a platform without Response': () =>
    callWithout('Response', () => authState.createGuard({ authenticateRequest: async () => state } as never)),
  'a machine token without a port': () => authenticateMachine({}),
  'a port that throws': () =>
    authenticateMachine({
      verifyMachineToken: async () => {
        throw new TypeError('port');
      },
    }),
  'a port that returns nothing': () => authenticateMachine({ verifyMachineToken: async () => undefined }),
  'a port whose API does not answer': () =>
    authenticateMachine({ verifyMachineToken: answered(null, 'network-error') }),
  'a port whose key the API rejects': () =>
    authenticateMachine({ verifyMachineToken: answered(401, 'clerk_key_invalid') }),
  'a port whose API does not know the token': () =>
    authenticateMachine({ verifyMachineToken: answered(404, 'not_found') }),
};
