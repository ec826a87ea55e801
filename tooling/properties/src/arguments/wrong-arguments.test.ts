import * as authState from '@x/auth-state';
import * as backend from '@x/backend';
import { createEmulator } from '@x/emulator';
import * as errors from '@x/errors';
import * as jwt from '@x/jwt';
import * as restClient from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import * as undici from '@x/rest-client/undici';
import { describe, expect, it } from 'vitest';
import { KEY_PAIRS } from '../jwt/keys.ts';
import { type Callable, callWithWrongArguments } from './call-with-wrong-arguments.ts';
import { type ArgumentsOf, functionsOf, namesOfFunctions } from './functions-of.ts';

/** These still throw a raw `TypeError` for an object that throws when it is read. */
const GAPS: ReadonlySet<string> = new Set([
  'call',
  'request',
  'iterateItems',
  'iteratePages',
  'decorateObjectWithResources',
  'sealState',
  'signOutHeaders',
  'stripSealedState',
  'verifier.hydrate',
  'clerkUrl.isCrossOrigin',
  'clerk.withOptions',
]);

const hasNoGap = ([name]: readonly [name: string, ...rest: unknown[]]): boolean => !GAPS.has(name);

/** A machine that does much else takes long. */
const TIMEOUT_IN_MS = 300_000;

const SECRET_KEY = 'sk_test_1';
const PUBLISHABLE_KEY = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
const ORIGIN = 'https://app.example.com/';

const emulator = await createEmulator({
  port: false,
  seed: { users: [{ id: 'user_1', emailAddress: 'ada@example.com' }] },
});
const { token } = await emulator.signIn('user_1');
const [publicJwk] = KEY_PAIRS.RS256.publicForms;
const [privateJwk] = KEY_PAIRS.RS256.privateForms;
const claims = { sub: 'user_1', sid: 'sess_1', exp: 1, iat: 0, iss: 'https://clerk.example.com' };

/** Answers every call of the API. */
const fetch = async () => Response.json({ object: 'user', id: 'user_1' });
const api = restClient.createBackendApiClient({ secretKey: SECRET_KEY, fetch });
const transport = () => restClient.createTransport({ secretKey: SECRET_KEY, fetch });

const checks = () => ({
  issuer: emulator.url,
  audience: 'api',
  authorizedParties: ['https://app.example.com'],
  requireAuthorizedParty: false,
  clockSkewInMs: 5_000,
  headerType: 'JWT',
  algorithms: ['RS256'],
  maxTokenLength: 16_384,
  now: Date.now,
  waitUntil: () => undefined,
});
const keySource = () => ({
  jwtKey: emulator.jwtKey,
  secretKey: SECRET_KEY,
  publishableKey: PUBLISHABLE_KEY,
  proxyUrl: '/__clerk',
  jwksUrl: 'https://app.example.com/jwks',
  apiUrl: 'https://api.example.com',
  apiVersion: 'v1',
  jwksCacheTtlInMs: 1_000,
  skipJwksCache: false,
  fetch,
  timeoutInMs: 1_000,
  jwksStore: { get: async () => null, set: async () => undefined },
  onJwksLoad: () => undefined,
});
const verifyTokenOptions = () => ({ ...checks(), ...keySource(), tokenClasses: ['session'] });
/** The options that only request authentication has. Tests of `@x/jwt` cover the others. */
const ownOptions = () => ({
  jwtKey: emulator.jwtKey,
  tokenCacheSize: 0,
  waitUntil: () => undefined,
  isSatellite: false,
  domain: 'satellite.example.com',
  signInUrl: 'https://app.example.com/sign-in',
  signUpUrl: 'https://app.example.com/sign-up',
  afterSignInUrl: '/',
  afterSignUpUrl: '/',
  acceptsToken: 'any',
  machineSecretKey: 'ak_1',
  satelliteAutoSync: false,
  satelliteOrigins: ['https://satellite.example.com'],
  organizationSyncOptions: { organizationPatterns: '/orgs/:slug' },
  forwardedHosts: ['app.example.com'],
  sessionTokenInHandshakeUrl: false,
  acceptUnrequestedHandshakes: false,
  nullOriginCors: false,
});
const authenticateOptions = () => ({
  ...ownOptions(),
  authorizedParties: ['https://app.example.com'],
  now: Date.now,
});
const { tokenCacheSize: _, ...unboundOptions } = authenticateOptions();
const clientOptions = () => ({
  secretKey: SECRET_KEY,
  apiUrl: 'https://api.example.com',
  apiVersion: 'v1',
  clerkApiVersion: '2026-05-12',
  userAgent: 'demo',
  headers: { 'x-app': 'demo' },
  fetch,
  timeoutInMs: 1_000,
  retry: { maxRetries: 0 },
  machineSecretKey: 'ak_1',
  onRequest: () => undefined,
  onResponse: () => undefined,
  waitUntil: () => undefined,
});
const callOptions = () => ({
  signal: new AbortController().signal,
  timeoutInMs: 1_000,
  retry: { maxRetries: 0, when: () => false },
  headers: { 'x-app': 'demo' },
  secretKey: SECRET_KEY,
});
const request = () => new Request(ORIGIN, { headers: { authorization: `Bearer ${token}` } });
const state = await authState.authenticateRequest(request(), { jwtKey: emulator.jwtKey });
const authObject = authState.signedInAuthObject(claims);
const user = { firstName: 'Ada', lastName: 'Lovelace' };
const authenticating = authState.createAuthenticateRequest({ options: { jwtKey: emulator.jwtKey } });

