// Pure
import type { AuthenticateRequestOptions } from '@x/auth-state';
import { AUTHENTICATE_REQUEST_OPTIONS } from '@x/auth-state/internal';
import { joinOptionNames, type OptionNames } from '@x/errors/internal';
import type { BackendApiClientOptions } from '@x/rest-client';

/** The options that only calls of the Backend API use. */
type ApiClientOptions = Omit<BackendApiClientOptions, keyof AuthenticateRequestOptions>;

/**
 * Keys and settings of one instance. Clients of the same key source share the public keys that were loaded for it, and
 * nothing else (decision 004), so a client can be created with each request. Without a `jwtKey`, all clients use the key
 * in `CLERK_JWT_KEY`.
 */
export interface ClerkClientOptions extends ApiClientOptions, AuthenticateRequestOptions {
  /** Used to call the Backend API, and to load the verification keys if there is no `jwtKey`. `null` stands for none. */
  secretKey?: string | null | undefined;
}

/** The options of the client of the Backend API. Some of them are options of request authentication, too. */
export const API_CLIENT_OPTIONS: OptionNames<BackendApiClientOptions> = {
  secretKey: true,
  machineSecretKey: true,
  now: true,
  apiUrl: true,
  apiVersion: true,
  clerkApiVersion: true,
  userAgent: true,
  headers: true,
  fetch: true,
  timeoutInMs: true,
  retry: true,
  onRequest: true,
  onResponse: true,
  waitUntil: true,
};

export const CLERK_CLIENT_OPTIONS: OptionNames<ClerkClientOptions> = /* @__PURE__ */ joinOptionNames(
  API_CLIENT_OPTIONS,
  AUTHENTICATE_REQUEST_OPTIONS,
);
