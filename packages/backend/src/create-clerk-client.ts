import {
  type AuthenticateRequest,
  type AuthenticateRequestOptions,
  createAuthenticateRequest,
  type debugRequestState,
} from '@x/auth-state';
import { copyOptions, createTokenPorts, mergeOptions } from '@x/auth-state/internal';
import type { JwtResult } from '@x/errors';
import type { JwtPayload, VerifyTokenOptions } from '@x/jwt';
import { rejectOptions } from '@x/jwt/internal';
import { type BackendApiClient, createBackendApiClient, type TransportOptions } from '@x/rest-client';
import { apiPorts } from './api-ports.ts';

/**
 * Keys and settings of one instance. Clients of the same key source share the public keys that were loaded for it, and
 * nothing else (decision 004), so a client can be created with each request. Without a `jwtKey`, all clients use the key
 * in `CLERK_JWT_KEY`.
 */
export interface ClerkClientOptions extends TransportOptions, AuthenticateRequestOptions {
  /** Used to call the Backend API, and to load the verification keys if there is no `jwtKey`. */
  secretKey?: string | undefined;
}

/** All resources of the Backend API, request authentication and token verification, bound to the same keys. */
export interface ClerkClient extends BackendApiClient {
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
  const boundOptions = copyOptions(options);
  const api = createBackendApiClient({ ...boundOptions, secretKey: boundOptions.secretKey ?? null });
  const ports = { ...apiPorts(boundOptions, api), ...createTokenPorts() };

  async function verifyToken(token: string, callOptions?: VerifyTokenOptions) {
    rejectOptions(callOptions ?? {}, OPTIONS_OF_OTHERS);
    const merged = callOptions === undefined ? boundOptions : mergeOptions(boundOptions, callOptions);
    return ports.verifySessionToken(token, merged, undefined, { waitUntil: merged.waitUntil });
  }

  // Adds to the new client: a copy would create all of its resources, which it otherwise creates when they are used.
  return Object.assign(api, {
    ...createAuthenticateRequest({ options: boundOptions, ports }),
    // The caller declares the custom claims, which are not checked.
    verifyToken: verifyToken as ClerkClient['verifyToken'],
  });
}
