import * as authState from '@x/auth-state';
import {
  api,
  authenticateOptions,
  authenticating,
  claims,
  emulator,
  ORIGIN,
  PUBLISHABLE_KEY,
  request,
  SECRET_KEY,
  token,
  unboundOptions,
  user,
} from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';

const state = await authState.authenticateRequest(request(), { jwtKey: emulator.jwtKey });
const authObject = authState.signedInAuthObject(claims);

const FUNCTIONS: ArgumentsOf<typeof authState> = {
  authenticateRequest: () => [request(), unboundOptions],
  authenticatedMachineObject: () => [
    'api_key',
    'ak_1',
    { id: 'ak_1', subject: 'user_1', scopes: [], name: 'key', claims: null },
    { a: 1 },
  ],
  cookieNames: () => [PUBLISHABLE_KEY],
  createAuthenticateRequest: () => [{ options: authenticateOptions(), ports: {} }],
  createClerkRequest: () => [request(), { headers: {} }, { forwardedHosts: 'any' }],
  createPorts: () => [() => api, { retry: false }],
  createGuard: () => [
    authenticating,
    { signedOut: 'pass', requires: { role: 'admin' }, cacheControl: 'keep', treatPendingAsSignedOut: true },
  ],
  createRedirect: () => [
    {
      publishableKey: PUBLISHABLE_KEY,
      redirectAdapter: (url: string) => url,
      baseUrl: ORIGIN,
      signInUrl: '/sign-in',
      signUpUrl: '/sign-up',
      devBrowserToken: 'dvb_1',
      sessionStatus: 'active',
      isSatellite: false,
    },
  ],
  debugRequestState: () => [{ status: state.status, diagnosis: state.diagnosis }],
  decorateObjectWithResources: () => [
    {},
    authObject,
    { client: api, loadSession: true, loadUser: true, loadOrganization: true },
  ],
  getAuthObjectForAcceptedToken: () => [{ authObject, acceptsToken: 'any' }],
  invalidTokenAuthObject: () => [{ a: 1 }],
  isTokenTypeAccepted: () => ['session_token', ['session_token']],
  makeAuthObjectSerializable: () => [{ user, token }],
  openState: () => [new Headers(), 'secret'.repeat(8), { acceptsToken: 'any', now: Date.now }],
  prunePrivateMetadata: () => [{ privateMetadata: {} }],
  reverificationError: () => ['strict'],
  reverificationErrorResponse: () => ['strict'],
  sanitizeAuthObject: () => [{ user, token }],
  sealState: () => [state, 'secret'.repeat(8), { maxAgeInSeconds: 1, now: Date.now }],
  sessionAuthObject: () => [claims, { token }, { treatPendingAsSignedOut: true }],
  signOutHeaders: () => [{ publishableKey: PUBLISHABLE_KEY, url: ORIGIN, domain: 'app.example.com' }],
  signedInAuthObject: () => [claims, { token, createSessionToken: async () => token, debugData: {} }],
  signedOutAuthObject: () => [{ a: 1 }, 'pending'],
  stripPrivateDataFromObject: () => [{ user: {}, organization: {} }],
  stripSealedState: () => [new Headers()],
  unauthenticatedMachineObject: () => ['api_key', { a: 1 }],
};

const { has, getToken, debug } = authState.signedInAuthObject(claims, { token });
const signedOut = authState.signedOutAuthObject();
const { redirectToSignIn, redirectToSignUp } = authState.createRedirect({
  redirectAdapter: (url) => url,
  baseUrl: ORIGIN,
  signInUrl: '/sign-in',
});
const guard = authState.createGuard(authenticating);
const passed = await guard(request());
const clerkRequest = authState.createClerkRequest(request());
const sealed = await authState.sealState(state, SECRET_KEY.repeat(4));
const opened = await authState.openState(sealed, SECRET_KEY.repeat(4));

const METHODS: MethodRows = {
  'auth.has': {
    call: has,
    args: () => [{ role: 'a', permission: 'a', feature: 'a', plan: 'a', reverification: 'lax' }],
  },
  'auth.getToken': { call: getToken, args: () => [{}] },
  'auth.debug': { call: debug, args: () => [] },
  'signedOut.has': { call: signedOut.has, args: () => [{ role: 'a' }] },
  'signedOut.getToken': { call: signedOut.getToken, args: () => [{ template: 'a', expiresInSeconds: 1 }] },
  'state.toAuth': { call: state.toAuth as () => unknown, args: () => [{ treatPendingAsSignedOut: true }] },
  redirectToSignIn: { call: redirectToSignIn, args: () => [{ returnBackUrl: '/' }] },
  redirectToSignUp: { call: redirectToSignUp, args: () => [{ returnBackUrl: '/' }] },
  'clerkUrl.isCrossOrigin': { call: clerkRequest.clerkUrl.isCrossOrigin, args: () => [ORIGIN] },
  'bound authenticateRequest': {
    call: authenticating.authenticateRequest,
    args: () => [request(), authenticateOptions()],
  },
  'authenticateRequest with one argument': {
    call: authenticating.authenticateRequest,
    args: () => [{ request: request(), acceptsToken: 'any', waitUntil: () => undefined }],
  },
  guard: { call: guard, args: () => [request(), { audience: 'api', signedOut: 'pass' }] },
  'finish of a guard': { call: passed.finish as () => unknown, args: () => [new Response('body')] },
  'opened.toAuth': { call: opened?.toAuth as () => unknown, args: () => [{ treatPendingAsSignedOut: true }] },
};

export const AUTH_STATE: Rows = {
  modules: [['@x/auth-state', authState, FUNCTIONS]],
  methods: METHODS,
  // Those of the client.
  passingOnErrors: ['decorateObjectWithResources'],
};
