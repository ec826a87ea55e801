import { createBackendApiClient } from '@x/rest-client';
import { createUndiciFetch } from '@x/rest-client/undici';
import { createClerkClient } from 'clerk-latest';
import { Agent, fetch as undiciFetch } from 'undici';

/** Gets the user, and resolves to its id. */
type Call = () => Promise<unknown>;

const CONNECTIONS = 32;

/** Returns ways to get a user from a server, by name. The first is the baseline. */
export function contenders(apiUrl: string): Readonly<Record<string, Call>> {
  const agent = (pipelining = 1, connections = CONNECTIONS) => new Agent({ connections, pipelining });
  const client = (fetch: typeof globalThis.fetch): Call => {
    const { users } = createBackendApiClient({ secretKey: 'sk_test_1', apiUrl, fetch });
    return async () => (await users.getUser('user_1')).data?.id;
  };
  const bare = (dispatcher: Agent): Call => {
    const headers = { authorization: 'Bearer sk_test_1' };
    const request = { origin: apiUrl, path: '/v1/users/user_1', method: 'GET', headers } as const;
    return async () => Object(await (await dispatcher.request(request)).body.json()).id;
  };
  const undiciAgent = agent();
  const reference = createClerkClient({ secretKey: 'sk_test_1', apiUrl });
  return {
    'client, global fetch': client(globalThis.fetch),
    'client, fetch of undici with an agent': client(
      // undici declares its own types for the parameters and the result, which TypeScript can't match.
      ((url: string, init: object) =>
        undiciFetch(url, { ...init, dispatcher: undiciAgent })) as unknown as typeof globalThis.fetch,
    ),
    'client, createUndiciFetch()': client(createUndiciFetch({ connections: CONNECTIONS }).fetch),
    'client, the same, 4 connections of 8 requests': client(
      createUndiciFetch({ dispatcher: agent(8, 4) }).fetch,
    ),
    'no client: global fetch': async () => Object(await (await fetch(`${apiUrl}/v1/users/user_1`)).json()).id,
    'reference, global fetch': async () => (await reference.users.getUser('user_1')).id,
    'no client: request of undici': bare(agent()),
    'no client: the same, 4 connections of 8 requests': bare(agent(8, 4)),
  };
}
