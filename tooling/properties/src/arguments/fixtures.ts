import { createAuthenticateRequest } from '@x/auth-state';
import { createEmulator } from '@x/emulator';
import { unwrap } from '@x/errors';
import { signJwt } from '@x/jwt';
import { createBackendApiClient, createTransport } from '@x/rest-client';
import { KEY_PAIRS } from '../jwt/keys.ts';

export const SECRET_KEY = 'sk_test_1';
export const PUBLISHABLE_KEY = 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k';
export const ORIGIN = 'https://app.example.com/';

export const emulator = await createEmulator({
  port: false,
  seed: { users: [{ id: 'user_1', emailAddress: 'ada@example.com' }] },
});
/** A session token that passes all checks below. */
export const { token } = await emulator.signIn('user_1', {
  azp: 'https://app.example.com',
  claims: { aud: 'api' },
  // Longer than a run takes on a busy machine.
  expiresInSeconds: 36_000,
});
const { signingKey } = emulator.export();
/** What the Frontend API sends back from a handshake. */
export const handshakeToken = unwrap(
  await signJwt({ handshake: ['__session=; Path=/'] }, signingKey, { algorithm: 'RS256' }),
);
export const [publicJwk] = KEY_PAIRS.RS256.publicForms;
export const [privateJwk] = KEY_PAIRS.RS256.privateForms;
export const claims = { sub: 'user_1', sid: 'sess_1', exp: 1, iat: 0, iss: 'https://clerk.example.com' };

/** Answers every call of the API. */
export const fetch = async () => Response.json({ object: 'user', id: 'user_1' });
export const api = createBackendApiClient({ secretKey: SECRET_KEY, fetch });

export const checks = () => ({
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
export const verifyTokenOptions = () => ({ ...checks(), ...keySource(), tokenClasses: ['session'] });
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
export const authenticateOptions = () => ({
  ...ownOptions(),
  authorizedParties: ['https://app.example.com'],
  now: Date.now,
});
const { tokenCacheSize: _, ...unboundOptions } = authenticateOptions();

export { unboundOptions };
export const clientOptions = () => ({
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
export const callOptions = () => ({
  signal: new AbortController().signal,
  timeoutInMs: 1_000,
  retry: { maxRetries: 0, when: () => false },
  headers: { 'x-app': 'demo' },
  secretKey: SECRET_KEY,
});
export const transport = () => createTransport({ secretKey: SECRET_KEY, fetch });
export const user = { firstName: 'Ada', lastName: 'Lovelace' };
export const request = () => new Request(ORIGIN, { headers: { authorization: `Bearer ${token}` } });
export const authenticating = createAuthenticateRequest({ options: { jwtKey: emulator.jwtKey } });
