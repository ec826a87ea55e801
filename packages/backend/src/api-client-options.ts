// Pure
import type { BackendApiClientOptions } from '@x/rest-client';

/** A table, so that the compiler reports an option of the API client that is missing here. */
const IS_API_CLIENT_OPTION: Readonly<Record<keyof BackendApiClientOptions, true>> = {
  secretKey: true,
  machineSecretKey: true,
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

/** Returns the options that the API client knows. It rejects others, such as those of request authentication. */
export function apiClientOptions(
  // Of the options of a client, with any others.
  options: object,
): Partial<BackendApiClientOptions> {
  const known: Record<string, unknown> = {};
  for (const name in IS_API_CLIENT_OPTION) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) {
      known[name] = value;
    }
  }
  return known;
}
