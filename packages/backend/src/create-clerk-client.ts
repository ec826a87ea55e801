import { type AuthenticateRequest, createAuthenticateRequest, type debugRequestState } from '@x/auth-state';
import { copyOptions, createTokenPorts, mergeOptions } from '@x/auth-state/internal';
import type { JwtResult } from '@x/errors';
import type { JwtPayload, VerifyTokenOptions } from '@x/jwt';
import { rejectOptions } from '@x/jwt/internal';
import type { BackendApiClient } from '@x/rest-client';
import { apiPorts } from './api-ports.ts';
import type { ClerkClientOptions } from './clerk-client-options.ts';
import { deferApiClient } from './defer-api-client.ts';
import { checkObject, deriveOptions } from './derive-options.ts';
import { withPropertiesOf } from './with-properties-of.ts';

/** All resources of the Backend API, request authentication and token verification, bound to the same keys. */
export interface ClerkClient extends Omit<BackendApiClient, 'withOptions'> {
  /** Authenticates a request. The options of a call win over those of the client. */
  readonly authenticateRequest: AuthenticateRequest;
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
   * that verify tokens, and an `apiUrl` needs its own `secretKey`. The clients share no keys.
   */
  readonly withOptions: (options: Partial<ClerkClientOptions>) => ClerkClient;
}

/** Options of other functions, which `verifyToken` would ignore. */
const OPTIONS_OF_OTHERS = {
  key: 'Pass the key as "jwtKey".',
  acceptsToken: 'Pass the classes of tokens as "tokenClasses".',
};

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
  checkObject(options, 'createClerkClient');
  const boundOptions = copyClientOptions(options);
  const getApi = deferApiClient(boundOptions);
  const ports = { ...apiPorts(boundOptions, getApi), ...createTokenPorts() };

  async function verifyToken(token: string, callOptions?: VerifyTokenOptions) {
    rejectOptions(callOptions ?? {}, OPTIONS_OF_OTHERS);
    const merged = callOptions === undefined ? boundOptions : mergeOptions(boundOptions, callOptions);
    return ports.verifySessionToken(token, merged, undefined, { waitUntil: merged.waitUntil });
  }

  const functions = {
    ...createAuthenticateRequest({ options: boundOptions, ports }),
    // The caller declares the custom claims, which are not checked.
    verifyToken: verifyToken as ClerkClient['verifyToken'],
    withOptions: (given: Partial<ClerkClientOptions>) =>
      createClerkClient(deriveOptions(boundOptions, given)),
  };
  return withPropertiesOf(functions, getApi);
}

/** Copies the options that are objects as well: the API client reads them later, and the caller can change them. */
function copyClientOptions(options: ClerkClientOptions): ClerkClientOptions {
  const copy = copyOptions(options);
  for (const name of ['retry', 'headers'] as const) {
    const { [name]: value } = copy;
    if (Object.hasOwn(copy, name) && isPlainObject(value)) {
      Object.assign(copy, { [name]: { ...value } });
    }
  }
  return copy;
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
