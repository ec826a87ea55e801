import type { GuardClient } from '@x/auth-state';
import { createClerkClient } from '@x/backend';

/** The client of an application, for any type of token. */
export type Client = GuardClient<'any'>;

/** A server that runs. */
export interface App {
  /** Its origin. */
  readonly url: string;
  readonly close: () => unknown;
}

/** Starts the application of this package. */
export type StartApp = (clerk: Client) => Promise<App>;

/** Where the keys of an instance are. */
export interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly apiUrl: string;
}

/** Creates the client of an application. It repeats no request, so that an outage shows at once. */
export function createClient({ secretKey, publishableKey, apiUrl }: Keys): Client {
  const clerk = createClerkClient({ secretKey, publishableKey, apiUrl, retry: { maxRetries: 0 } });
  // The adapters pass `acceptsToken` on, which the type of the client does not know.
  return clerk as unknown as Client;
}

/** Returns the entry of a program that starts an application for each of the keys, and resolves to their origins. */
export const runWith = (start: StartApp) => (keys: readonly Keys[]) =>
  Promise.all(keys.map(async (each) => (await start(createClient(each))).url));
