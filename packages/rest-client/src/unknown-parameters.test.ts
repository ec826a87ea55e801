import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createBackendApiClient, iterateItems } from './index.ts';
import * as operations from './operations/index.ts';

const urls: string[] = [];
const api = createBackendApiClient({
  secretKey: 'sk_test_1',
  fetch: async (input) => {
    urls.push(String(input instanceof Request ? input.url : input));
    return Response.json({ data: [], total_count: 0 });
  },
});

/** The parameters are wrong, so they have no type. */
const wrong = (value: unknown) => value as never;

describe('an unknown parameter of a query', () => {
  it.each([
    [
      'Unknown parameter "emailAddres" of users.getUserList. Did you mean "emailAddress"?',
      () => api.users.getUserList(wrong({ emailAddres: ['ada@example.com'] })),
    ],
    [
      'Unknown parameter "emailAddresses" of users.getCount. Did you mean "emailAddress"?',
      () => api.users.getCount(wrong({ emailAddresses: ['ada@example.com'] })),
    ],
    [
      'Unknown parameter "user" of sessions.getSessionList. Did you mean "userId"?',
      () => api.sessions.getSessionList(wrong({ user: 'user_1', clientId: 'client_1' })),
    ],
    [
      'Unknown parameter "emailAddres" of users.getUserList. Did you mean "emailAddress"?',
      async () => {
        for await (const _ of iterateItems(api.users.getUserList, wrong({ emailAddres: ['a@b.co'] }))) break;
      },
    ],
  ])('is rejected before a request: %s', async (message, call) => {
    urls.length = 0;
    await expect(call()).rejects.toThrow(new ConfigError(message));
    expect(urls).toEqual([]);
  });

  it('may be undefined, or a name as the API has it', async () => {
    urls.length = 0;
    await api.users.getUserList(wrong({ emailAddres: undefined, email_address: ['ada@example.com'] }));
    expect(urls[0]).toContain('?email_address=ada%40example.com');
  });
});

it('lets a count have every filter of its list', () => {
  for (const operation of Object.values(operations)) {
    if (!('companion' in operation) || operation.companion === undefined) continue;
    const pages = ['limit', 'offset', 'orderBy', 'startingAfter'];
    const filters = operation.parameters?.filter((name) => !pages.includes(name));
    expect(operation.companion.parameters).toEqual(expect.arrayContaining([...(filters ?? [])]));
  }
});
