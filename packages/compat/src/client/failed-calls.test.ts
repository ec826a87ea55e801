import { describe, expect, it } from 'vitest';
import { createClerkClient } from '../create-clerk-client.ts';
import { ClerkAPIResponseError } from '../errors.ts';

/** Rejects as a call does for a response with these errors. */
async function rejectionFor(errors: readonly object[], status = 422): Promise<ClerkAPIResponseError> {
  const fetch = async () => Response.json({ errors, clerk_trace_id: 'trace_1' }, { status });
  const client = createClerkClient({ secretKey: 'sk_test_1', retry: false, fetch });
  const error: unknown = await client.users.getUser('user_1').catch((reason) => reason);
  if (error instanceof ClerkAPIResponseError) {
    return error;
  }
  throw error;
}

const ERROR = { code: 'c', message: 'm' };

describe('the error of a failed call', () => {
  it('has details without a check', async () => {
    const { errors } = await rejectionFor([ERROR, { ...ERROR, meta: null }]);
    expect(errors.map(({ meta }) => meta)).toEqual([{}, {}]);
  });

  it('keeps the names inside of details', async () => {
    const plan = { currency_symbol: '$', id: 'plan_1' };
    const { errors } = await rejectionFor([{ ...ERROR, meta: { param_name: 'a', plan } }]);
    expect(errors[0]?.meta).toEqual({ paramName: 'a', plan });
  });

  it('is a string with its status, errors and trace id', async () => {
    const lines = String(await rejectionFor([ERROR])).split('\n');
    expect(lines[0]).toBe('[ClerkAPIResponseError]');
    expect(lines.slice(2)).toEqual([
      'Status:422',
      expect.stringMatching(/^Serialized errors: \{.*"code":"c".*\}$/),
      'Clerk Trace ID: trace_1',
    ]);
  });

  it('is marked in its JSON', async () => {
    const json = JSON.parse(JSON.stringify(await rejectionFor([ERROR])));
    expect(json).toMatchObject({ clerkError: true, code: 'api_response_error', status: 422 });
  });
});

describe('a call of an application without an account', () => {
  it('sends the headers of a request', async () => {
    const sent: Request[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push(new Request(input, init));
      return Response.json({});
    };
    const { __experimental_accountlessApplications: applications } = createClerkClient({
      secretKey: 'sk_test_1',
      fetch,
    });
    const requestHeaders = new Headers({ 'X-Framework': 'next' });
    await applications.createAccountlessApplication({ requestHeaders, source: 'cli' });
    await applications.completeAccountlessApplicationOnboarding();
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?source=cli', '']);
    expect(sent.map(({ headers }) => headers.get('x-framework'))).toEqual(['next', null]);
  });
});

it.each([
  [undefined],
  [[]],
  [new Array(101).fill({})],
  [[{ idempotencyKey: 'a b' }]],
  [[{ idempotencyKey: null }]],
])('emails.createBatch rejects a batch that the API would carry out in part: %j', async (messages) => {
  const { emails } = createClerkClient({ secretKey: 'sk_test_1' });
  // Programs without types can pass any value.
  await expect(emails.createBatch(messages as never)).rejects.toThrow(/^emails\.createBatch: /);
});

it('a getter of an argument that throws leads to a rejection', async () => {
  const { users } = createClerkClient({ secretKey: 'sk_test_1' });
  const params = {
    get limit(): number {
      throw new Error('from a getter');
    },
  };
  await expect(users.getUserList(params)).rejects.toThrow('from a getter');
});
