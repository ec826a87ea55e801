import {
  type AuthenticateRequest,
  type AuthenticateRequestOptions,
  debugRequestState,
  type Ports,
} from '@x/auth-state';
import {
  AUTHENTICATE_REQUEST_OPTIONS,
  bindAuthenticateRequest,
  checkBoundOptions,
  createTokenPorts,
  isOneArgument,
  MISPLACED_OPTIONS,
  markHeadReader,
  mergeOptions,
} from '@x/auth-state/internal';
import type { JwtResult } from '@x/errors';
import { joinOptionNames, type OptionNames, readArgument, readOptions } from '@x/errors/internal';
import type { JwtPayload, TokenVerifierOptions, VerifyTokenOptions } from '@x/jwt';
import { MISPLACED_IN_VERIFY_TOKEN, OWN_CHECK_OPTIONS, VERIFY_TOKEN_OPTIONS } from '@x/jwt/internal';
import type { BackendApiClient } from '@x/rest-client';
import { withPropertiesOf } from '@x/rest-client/internal';
import { hasApiClientOption } from './api-client-options.ts';
import { CLERK_CLIENT_OPTIONS, type ClerkClientOptions } from './clerk-client-options.ts';
import { createApiPorts } from './create-api-ports.ts';
import { deferApiClient } from './defer-api-client.ts';
import { deriveOptions } from './derive-options.ts';
import { readCallOptions } from './read-call-options.ts';

/** All resources of the Backend API, request authentication and token verification, bound to the same keys. */
export interface ClerkClient extends Omit<BackendApiClient, 'withOptions'> {
  /** Authenticates a request. The options of a call win over those of the client. */
  readonly authenticateRequest: AuthenticateRequest;
  /** Returns the parts of a state that are safe to log. */
  readonly debugRequestState: typeof debugRequestState;
  /**
   * Verifies a session token with the key of this client. `Claims` types the custom claims of your session token; they
   * are not checked.
   */
  verifyToken<Claims extends object = JwtPayload>(
    token: string,
    options?: VerifyTokenOptions,
  ): Promise<JwtResult<JwtPayload & Claims>>;
  /**
   * Creates a client with these options and, for the rest, those of this client. `headers` and `retry` are merged. Another
   * `secretKey`, `publishableKey` or `apiUrl` is another instance: its client keeps neither the machine key nor the keys
   * that verify tokens, and an `apiUrl` needs its own `secretKey`. Clients of different instances share no keys.
   */
  readonly withOptions: (options: Partial<ClerkClientOptions>) => ClerkClient;
}

const VERIFY_OPTIONS: OptionNames<TokenVerifierOptions> = /* @__PURE__ */ joinOptionNames(
  VERIFY_TOKEN_OPTIONS,
  { tokenCacheSize: true },
);

const ONE_ARGUMENT: OptionNames<AuthenticateRequestOptions & { request: Request }> =
  /* @__PURE__ */ joinOptionNames(AUTHENTICATE_REQUEST_OPTIONS, { request: true });

/**
 * Creates a client for one instance. Does no I/O, prints nothing and sends no telemetry. Throws a `ConfigError` for
 * invalid options.
 *
 * Verification with a `jwtKey` needs no `secretKey`. Calls of the API need one: those without a `secretKey` of the
 * client or of their own reject with a `ConfigError`.
 *
 * @example
 * ```ts
 * import { createClerkClient } from '@x/backend';
 *
 * const clerk = createClerkClient({ secretKey: 'sk_test_1' });
 * const state = await clerk.authenticateRequest(new Request('https://app.example.com/'));
 * state.isSignedIn; // => false
 * ```
 */
export function createClerkClient(options: ClerkClientOptions): ClerkClient {
  const bound = readClientOptions(options);
  const getApi = deferApiClient(bound);
  const getPorts = deferPorts(bound);

  async function verifyToken(token: string, callOptions?: VerifyTokenOptions) {
    const context = { bound, owner: 'verifyToken', misplaced: MISPLACED_IN_VERIFY_TOKEN };
    const given =
      callOptions === undefined ? {} : readCallOptions(callOptions, { ...context, known: VERIFY_OPTIONS });
    const merged = mergeOptions(bound, given);
    return getPorts().verifySessionToken(token, merged, undefined, { waitUntil: merged.waitUntil });
  }

  const functions = {
    authenticateRequest: bindAuthentication(bound, getPorts),
    debugRequestState,
    // The caller declares the custom claims, which are not checked.
    verifyToken: verifyToken as ClerkClient['verifyToken'],
    withOptions: (given: Partial<ClerkClientOptions>) => createClerkClient(deriveOptions(bound, given)),
  };
  return withPropertiesOf(functions, getApi);
}

/** Returns the headers that are sent when keys are loaded from the Backend API, as with every other call. */
function apiHeadersOf({ headers }: ClerkClientOptions): Readonly<Record<string, string>> | undefined {
  if (headers === undefined) {
    return undefined;
  }
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), value] as const],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Copies the options that are objects as well: the API client reads them later, and the caller can change them. */
function readClientOptions(options: ClerkClientOptions): ClerkClientOptions {
  const bound: ClerkClientOptions = readOptions(options, CLERK_CLIENT_OPTIONS, {
    owner: 'createClerkClient',
    misplaced: MISPLACED_OPTIONS,
    own: OWN_CHECK_OPTIONS,
  });
  for (const name of ['retry', 'headers'] as const) {
    const { [name]: value } = bound;
    if (isPlainObject(value)) {
      Object.assign(bound, { [name]: readArgument(`The option "${name}"`, () => ({ ...value })) });
    }
  }
  return bound;
}

const isPlainObject = (value: unknown): value is object =>
  readArgument(
    'An option',
    () => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype,
  );

/** Returns a function that creates the ports when it is first called, for clients that only call the API. */
function deferPorts(bound: ClerkClientOptions): () => Ports {
  let ports: Ports | undefined;
  return () => (ports ??= { ...createApiPorts(bound), ...createTokenPorts(apiHeadersOf(bound)) });
}

/** Throws a `ConfigError` for invalid options at once. Everything else is created with the first request. */
function bindAuthentication(bound: ClerkClientOptions, getPorts: () => Ports): AuthenticateRequest {
  const options: AuthenticateRequestOptions = Object.fromEntries(
    Object.entries(bound).filter(([name]) => Object.hasOwn(AUTHENTICATE_REQUEST_OPTIONS, name)),
  );
  checkBoundOptions(options);
  let authenticateRequest: AuthenticateRequest | undefined;
  // Most calls have no option of the API client, and are read by `authenticateRequest` alone.
  const readCall = <Given>(given: Given, known: OptionNames<AuthenticateRequestOptions>): Given =>
    hasApiClientOption(given)
      ? (readCallOptions(given, {
          known,
          bound,
          owner: 'authenticateRequest',
          misplaced: MISPLACED_OPTIONS,
          // Only options that have no effect are left out.
        }) as Given)
      : given;
  const authenticate = async (input: Request, given?: AuthenticateRequestOptions) => {
    authenticateRequest ??= bindAuthenticateRequest(options, getPorts());
    return await authenticateRequest(
      // A request has headers as well, which are not options.
      isOneArgument(input) ? readCall(input, ONE_ARGUMENT) : input,
      readCall(given, AUTHENTICATE_REQUEST_OPTIONS),
    );
  };
  // Both functions take the same arguments.
  return markHeadReader(authenticate as AuthenticateRequest);
}