const ERRORS: ArgumentsOf<typeof errors> = {
  ClerkError: () => ['message', { name: 'ClerkError', code: 'code', cause: new Error('cause') }],
  ConfigError: () => ['message', { cause: new Error('cause') }],
  SignJWTError: () => ['message', { cause: new Error('cause') }],
  TokenVerificationError: () => [
    { reason: 'token-invalid', message: 'message', action: 'action', tokenCarrier: 'header', cause: 'cause' },
  ],
  MachineTokenVerificationError: () => [
    { code: 'token-invalid', message: 'message', status: 401, action: 'action', cause: 'cause' },
  ],
  ClerkAPIError: () => [{ code: 'code', message: 'message', longMessage: 'long', meta: {}, cause: 'cause' }],
  ClerkAPIResponseError: () => [
    {
      errors: [new errors.ClerkAPIError({ code: 'code', message: 'message' })],
      status: 404,
      clerkTraceId: 'trace',
      retryAfter: 1,
    },
  ],
  isClerkError: () => [new errors.ConfigError('message')],
  isClerkAPIResponseError: () => [new errors.ConfigError('message')],
  unwrap: () => [{ result: 'result', error: null }],
};

const JWT: ArgumentsOf<typeof jwt> = {
  createTokenVerifier: () => [{ ...verifyTokenOptions(), tokenCacheSize: 1 }],
  decodeJwt: () => [token, { maxTokenLength: 16_384 }],
  hasValidSignature: () => [token, publicJwk],
  signJwt: () => [claims, privateJwk, { algorithm: 'RS256', header: { kid: 'ins_1' } }],
  verifyJwt: () => [token, { ...checks(), key: emulator.jwtKey }],
  verifyToken: () => [token, verifyTokenOptions()],
};

const REST_CLIENT: ArgumentsOf<typeof restClient> = {
  call: () => [transport(), operations.getUser, ['user_1'], callOptions()],
  createBackendApiClient: () => [clientOptions()],
  createTransport: () => [
    {
      secretKey: SECRET_KEY,
      apiUrl: 'https://api.example.com',
      clerkApiVersion: '2026-05-12',
      headers: {},
      fetch,
      timeoutInMs: 1_000,
      retry: false,
    },
  ],
  iterateItems: () => [api.users.getUserList, { limit: 1, offset: 0 }, { ...callOptions(), maxItems: 1 }],
  iteratePages: () => [api.users.getUserList, { limit: 1, offset: 0 }, { ...callOptions(), maxItems: 1 }],
  request: () => [
    transport(),
    { method: 'GET', path: '/users', query: { limit: 1 }, body: undefined },
    callOptions(),
  ],
  fullName: () => [user],
  primaryEmailAddress: () => [{ emailAddresses: [], primaryEmailAddressId: null }],
  primaryPhoneNumber: () => [{ phoneNumbers: [], primaryPhoneNumberId: null }],
  primaryWeb3Wallet: () => [{ web3Wallets: [], primaryWeb3WalletId: null }],
};

const UNDICI: ArgumentsOf<typeof undici> = {
  createUndiciFetch: () => [{ connections: 1, keepAliveTimeoutInMs: 1, dispatcher: undefined }],
};

