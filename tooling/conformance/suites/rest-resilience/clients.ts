import { type BackendApiClient, type BackendApiClientOptions, createBackendApiClient } from '@x/rest-client';
import { createUndiciFetch } from '@x/rest-client/undici';

export const SECRET_KEY = 'sk_test_secret123456';

/** Ways to send a request from Node: what is true of one has to be true of the other. */
export const WAYS: ReadonlyArray<
  readonly [name: string, open: () => Pick<BackendApiClientOptions, 'fetch'> & { close: () => Promise<void> }]
> = [
  ['the global fetch', () => ({ close: async () => {} })],
  ['undici', () => createUndiciFetch()],
];

/** A client that waits a millisecond where another waits a quarter of a second. */
export function impatient(apiUrl: string, options: Partial<BackendApiClientOptions> = {}): BackendApiClient {
  return createBackendApiClient({
    secretKey: SECRET_KEY,
    apiUrl,
    timeoutInMs: 5_000,
    retry: { baseDelayInMs: 1 },
    ...options,
  });
}
