import {
  type AuthenticateRequest,
  type AuthenticateRequestOptions,
  createAuthenticateRequest,
  createTokenPorts,
  type debugRequestState,
  mergeOptions,
} from '@x/auth-state';
import { ConfigError, type JwtResult } from '@x/errors';
import type { JwtPayload, VerifyTokenOptions } from '@x/jwt';
import {
  type BackendApiClient,
  createBackendApiClient,
  OPERATIONS,
  type TransportOptions,
} from '@x/rest-client';
import { apiPorts } from './api-ports.ts';

/** Keys and settings of one instance. Everything is injected: two clients share nothing. */
export interface ClerkClientOptions extends TransportOptions, AuthenticateRequestOptions {}

/** Every resource of the Backend API, and the functions that answer who is calling, bound to the same keys. */
export interface ClerkClient extends BackendApiClient {
  /** Says who sent a request. The options of a call win over those of the client. */
  readonly authenticateRequest: AuthenticateRequest;
  readonly debugRequestState: typeof debugRequestState;
  /** Verifies a session token with the key of this client. */
  verifyToken(token: string, options?: VerifyTokenOptions): Promise<JwtResult<JwtPayload>>;
}

/**
 * Makes a client for one instance. It does no I/O, prints nothing and sends no telemetry. Throws a
 * `ConfigError` for options that make no sense; a resource of the API asks for the `secretKey` when it is
 * first used, so that verification by `jwtKey` needs none.
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
  const api = apiClient(options);
  const ports = { ...apiPorts(options), ...createTokenPorts(options) };
  const client = {
    ...createAuthenticateRequest({ options, ports }),
    verifyToken: (token: string, given?: VerifyTokenOptions) =>
      ports.verifySessionToken(token, given === undefined ? options : mergeOptions(options, given)),
  };
  for (const resource of [...Object.keys(OPERATIONS), 'request']) {
    // Without a secret key they throw, which a spread of the client should not.
    const enumerable = options.secretKey !== undefined;
    Object.defineProperty(client, resource, { enumerable, get: () => Reflect.get(api(), resource) });
  }
  // The loop above gives it every resource of the type.
  return client as unknown as ClerkClient;
}

/** The API client, or what says that it needs a secret key. */
function apiClient(options: ClerkClientOptions): () => BackendApiClient {
  const { secretKey } = options;
  if (secretKey === undefined) {
    return () => {
      throw new ConfigError('The Backend API needs a secretKey: pass it to createClerkClient.');
    };
  }
  const api = createBackendApiClient({ ...options, secretKey });
  return () => api;
}
