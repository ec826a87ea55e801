import { type BackendApiClient, type BackendApiClientOptions, createBackendApiClient } from '@x/rest-client';
import { createUndiciFetch } from '@x/rest-client/undici';

export const SECRET_KEY = 'sk_test_secret123456';

/** Ways to send a request from Node. All must behave the same way. */
export const WAYS: ReadonlyArray<
  readonly [name: string, open: () => Pick<BackendApiClientOptions, 'fetch'> & { close: () => Promise<void> }]
> = [
  ['the global fetch', () => ({ close: async () => {} })],
  ['undici', () => createUndiciFetch()],
];

/** A client with a retry delay of a millisecond instead of a quarter of a second. */
export function impatient(apiUrl: string, options: Partial<BackendApiClientOptions> = {}): BackendApiClient {
  return createBackendApiClient({
    secretKey: SECRET_KEY,
    apiUrl,
    timeoutInMs: 5_000,
    retry: { baseDelayInMs: 1 },
    ...options,
  });
}
