import { isDeepStrictEqual } from 'node:util';
import { createClerkClient as createCompat } from '@x/compat';
import { createClerkClient as createLatest } from 'clerk-latest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDifferences } from './documents.ts';
import {
  BROKEN_RESPONSES,
  FAILING_RESPONSES,
  type FailingResponse,
  STRANGE_SUCCESSES,
} from './failing-responses.ts';
import { FAILURE_DIFFERENCES } from './failure-differences.ts';
import {
  type FailingServer,
  type FailureView,
  fieldsOf,
  recordFailure,
  startFailingServer,
} from './record-failures.ts';

/** A call with each method of HTTP, of each kind of result. */
const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  'users.getUser': ['user_1'],
  'users.getUserList': [],
  'users.createUser': [{ firstName: 'Ada' }],
  'users.updateUser': ['user_1', { firstName: 'Ada', publicMetadata: { a: 1 } }],
  'users.deleteUser': ['user_1'],
  'users.replaceUserMetadata': ['user_1', { publicMetadata: {} }],
  'users.updateUserProfileImage': ['user_1', { file: new Blob(['a']) }],
  'organizations.getOrganizationList': [{ limit: 1 }],
  'sessions.getToken': ['sess_1', 'template'],
  'apiKeys.verify': ['ak_1'],
  'm2m.verify': [{ token: 'mt_1' }],
  'emails.create': [
    { to: { userId: 'user_1' }, from: { address: 'a@example.com' }, subject: 's', html: 'h' },
  ],
};
/** These read the value of a success, so only failures are compared. */
const READING: ReadonlySet<string> = new Set(['users.getUserList']);

let server: FailingServer;
let theirs: object;
let ours: object;
beforeAll(async () => {
  server = await startFailingServer();
  const keys = { secretKey: 'sk_test_1', apiUrl: server.url };
  theirs = createLatest({ ...keys, telemetry: { disabled: true } });
  // The reference sends each request once.
  ours = createCompat({ ...keys, retry: false });
});
afterAll(() => server.close());

/** How often each difference occurred. */
const counts = new Map(FAILURE_DIFFERENCES.map(({ name }) => [name, 0]));

async function unlistedOf(response: FailingResponse, method: string): Promise<readonly object[]> {
  const { [method]: args = [] } = CALLS;
  server.answer(response);
  const record = async (client: object) => {
    const view = await recordFailure(client, method, args);
    return { ...view, requests: server.countRequests() };
  };
  const their: FailureView = await record(theirs);
  const our: FailureView = await record(ours);
  return fieldsOf(their, our).flatMap((field) => {
    const { [field]: a } = their;
    const { [field]: b } = our;
    const rule = FAILURE_DIFFERENCES.find(({ explains }) =>
      explains({ response, field, theirs: a, ours: b, their, our }),
    );
    if (isDeepStrictEqual(a, b)) {
      return [];
    }
    if (rule === undefined) {
      return [{ method, field, theirs: a, ours: b }];
    }
    counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
    return [];
  });
}

describe('a response of the API', () => {
  it.each([...FAILING_RESPONSES, ...BROKEN_RESPONSES])(
    'leads to the same rejection, except for listed differences: $name',
    async (response) => {
      for (const method of Object.keys(CALLS)) {
        expect(await unlistedOf(response, method)).toEqual([]);
      }
    },
  );

  it.each(STRANGE_SUCCESSES)(
    'leads to the same outcome, except for listed differences: $name',
    async (response) => {
      for (const method of Object.keys(CALLS).filter((name) => !READING.has(name))) {
        expect(await unlistedOf(response, method)).toEqual([]);
      }
    },
  );

  it('leads to each listed difference', () => {
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  });

  it('differs as the document says', async () => {
    const rows = FAILURE_DIFFERENCES.map(({ row }) => row);
    expect(await readDifferences()).toEqual(expect.arrayContaining(rows));
  });
});
