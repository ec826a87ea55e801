import { describe, expect, it } from 'vitest';
import { call } from '../call.ts';
import type { AnyOperation } from '../engine/operation.ts';
import { createTransport, type TransportOptions } from '../engine/transport.ts';
import { createAccountlessApplication } from '../operations/accountless-applications.ts';
import { createToken } from '../operations/m2m.ts';
import { getOrganization } from '../operations/organizations.ts';
import { getToken } from '../operations/sessions.ts';

/** Returns the request of a call. */
async function sent(
  operation: AnyOperation,
  args: unknown[],
  options: TransportOptions = {},
): Promise<Request> {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return Response.json({});
  };
  // The operations in this test have different arguments.
  await call(createTransport({ fetch, ...options }), operation, args as never);
  expect(requests).toHaveLength(1);
  return requests[0] ?? new Request('https://nothing.example');
}

const secretKey = 'sk_test_1';

describe('withLongerPath', () => {
  it.each([
    [['sess_1'], '/v1/sessions/sess_1/tokens', ''],
    [['sess_1', ''], '/v1/sessions/sess_1/tokens', ''],
    [['sess_1', 'my template'], '/v1/sessions/sess_1/tokens/my%20template', ''],
    [['sess_1', undefined, 60], '/v1/sessions/sess_1/tokens', '{"expires_in_seconds":60}'],
    [['sess_1', 't', 60], '/v1/sessions/sess_1/tokens/t', '{"expires_in_seconds":60}'],
  ])('sends %j to %s', async (args, path, body) => {
    const request = await sent(getToken, args, { secretKey });
    expect([new URL(request.url).pathname, await request.text()]).toEqual([path, body]);
  });
});

describe('withSlug', () => {
  it.each([
    [{ organizationId: 'org_1' }, '/v1/organizations/org_1'],
    [{ slug: 'a b', includeMembersCount: false }, '/v1/organizations/a%20b?include_members_count=false'],
    [{ slug: 'acme', organizationId: 'org_1' }, '/v1/organizations/org_1'],
  ])('sends %j to %s', async (params, path) => {
    const { url } = await sent(getOrganization, [params], { secretKey });
    expect(url).toBe(`https://api.clerk.com${path}`);
  });
});

describe('withQueryFieldsInPublic', () => {
  it.each([
    [{}, null],
    [{ secretKey }, `Bearer ${secretKey}`],
  ])('with %j sends the authorization %s', async (options, authorization) => {
    const request = await sent(createAccountlessApplication, [{ source: 'x' }], options);
    expect(request.headers.get('authorization')).toBe(authorization);
    expect([new URL(request.url).search, await request.text()]).toEqual(['?source=x', '{}']);
  });
});

it('withMachineKey sends the secret key of a transport, which has no machine key', async () => {
  const request = await sent(createToken, [{}], { secretKey });
  expect(request.headers.get('authorization')).toBe(`Bearer ${secretKey}`);
});
