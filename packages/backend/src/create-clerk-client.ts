import {
  type AuthenticateRequest,
  type AuthenticateRequestOptions,
  createAuthenticateRequest,
  type debugRequestState,
} from '@x/auth-state';
import { copyOptions, createTokenPorts, mergeOptions } from '@x/auth-state/internal';
import type { JwtResult } from '@x/errors';
import type { JwtPayload, VerifyTokenOptions } from '@x/jwt';
import { type BackendApiClient, createBackendApiClient, type TransportOptions } from '@x/rest-client';
import { apiPorts } from './api-ports.ts';

/**
 * Keys and settings of one instance. Two clients share nothing but the environment: `CLERK_JWT_KEY` is the key of each
 * that has no `jwtKey`.
 */
export interface ClerkClientOptions extends TransportOptions, AuthenticateRequestOptions {
  /** For the Backend API, and to load the keys that verify where no `jwtKey` is given. */
  secretKey?: string | undefined;
}

/** Every resource of the Backend API, and the functions that answer who is calling, bound to the same keys. */
export interface ClerkClient extends BackendApiClient {
  /** Says who sent a request. The options of a call win over those of the client. */
  readonly authenticateRequest: AuthenticateRequest;
  readonly debugRequestState: typeof debugRequestState;
  /**
   * Verifies a session token with the key of this client. `Claims` types what your own session token adds; it is not
   * checked.
   */
  verifyToken<Claims extends object = JwtPayload>(
    token: string,
    options?: VerifyTokenOptions,
  ): Promise<JwtResult<JwtPayload & Claims>>;
}

/**
 * Makes a client for one instance. It does no I/O, prints nothing and sends no telemetry. Throws a
 * `ConfigError` for options that make no sense. Without a `secretKey`, calls of the API bring their own, or reject with
 * a `ConfigError`; verification by `jwtKey` needs none.
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
  const bound = copyOptions(options);
  const api = createBackendApiClient({ ...bound, secretKey: bound.secretKey ?? null });
  const ports = { ...apiPorts(bound, api), ...createTokenPorts() };
  return Object.assign(api, {
    ...createAuthenticateRequest({ options: bound, ports }),
    // Of claims beside those that are checked, the caller knows.
    verifyToken: (async (token, given) =>
      ports.verifySessionToken(
        token,
        given === undefined ? bound : mergeOptions(bound, given),
      )) as ClerkClient['verifyToken'],
  });
}