const AUTH_STATE: ArgumentsOf<typeof authState> = {
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

const BACKEND: ArgumentsOf<typeof backend> = {
  createClerkClient: () => [{ ...clientOptions(), acceptsToken: 'any' }],
  verifyToken: JWT.verifyToken,
  createGuard: AUTH_STATE.createGuard,
  signOutHeaders: AUTH_STATE.signOutHeaders,
  openState: AUTH_STATE.openState,
  sealState: AUTH_STATE.sealState,
  stripSealedState: AUTH_STATE.stripSealedState,
  cookieNames: AUTH_STATE.cookieNames,
};

const MODULES: ReadonlyArray<readonly [name: string, module: object, args: object]> = [
  ['@x/errors', errors, ERRORS],
  ['@x/jwt', jwt, JWT],
  ['@x/rest-client', restClient, REST_CLIENT],
  ['@x/rest-client/undici', undici, UNDICI],
  ['@x/auth-state', authState, AUTH_STATE],
  ['@x/backend', backend, BACKEND],
];

describe.each(MODULES)('%s', (name, module, args) => {
  it('has no function without a row here', () => {
    expect(namesOfFunctions(module).filter((exported) => !Object.hasOwn(args, exported))).toEqual([]);
  });

  it.each(functionsOf(module, args).filter(hasNoGap))(
    'answers wrong arguments of %s with a ConfigError, or with a result',
    async (exported, callable) => {
      expect(await callWithWrongArguments(`${name} ${exported}`, callable)).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});

const verifier = jwt.createTokenVerifier({ jwtKey: emulator.jwtKey });
const { has, getToken, debug } = authState.signedInAuthObject(claims, { token });
const signedOut = authState.signedOutAuthObject();
const { redirectToSignIn, redirectToSignUp } = authState.createRedirect({
  redirectAdapter: (url) => url,
  baseUrl: ORIGIN,
  signInUrl: '/sign-in',
});
const clerk = backend.createClerkClient({ secretKey: SECRET_KEY, jwtKey: emulator.jwtKey, fetch });
const guard = authState.createGuard(authenticating);
const clerkRequest = authState.createClerkRequest(request());

/** What the functions create, and the valid arguments of its methods. */
const METHODS: Readonly<Record<string, Callable>> = {
  'verifier.verify': {
    call: verifier.verify,
    args: () => [token, { ...checks(), tokenClasses: ['session'] }],
  },
  'verifier.withOverrides': { call: verifier.withOverrides, args: () => [checks()] },
  'verifier.decode': { call: verifier.decode, args: () => [token] },
  'verifier.verifyHandshakeToken': {
    call: verifier.verifyHandshakeToken,
    args: () => [token, () => undefined],
  },
  'verifier.preload': { call: verifier.preload, args: () => [] },
  'verifier.hydrate': { call: verifier.hydrate, args: () => [{ keys: [], loadedAtInMs: 0 }] },
  'verify of withOverrides': { call: verifier.withOverrides({}), args: () => [token, () => undefined] },
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
  'clerk.authenticateRequest': {
    call: clerk.authenticateRequest,
    args: () => [request(), { acceptsToken: 'any', audience: 'api' }],
  },
  'clerk.debugRequestState': { call: clerk.debugRequestState, args: () => [state] },
  'clerk.verifyToken': {
    call: clerk.verifyToken,
    args: () => [token, { audience: 'api', jwtKey: emulator.jwtKey }],
  },
  'clerk.withOptions': { call: clerk.withOptions, args: () => [clientOptions()] },
  'api.request': {
    call: api.request,
    args: () => [{ method: 'POST', path: '/users', query: {}, body: {} }, callOptions()],
  },
  'api.withOptions': { call: api.withOptions, args: () => [clientOptions()] },
};

describe('methods', () => {
  it.each(Object.entries(METHODS).filter(hasNoGap))(
    'answer wrong arguments of %s with a ConfigError, or with a result',
    async (name, callable) => {
      expect(await callWithWrongArguments(name, callable)).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});

describe('methods of the REST client', () => {
  const resources = Object.keys(api).filter((name) => name !== 'request');

  it.each(resources)(
    'answer wrong arguments of %s with a ConfigError, or with a result',
    async (resource) => {
      const complaints: string[] = [];
      for (const [method, call] of Object.entries(Reflect.get(api, resource))) {
        // The tests of `@x/rest-client` above try the options of a call.
        const args = () => ['user_1', { limit: 1 }, undefined];
        complaints.push(
          ...(await callWithWrongArguments(`${resource}.${method}`, { call: call as never, args })),
        );
      }
      expect(complaints).toEqual([]);
    },
  );
});
