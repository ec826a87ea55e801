import type { Ask, AskOptions } from './conversation.ts';

interface Ids {
  readonly userId: string;
  readonly organizationId: string;
  readonly bannedUserId: string;
}

type Failure = readonly [
  title: string,
  status: number,
  request: string,
  options?: Omit<AskOptions, 'status'>,
];

/** All errors of the emulator. */
export async function provokeFailures(ask: Ask, ids: Ids): Promise<void> {
  for (const [title, status, request, options] of [
    ...badRequests(ids),
    ...unknownIds(ids),
    ...brokenRules(ids),
  ]) {
    await ask(title, request, { ...options, status });
  }
}

function badRequests({ userId }: Ids): readonly Failure[] {
  return [
    ['no key', 401, 'GET /users', { headers: { authorization: undefined } }],
    ['a key of another scheme', 401, 'GET /users', { headers: { authorization: 'Basic sk_test_1' } }],
    ['another key', 401, 'GET /users', { headers: { authorization: 'Bearer sk_test_other' } }],
    ['an unknown version', 400, 'GET /users', { headers: { 'clerk-api-version': '1999-01-01' } }],
    ['a limit that is not a number', 422, 'GET /users?limit=ten'],
    ['a limit of 0', 422, 'GET /users?limit=0'],
    ['an unknown order', 422, 'GET /users?order_by=shoe_size'],
    ['an unknown status', 422, 'GET /sessions?status=sleepy'],
    ['a body that is not JSON', 400, 'POST /users', { body: '{"first_name":' }],
    ['a body that is not an object', 400, 'POST /users', { body: '[]' }],
    ['a body that is too large', 413, 'POST /users', { body: { first_name: 'a'.repeat(1024 * 1024) } }],
    ['another media type', 415, 'POST /users', { body: 'a=b', headers: { 'content-type': 'text/plain' } }],
    ['an unknown field', 422, 'POST /users', { body: { shoe_size: 1 } }],
    ['a field of another type', 422, `PATCH /users/${userId}`, { body: { first_name: 1 } }],
    ['a field that is missing', 422, 'POST /organizations', { body: {} }],
    ['several complaints', 422, 'POST /users', { body: { first_name: 1, last_name: [], x: 1 } }],
    ['a short password', 422, 'POST /users', { body: { password: 'short' } }],
  ];
}

function unknownIds({ organizationId }: Ids): readonly Failure[] {
  return [
    ['an unknown user', 404, 'GET /users/user_none'],
    ['changing an unknown user', 404, 'PATCH /users/user_none', { body: { first_name: 'A' } }],
    ['deleting an unknown user', 404, 'DELETE /users/user_none'],
    ['an unknown cursor', 404, 'GET /users?starting_after=user_none'],
    ['memberships of an unknown user', 404, 'GET /users/user_none/organization_memberships'],
    ['an unknown session', 404, 'GET /sessions/sess_none'],
    ['revoking an unknown session', 404, 'POST /sessions/sess_none/revoke'],
    ['a session for an unknown user', 404, 'POST /sessions', { body: { user_id: 'user_none' } }],
    ['an unknown organization', 404, 'GET /organizations/org_none'],
    ['members of an unknown organization', 404, 'GET /organizations/org_none/memberships'],
    ['a user who is not a member', 404, `DELETE /organizations/${organizationId}/memberships/user_none`],
    [
      'an organization by an unknown user',
      400,
      'POST /organizations',
      { body: { name: 'A', created_by: 'user_none' } },
    ],
    ['an endpoint that does not exist', 501, 'GET /nowhere'],
  ];
}

function brokenRules({ userId, organizationId, bannedUserId }: Ids): readonly Failure[] {
  const memberships = `/organizations/${organizationId}/memberships`;
  const admin = { user_id: userId, role: 'org:admin' };
  return [
    ['an address that is taken', 422, 'POST /users', { body: { email_address: ['ada@example.com'] } }],
    ['a slug that is taken', 422, 'POST /organizations', { body: { name: 'B', slug: 'acme' } }],
    ['a user who is already a member', 400, `POST ${memberships}`, { body: admin }],
    ['a role that is not there', 422, `PATCH ${memberships}/${userId}`, { body: { role: 'org:boss' } }],
    ['the last admin leaving', 400, `DELETE ${memberships}/${userId}`],
    [
      'the last admin losing the role',
      400,
      `PATCH ${memberships}/${userId}`,
      { body: { role: 'org:member' } },
    ],
    [
      'an organization for a single member',
      200,
      `PATCH /organizations/${organizationId}`,
      { body: { max_allowed_memberships: 1 } },
    ],
    [
      'a member too many',
      403,
      `POST ${memberships}`,
      { body: { user_id: bannedUserId, role: 'org:member' } },
    ],
    ['a session of a banned user', 403, 'POST /sessions', { body: { user_id: bannedUserId } }],
  ];
}
