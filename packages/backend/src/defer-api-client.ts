import { memoizeOptions } from '@x/auth-state/internal';
import { type BackendApiClient, type BackendApiClientOptions, createBackendApiClient } from '@x/rest-client';
import { apiClientOptions } from './api-client-options.ts';
import type { ClerkClientOptions } from './clerk-client-options.ts';

/** Throws for invalid options. Equal options are checked once, because a client can be created with each request. */
const checkApiOptions = /* @__PURE__ */ memoizeOptions((options: BackendApiClientOptions) => {
  createBackendApiClient(options);
  return true;
});

/**
 * Returns a function that creates the client of the API when it is first called, for clients that only authenticate a
 * request. Throws a `ConfigError` for invalid options at once.
 */
export function deferApiClient(options: ClerkClientOptions): () => BackendApiClient {
  const { secretKey = null } = options;
  // A new function with each request would be another set of options.
  const { waitUntil, ...others } = apiClientOptions(options);
  const checked: BackendApiClientOptions = { ...others, secretKey };
  checkApiOptions(checked);
  let api: BackendApiClient | undefined;
  return () => (api ??= createBackendApiClient({ ...checked, waitUntil }));
}
