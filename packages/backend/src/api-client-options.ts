// Pure
import type { OptionNames } from '@x/errors/internal';
import type { BackendApiClientOptions } from '@x/rest-client';

const IS_API_CLIENT_OPTION: OptionNames<BackendApiClientOptions> = {
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
