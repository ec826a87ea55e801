import { createClerkClient } from '@x/backend';
import { createBackendApiClient } from '@x/rest-client';
import type { Group } from '../contender.ts';
import { CLERK_FIRST, CLERK_LATEST } from './names.ts';

const REST_CLIENT = '@x/rest-client createBackendApiClient';
const SECRET_KEY = 'sk_test_1';
const PUBLISHABLE_KEY = `pk_test_${btoa('clerk.example.com$')}`;
const KEYS = { secretKey: SECRET_KEY, publishableKey: PUBLISHABLE_KEY };

/** Creating a client, and reading its resources for the first time. It sends no request. */
export function clientGroup(): Group {
  return {
    name: 'create a client',
    batchSizes: [1],
    baselines: [REST_CLIENT],
    isDone: (client) => typeof Object(client).users?.getUser === 'function',
    contenders: [
      { name: REST_CLIENT, prepare: () => () => createBackendApiClient({ secretKey: SECRET_KEY }) },
      {
        name: 'the same, and its users',
        prepare: () => () => {
          const client = createBackendApiClient({ secretKey: SECRET_KEY });
          return { users: client.users };
        },
      },
      {
        name: 'the same, and all of its resources',
        prepare: () => () => ({ ...createBackendApiClient({ secretKey: SECRET_KEY }) }),
      },
      { name: '@x/backend createClerkClient', prepare: () => () => createClerkClient(KEYS) },
      {
        name: `${CLERK_LATEST} createClerkClient`,
        async prepare() {
          const { createClerkClient: create } = await import('clerk-latest');
          return () => create({ ...KEYS, telemetry: { disabled: true } });
        },
      },
      {
        name: `${CLERK_FIRST} createClerkClient`,
        async prepare() {
          const { createClerkClient: create } = await import('clerk-1.0.1');
          return () => create({ ...KEYS, telemetry: { disabled: true } });
        },
      },
    ],
  };
}
