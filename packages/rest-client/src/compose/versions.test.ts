import { describe, expect, it } from 'vitest';
import { type BackendApiClient, createBackendApiClient } from '../create-backend-api-client.ts';

const VERSIONS = ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12'] as const;

/** Returns the requests of a call in an API version, as lines that end with the version header. */
async function sentIn(clerkApiVersion: string, call: Call): Promise<readonly string[]> {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { url, method, headers } = new Request(input, init);
    sent.push(`${method} ${new URL(url).pathname} ${headers.get('clerk-api-version')}`);
    return Response.json({ object: 'user', id: 'user_1', data: [], total_count: 0 });
  };
  await call(createBackendApiClient({ secretKey: 'sk_test_1', clerkApiVersion, fetch }));
  return sent;
}

type Call = (client: BackendApiClient) => Promise<unknown>;
type Moved = readonly [
  name: string,
  call: Call,
  requests: (version: string, index: number) => readonly string[],
];

const billing = (method: string, path: string, call: Call): Moved => [
  `${method} ${path}`,
  call,
  (version, index) => [`${method} /v1/${index < 3 ? 'commerce' : 'billing'}/${path} ${version}`],
];

/** Calls that differ between API versions, and their requests by version, the oldest first. */
const MOVED: readonly Moved[] = [
  billing('GET', 'plans', (client) => client.billing.getPlanList()),
  billing('GET', 'subscription_items', (client) => client.billing.getSubscriptionItemList()),
  billing('DELETE', 'subscription_items/item_1', (client) => client.billing.cancelSubscriptionItem('item_1')),
  [
    'updateUser() with metadata',
    ({ users }) => users.updateUser('user_1', { firstName: 'A', publicMetadata: {} }),
    (version, index) => [
      `PATCH /v1/users/user_1 ${version}`,
      ...(index < 4 ? [] : [`PUT /v1/users/user_1/metadata ${version}`]),
    ],
  ],
  [
    'updateOrganization() with metadata',
    ({ organizations }) => organizations.updateOrganization('org_1', { name: 'A', publicMetadata: {} }),
    (version, index) => [
      `PATCH /v1/organizations/org_1 ${version}`,
      ...(index < 4 ? [] : [`PUT /v1/organizations/org_1/metadata ${version}`]),
    ],
  ],
  [
    'verifySession()',
    ({ sessions }) => sessions.verifySession('sess_1', 'token'),
    (version, index) => [`POST /v1/sessions/sess_1/verify ${index < 1 ? version : '2024-10-01'}`],
  ],
  [
    'getUser(), like all others',
    ({ users }) => users.getUser('user_1'),
    (version) => [`GET /v1/users/user_1 ${version}`],
  ],
];

describe.each(MOVED)('%s', (_name, call, requests) => {
  it.each(VERSIONS.map((version, index) => [version, index] as const))(
    'is sent as version %s requires',
    async (version, index) => {
      expect(await sentIn(version, call)).toEqual(requests(version, index));
    },
  );
});

it.each(['', 'latest', '2026-5-12', '2026-05-12\r\nx: y'])('rejects the version %j', (clerkApiVersion) => {
  expect(() => createBackendApiClient({ secretKey: 'sk_test_1', clerkApiVersion })).toThrow(
    /^Option "clerkApiVersion" must be a date/,
  );
});
